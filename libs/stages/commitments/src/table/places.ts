import type { Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { localized } from '@suivi/kernel';
import * as store from './table.store.js';

/** The names by which rows point at meetings, organizations and areas, looked up without the database. */
export interface Places {
  meetings: readonly store.PlacedMeeting[];
  organizations: ReadonlyMap<string, store.PlacedOrganization>;
  organizationById: ReadonlyMap<number, store.PlacedOrganization>;
  /** Position of each organization in the order of reports. */
  order: ReadonlyMap<number, number>;
  /** The area of a partnership under its English name. */
  area(partnershipId: number, name: string): { id: number; name: string } | undefined;
  /** The meeting of a series by its ordinal. */
  meeting(series: string, ordinal: number): store.PlacedMeeting | undefined;
}

const folded = (name: string): string => name.trim().toLowerCase();

/** Everything that rows of a coordinator may point at, in three queries. */
export async function loadPlaces(sql: Sql, scope: Scope): Promise<Places> {
  const meetings = await store.placedMeetings(sql, scope);
  const organizations = await store.placedOrganizations(sql, scope);
  const areas = new Map<string, { id: number; name: string }>();
  for (const { id, partnershipId, name } of await store.placedAreas(sql, scope)) {
    const english = localized(name, 'en');
    areas.set(`${partnershipId} ${folded(english)}`, { id, name: english });
  }
  const bySeries = new Map(meetings.map((meeting) => [`${meeting.series} ${meeting.ordinal}`, meeting]));
  return {
    meetings,
    organizations: new Map(organizations.map((o) => [folded(o.acronym), o])),
    organizationById: new Map(organizations.map((o) => [o.id, o])),
    order: new Map(organizations.map((o, i) => [o.id, i])),
    area: (partnershipId, name) => areas.get(`${partnershipId} ${folded(name)}`),
    meeting: (series, ordinal) => bySeries.get(`${series} ${ordinal}`),
  };
}

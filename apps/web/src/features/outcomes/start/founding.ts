import { directory, outcomes, type RouteResponse } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../../ui/call.js';
import { refresh } from '../../../ui/reading.js';

/** What is asked of a person who begins. */
export interface Founding {
  name: string;
  un: { acronym: string; name: string };
  partner: { acronym: string; name: string };
  meeting: { ordinal: number; startsOn: string; place: string };
  desk: { name: string; email: string };
  series: string;
}

/** What was made so far: where something fails, the next attempt goes on there. */
interface Made {
  partnershipId?: number;
  sides: Partial<Record<'un' | 'partner', number>>;
  coordinatorAt?: number;
  seriesId?: number;
  meeting?: RouteResponse<typeof outcomes.createMeeting>;
}

/** An address word out of an acronym: `UN–CARICOM` becomes `un-caricom`. */
export const slugOf = (...words: string[]): string =>
  words.join(' ').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'partnership';

async function makeSide(made: Made, side: 'un' | 'partner', wanted: Founding[typeof side], language: Language): Promise<number> {
  const known = made.sides[side];
  if (known !== undefined) return known;
  const { id } = await call(directory.addParticipant, { params: { id: made.partnershipId ?? 0 }, body: { side, organization: { acronym: wanted.acronym, name: { [language]: wanted.name } } } });
  return (made.sides[side] = id);
}

async function found(made: Made, wanted: Founding, language: Language): Promise<RouteResponse<typeof outcomes.createMeeting>> {
  const slug = slugOf(wanted.un.acronym, wanted.partner.acronym);
  made.partnershipId ??= (await call(directory.createPartnership, { body: { slug, name: { [language]: wanted.name } } })).id;
  const { partnershipId } = made;
  const un = await makeSide(made, 'un', wanted.un, language);
  await makeSide(made, 'partner', wanted.partner, language);
  if (wanted.desk.email && made.coordinatorAt === undefined) {
    await call(directory.createAppointment, { params: { id: partnershipId }, body: { organizationId: un, role: 'coordinator', person: { ...wanted.desk, language } } });
    made.coordinatorAt = un;
  }
  made.seriesId ??= (await call(outcomes.createSeries, { body: { partnershipId, slug, name: { [language]: wanted.series } } })).id;
  const { ordinal, startsOn, place } = wanted.meeting;
  made.meeting ??= await call(outcomes.createMeeting, { body: { seriesId: made.seriesId, ordinal, startsOn, place, status: 'held' } });
  return made.meeting;
}

/** Makes a partnership with its two sides, its series and the meeting whose outcome is at hand. */
export function useFounding(language: Language) {
  const made = useRef<Made>({ sides: {} });
  return useMutation({
    mutationFn: (wanted: Founding) => found(made.current, wanted, language),
    onSettled: () => refresh(directory.listPartnerships, directory.listOrganizations, outcomes.listSeries, outcomes.listMeetings),
  });
}

import { inCoordinatedPartnership, inSeenPartnership, inWholePartnership, type Scope } from '@suivi/access';
import type { LocalDate } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';

/** Conditions that rows of the directory concern a reader, on the alias that a statement gives them; nothing is asked of a reader who sees everything. */

/** Organizations: those that take part in a partnership of the reader's, and groups of which a member does. */
export function visibleOrganizations(scope: Scope, alias: string): SQL | undefined {
  const seen = inSeenPartnership(scope, 'v.partnership_id');
  const id = raw.raw(`${alias}.id`);
  return seen && raw`(exists (select 1 from participant v where v.organization_id = ${id} and ${seen})
    or exists (select 1 from group_member m join participant v on v.organization_id = m.member_id where m.group_id = ${id} and ${seen}))`;
}

/** People: the reader, and whoever has a part in a partnership that the reader coordinates on the day or later. */
export function visiblePeople(scope: Scope, alias: string, today: LocalDate): SQL | undefined {
  const coordinated = inCoordinatedPartnership(scope, 'v.partnership_id');
  const id = raw.raw(`${alias}.id`);
  return coordinated && raw`(${id} = ${scope.personId ?? 0}
    or exists (select 1 from appointment v where v.person_id = ${id} and (v.ends_on is null or v.ends_on >= ${today}::date) and ${coordinated})
    or exists (select 1 from access_grant v where v.person_id = ${id} and v.ended_at is null and ${coordinated}))`;
}

/** Appointments: all of the partnerships that the reader sees whole; in others those of the own entities, and the desks that follow them up. */
export function visibleAppointments(scope: Scope, alias: string): SQL | undefined {
  const whole = inWholePartnership(scope, `${alias}.partnership_id`);
  const of = (column: string): SQL => raw.raw(`${alias}.${column}`);
  const own = scope.entities.map((e) => raw`(${of('partnership_id')} = ${e.partnershipId} and (${of('organization_id')} = ${e.organizationId} or ${of('role')} = 'coordinator'))`);
  return whole && raw`(${raw.join([whole, ...own], raw` or `)})`;
}

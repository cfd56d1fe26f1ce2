import { reportsFor, type Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { type LocalDate, localDayOf } from '@suivi/kernel';
import { hasAnswered } from './call.js';
import { type CallNow, callsNow, type EntityStanding, standingIn } from './standing.store.js';

/** A call that asks an entity of the reader's, which has not answered it in full. */
export type OwnCall = CallNow & Pick<EntityStanding, 'organizationId' | 'acronym' | 'name' | 'dueOn' | 'asked' | 'answered'>;

/** Whether a call asks the reader: for an own entity, unless it is somebody else who was named to answer. */
const asks = (scope: Scope, { partnershipId }: CallNow, { organizationId, person, response }: EntityStanding): boolean =>
  reportsFor(scope, { partnershipId, organizationId }) && !hasAnswered(response) && (person === null || person.id === scope.personId);

/** The calls that ask the reader on a day, the first due first. */
export async function ownCalls(sql: Sql, scope: Scope, now: Date): Promise<OwnCall[]> {
  const today: LocalDate = localDayOf(now, 'utc');
  const calls = new Map((await callsNow(sql, { partnershipIds: scope.entities.map((one) => one.partnershipId), today })).map((call) => [call.callId, call]));
  const standing = await standingIn(sql, [...calls.keys()]);
  return standing
    .flatMap((one) => {
      const call = calls.get(one.callId);
      const { organizationId, acronym, name, dueOn, asked, answered } = one;
      return call && asks(scope, call, one) ? [{ ...call, organizationId, acronym, name, dueOn, asked, answered }] : [];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

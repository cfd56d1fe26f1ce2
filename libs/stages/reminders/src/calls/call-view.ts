import type { Scope } from '@suivi/access';
import { type calls, type ReminderPolicy, type RouteResponse, standardPolicy } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { partnership as partnershipOf } from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import { meeting as meetingOf, meetingsOf, seriesNamed } from '@suivi/outcomes';
import { policyOfPartnership } from '../policy.store.js';
import { countsOf, proposedDates, usualMonths } from './call.js';
import { callNamed } from './calls.js';
import { mayCall } from './calls.policy.js';
import { type CallRow, callsOfMeeting } from './calls.store.js';
import { entitiesToAsk, type EntityStanding, focalPointsOf, standingIn } from './standing.store.js';

type Summary = RouteResponse<typeof calls.listCalls>['items'][number];
type InFull = RouteResponse<typeof calls.readCall>;
type Proposal = RouteResponse<typeof calls.proposeCall>;

const summaryOf = (row: CallRow, entities: readonly EntityStanding[]): Summary => ({
  id: row.id, partnershipId: row.partnershipId, meetingId: row.meetingId, opensOn: row.opensOn, dueOn: row.dueOn, message: row.message, sheet: row.sheet, state: row.state, createdAt: row.createdAt.toISOString(),
  openedAt: row.openedAt?.toISOString() ?? null, closedAt: row.closedAt?.toISOString() ?? null, version: row.version, counts: countsOf(entities.map((one) => one.response)),
});

/** A call with what each entity has contributed; refuses with 'not-found'. */
export async function callInFull(sql: Sql, scope: Scope, id: number, now: Date): Promise<InFull> {
  const row = await callNamed(sql, scope, id);
  const entities = await standingIn(sql, [id]);
  const people = await focalPointsOf(sql, { partnershipId: row.partnershipId, organizationIds: entities.map((one) => one.organizationId), today: localDayOf(now, 'UTC') });
  return {
    ...summaryOf(row, entities),
    entities: entities.map(({ organizationId, acronym, name, side, person, dueOn, extensionReason, asked, answered, response, remarks, lastAskedAt }) => ({
      organization: { id: organizationId, acronym, name }, side, person, focalPoints: people.get(organizationId) ?? [], dueOn, extensionReason, asked, answered, response, remarks, lastAskedAt: lastAskedAt?.toISOString() ?? null,
    })),
  };
}

/** The calls on a meeting's commitments, the latest first; refuses with 'not-found' a meeting that is not the reader's. */
export async function callsOn(sql: Sql, scope: Scope, meetingId: number): Promise<Summary[]> {
  await meetingOf(sql, scope, meetingId);
  const rows = await callsOfMeeting(sql, scope, meetingId);
  const standing = await standingIn(sql, rows.map((row) => row.id));
  return rows.map((row) => summaryOf(row, standing.filter((one) => one.callId === row.id)));
}

/** How long before the meeting the policy asks for inputs. */
const monthsIn = ({ rules }: ReminderPolicy): number => rules.reduce((most, rule) => (rule.when === 'meeting' ? Math.max(most, rule.months) : most), 0) || usualMonths;

/** What a call on a meeting's commitments would be like; refuses with 'not-found' and 'forbidden'. */
export async function proposeCall(sql: Sql, scope: Scope, meetingId: number, now: Date): Promise<Proposal> {
  const of = await meetingOf(sql, scope, meetingId);
  const { partnershipId } = await seriesNamed(sql, scope, of.seriesId);
  if (!mayCall(scope, partnershipId)) throw new Refusal('forbidden', 'a call for inputs is made by the coordinators of the partnership');
  const today = localDayOf(now, 'UTC');
  const next = (await meetingsOf(sql, scope, { seriesId: of.seriesId })).map((one) => one.meeting).filter((one) => one.status === 'planned' && one.startsOn >= today).map((one) => one.startsOn).sort()[0] ?? null;
  const { silentAfterDays } = await partnershipOf(sql, scope, partnershipId);
  const policy = (await policyOfPartnership(sql, partnershipId))?.policy ?? standardPolicy(silentAfterDays);
  const last = (await callsOfMeeting(sql, scope, meetingId)).find((one) => one.state === 'closed');
  const entities = await entitiesToAsk(sql, { meetingId, partnershipId, since: last?.closedAt ?? null });
  const people = await focalPointsOf(sql, { partnershipId, organizationIds: entities.map((one) => one.organizationId), today });
  return {
    ...proposedDates(next, monthsIn(policy), today), meetsOn: next,
    entities: entities.map(({ organizationId, acronym, name, side, open, closedSince }) => ({ organization: { id: organizationId, acronym, name }, side, focalPoints: people.get(organizationId) ?? [], open, closedSince })),
  };
}

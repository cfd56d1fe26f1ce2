import { type Scope, wholeInstallation } from '@suivi/access';
import { commitmentById, type CommitmentState, proposeHandover as noteProposal, settleHandover } from '@suivi/commitments';
import type { answers, RouteInput, RouteResponse } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { appoint, createPerson, hasRole, organization, person as personOf, type Person, personWithAddress } from '@suivi/directory';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, isMailAddress, localDayOf, Refusal } from '@suivi/kernel';
import * as store from './handovers.store.js';
import { aboutOf, decisionOf, pageBack } from './listing.js';
import { speaker } from './reporter.js';
import type { AnswerPlace } from './updates.policy.js';

type Handover = RouteResponse<typeof answers.confirmHandover>;

/** "Not mine": who should answer instead. */
export interface Naming {
  commitmentId: number;
  organizationId: number;
  personId: number;
  name: string;
  email: string;
  reason?: string;
}

/** Names a colleague of the entity to answer instead; the entity's reminders of this commitment rest until it is decided. */
export const proposeHandover = (sql: Sql, input: Naming, act: Act): Promise<store.HandoverRow> =>
  transact(sql, async (tx) => {
    await speaker(tx, input, act.now);
    const { commitmentId, organizationId, personId, name } = input;
    const email = input.email.toLowerCase();
    refuseOwnAddress(email, await personOf(tx, wholeInstallation, personId, act.now));
    await noteProposal(tx, { commitmentId, organizationId, reason: input.reason ?? null }, act);
    const row = await store.insertHandover(tx, {
      commitmentId, organizationId, personId, colleagueName: name, colleagueEmail: email, reason: input.reason ?? null, state: 'pending', proposedAt: act.now, version: 1,
    });
    if (!row) throw new Refusal('handover.already-proposed', 'you have named a colleague already');
    return row;
  });

interface Decision {
  id: number;
  version?: number;
}

async function pending(tx: Tx, input: Decision): Promise<store.HandoverRow> {
  const row = await store.handoverForDecision(tx, input.id);
  if (!row) throw new Refusal('not-found', `there is no handover ${input.id}`);
  if (input.version !== undefined && input.version !== row.version) throw new Refusal('stale-version', 'somebody decided on this meanwhile');
  if (row.state !== 'pending') throw new Refusal('handover.already-decided', `this handover was already ${row.state}`);
  return row;
}

const settle = (tx: Tx, row: store.HandoverRow, o: { action: 'handover-confirmed' | 'handover-declined'; reason?: string; answersPersonId?: number }, act: Act): Promise<CommitmentState> =>
  settleHandover(tx, { commitmentId: row.commitmentId, organizationId: row.organizationId, othersWait: async () => (await store.pendingHandovers(tx, row)).length > 0, ...o }, act);

/** The colleague as a person of the directory: the one who has the address, else a new one who works where the one who named them does. */
async function colleagueOf(tx: Tx, { colleagueName: name, colleagueEmail: email }: store.HandoverRow, by: Person, act: Act): Promise<Person> {
  const known = await personWithAddress(tx, wholeInstallation, email, act.now);
  const { language, zone, dutyStationId, isSample } = by;
  return known ?? createPerson(tx, { name, email, language, zone, dutyStationId, isSample }, act);
}

async function makeFocalPoint(tx: Tx, of: { partnershipId: number; organizationId: number; personId: number }, act: Act): Promise<void> {
  if (await hasRole(tx, { ...of, roles: ['focal-point'], on: localDayOf(act.now, 'utc') })) return;
  await appoint(tx, { ...of, role: 'focal-point' }, act);
}

interface Colleague {
  name: string;
  email: string;
}

/** Whether somebody may be named by an address: exactly one, and not that of who asks to be relieved. */
function refuseOwnAddress(email: string, by: Person): void {
  if (!isMailAddress(email) || email === by.email.toLowerCase()) throw new Refusal('person.address-not-usable', 'name a colleague by exactly one mail address, and not by that of who is to be relieved');
}

/** A proposal as it is confirmed: for the colleague who was named, or another whom the coordinator chose. */
function chosen(proposal: store.HandoverRow, by: Person, colleague?: Colleague): store.HandoverRow {
  if (!colleague) return proposal;
  const colleagueEmail = colleague.email.toLowerCase();
  refuseOwnAddress(colleagueEmail, by);
  return { ...proposal, colleagueName: colleague.name, colleagueEmail };
}

/** Confirms the colleague who was named, or another: a focal point of the entity from now on, reminded of this commitment instead of the others. */
export const confirmHandover = (sql: Sql, input: Decision & { colleague?: Colleague; note?: string; letterhead: Letterhead }, act: Act): Promise<store.HandoverRow> =>
  transact(sql, async (tx) => {
    const waiting = await pending(tx, input);
    const { organizationId, commitmentId } = waiting;
    const by = await personOf(tx, wholeInstallation, waiting.personId, act.now);
    const proposal = chosen(waiting, by, input.colleague);
    const colleague = await colleagueOf(tx, proposal, by, act);
    const partnershipId = (await commitmentById(tx, wholeInstallation, commitmentId))?.partnershipId ?? 0;
    await makeFocalPoint(tx, { partnershipId, organizationId, personId: colleague.id }, act);
    const { colleagueName, colleagueEmail } = proposal;
    const row = await store.decideHandover(tx, proposal.id, { colleagueName, colleagueEmail, state: 'confirmed', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note ?? null });
    const of = await settle(tx, row, { action: 'handover-confirmed', reason: input.note, answersPersonId: colleague.id }, act);
    await tellProposer(tx, row, { of, letterhead: input.letterhead }, act);
    await tellColleague(tx, row, { of, by, colleague, letterhead: input.letterhead }, act);
    return row;
  });

/** Leaves it with who answers now; reminders go on. */
export const declineHandover = (sql: Sql, input: Decision & { note: string; letterhead: Letterhead }, act: Act): Promise<store.HandoverRow> =>
  transact(sql, async (tx) => {
    const proposal = await pending(tx, input);
    const row = await store.decideHandover(tx, proposal.id, { state: 'declined', decidedAt: act.now, decidedBy: act.actor.name, decisionNote: input.note });
    const of = await settle(tx, row, { action: 'handover-declined', reason: input.note }, act);
    await tellProposer(tx, row, { of, letterhead: input.letterhead }, act);
    return row;
  });

const named = ({ id, reference, title }: CommitmentState, organizationId: number) => ({ commitmentId: id, organizationId, reference, title });

async function tellProposer(tx: Tx, row: store.HandoverRow, { of, letterhead }: { of: CommitmentState; letterhead: Letterhead }, act: Act): Promise<void> {
  const payload = { ...named(of, row.organizationId), colleague: row.colleagueName, confirmed: row.state === 'confirmed', note: row.decisionNote };
  await queueMail(tx, { kind: 'handover-decided', personId: row.personId, key: `handover-${row.id}`, payload }, { letterhead, now: act.now });
  await wish(tx, round, {}, act.now);
}

async function tellColleague(tx: Tx, row: store.HandoverRow, o: { of: CommitmentState; by: Person; colleague: Person; letterhead: Letterhead }, act: Act): Promise<void> {
  const { of, by, colleague, letterhead } = o;
  const { name: entity } = await organization(tx, wholeInstallation, row.organizationId);
  const deadline = of.deadlineOn === null ? null : { on: of.deadlineOn, precision: of.deadlinePrecision ?? 'day' };
  const payload = { ...named(of, row.organizationId), by: by.name, entity, quote: of.quote, deadline };
  await queueMail(tx, { kind: 'handed-over', personId: colleague.id, key: `handover-${row.id}`, payload }, { letterhead, now: act.now });
}

/** A proposal as lists show it. */
export const handoverOf = ({ handover, ...names }: Awaited<ReturnType<typeof store.handoversBefore>>[number]): Handover => ({
  id: handover.id, ...aboutOf(handover, names), colleague: { name: handover.colleagueName, email: handover.colleagueEmail }, reason: handover.reason, state: handover.state,
  proposedAt: handover.proposedAt.toISOString(), ...decisionOf(handover),
});

async function handoverRow(sql: Sql, scope: Scope, id: number) {
  const [row] = await store.handoversBefore(sql, scope, { id, limit: 1 });
  if (!row) throw new Refusal('not-found', `there is no handover ${id}`);
  return row;
}

/** One handover of the reader's as lists show it; refuses with 'not-found'. */
export const handover = async (sql: Sql, scope: Scope, id: number): Promise<Handover> => handoverOf(await handoverRow(sql, scope, id));

/** Where a handover of the reader's stands, for judging who may decide on it; refuses with 'not-found'. */
export async function placeOfHandover(sql: Sql, scope: Scope, id: number): Promise<AnswerPlace> {
  const { handover: row, partnershipId, side } = await handoverRow(sql, scope, id);
  return { partnershipId, side, organizationId: row.organizationId };
}

/** A page of the handovers that concern a reader, the latest first. */
export const handovers = (sql: Sql, scope: Scope, query: RouteInput<typeof answers.listHandovers>['query']): Promise<RouteResponse<typeof answers.listHandovers>> =>
  pageBack(query, (filter) => store.handoversBefore(sql, scope, filter), handoverOf);

import { carryOver, editCommitment, enterCommitment, verifyStatus } from '@suivi/commitments';
import { appointment, callForInputs, commitment, commitmentOwner, type Db, partnership, person, statusUpdate, transact } from '@suivi/db';
import { appoint, changeAddress, endAppointment, markContactLost, recordAbsence, resumeDigests, stopDigests } from '@suivi/directory';
import { type Act, Refusal } from '@suivi/kernel';
import { changeCall, closeCall, draftCall, extendCall, noteCallWords, openCall } from '@suivi/reminders';
import { acceptUpdate, returnUpdate, submitUpdate } from '@suivi/updates';
import { and, eq, isNotNull } from 'drizzle-orm';
import { letterhead } from '../../support/api.js';
import { dayAfter } from './plain-calendar.js';
import type { PostOffice } from './post-office.js';
import type { Random } from './random.js';
import { addressOf, type World, zoneOf } from './world.js';

/** What people do meanwhile, through the product's own use cases. */
export interface Scene {
  db: Db;
  world: World;
  random: Random;
  office: PostOffice;
  now: Date;
}

const actAt = (now: Date): Act => ({ actor: { kind: 'operator', name: 'Story' }, now });
const dayNear = ({ random, now }: Scene): string => dayAfter(now.toISOString().slice(0, 10), random.pick([random.between(-10, 40), 1, 2, 7, 8, 30, 31, 400]));

async function anyOpen({ db, random }: Scene): Promise<number> {
  const rows = await db.select({ id: commitment.id }).from(commitment).where(eq(commitment.recordState, 'open')).orderBy(commitment.id);
  if (rows.length === 0) throw new Refusal('not-found', 'nothing is open');
  return random.pick(rows).id;
}

async function anyWaiting({ db, random }: Scene): Promise<number> {
  const rows = await db.select({ id: statusUpdate.id }).from(statusUpdate).where(eq(statusUpdate.state, 'submitted')).orderBy(statusUpdate.id);
  if (rows.length === 0) throw new Refusal('not-found', 'nothing waits');
  return random.pick(rows).id;
}

async function callUnderWay({ db }: Scene): Promise<number> {
  const [row] = await db.select({ id: callForInputs.id }).from(callForInputs).where(eq(callForInputs.state, 'open'));
  if (!row) throw new Refusal('not-found', 'no call is open');
  return row.id;
}

/** Some of the entities, one at least. */
const someEntities = ({ random, world }: Scene): { organizationId: number; personId: null }[] => {
  const first = random.pick(world.organizations);
  return world.organizations.filter((id) => id === first || random.chance(0.6)).map((organizationId) => ({ organizationId, personId: null }));
};

const makeCall = (s: Scene): Promise<unknown> => transact(s.db, async (tx) => {
  const today = s.now.toISOString().slice(0, 10);
  const opensOn = dayAfter(today, s.random.pick([0, 0, 1, 2]));
  const dueOn = dayAfter(opensOn, s.random.pick([1, 3, 4, 5, 14, 15, 17, 40]));
  const { id } = await draftCall(tx, { meetingId: 1, opensOn, dueOn, message: {}, sheet: s.random.chance(0.2) ? 'xlsx' : 'none', entities: someEntities(s) }, actAt(s.now));
  return openCall(tx, { id }, actAt(s.now));
});

async function addressNow({ db }: Scene, id: number): Promise<string> {
  return (await db.select({ email: person.email }).from(person).where(eq(person.id, id)))[0]?.email ?? '';
}

/** Everything that may happen to a commitment, to a person, or to a post. */
const happenings: Record<string, (scene: Scene) => Promise<unknown>> = {
  'the deadline moves': async (s) => editCommitment(s.db, { id: await anyOpen(s), deadline: s.random.chance(0.15) ? null : { on: dayNear(s) } }, actAt(s.now)),
  'the deadline moves away and back': async (s) => {
    const id = await anyOpen(s);
    const [{ deadlineOn } = { deadlineOn: null }] = await s.db.select({ deadlineOn: commitment.deadlineOn }).from(commitment).where(eq(commitment.id, id));
    await editCommitment(s.db, { id, deadline: { on: dayNear(s) } }, actAt(s.now));
    if (deadlineOn) await editCommitment(s.db, { id, deadline: { on: deadlineOn } }, actAt(s.now));
  },
  'a commitment is closed': async (s) => verifyStatus(s.db, { id: await anyOpen(s), status: 'implemented' }, actAt(s.now)),
  'a closed one is opened again': async (s) => {
    const [closed] = await s.db.select({ id: commitment.id }).from(commitment).where(eq(commitment.recordState, 'closed'));
    if (closed) await verifyStatus(s.db, { id: closed.id, status: 'in-progress', reason: 'not done after all' }, actAt(s.now));
  },
  'a commitment is carried over': async (s) => carryOver(s.db, { id: await anyOpen(s) }, actAt(s.now)),
  'a commitment is given to another': async (s) => {
    const lead = s.random.pick(s.world.organizations);
    const others = s.world.organizations.filter((id) => id !== lead && s.random.chance(0.3));
    return editCommitment(s.db, { id: await anyOpen(s), owners: [{ organizationId: lead, part: 'lead' }, ...others.map((organizationId) => ({ organizationId, part: 'contributing' as const }))] }, actAt(s.now));
  },
  'a commitment is entered': async (s) =>
    enterCommitment(s.db, { meetingId: 1, title: 'A new promise', paragraphLabel: '9', quote: 'New', owners: [{ organizationId: s.random.pick(s.world.organizations), part: 'lead' }], deadline: { on: dayNear(s) } }, actAt(s.now)),
  'an entity answers': async (s) =>
    submitUpdate(s.db, { commitmentId: await anyOpen(s), organizationId: s.random.pick(s.world.organizations), status: s.random.pick(['in-progress', 'implemented']), narrative: 'Done what could be done.' }, actAt(s.now)),
  'an answer is accepted': async (s) => acceptUpdate(s.db, { id: await anyWaiting(s) }, actAt(s.now)),
  'an answer is returned': async (s) => returnUpdate(s.db, { id: await anyWaiting(s), note: 'Which part?', letterhead }, actAt(s.now)),
  'a later date is asked for': async (s) =>
    s.db.update(commitmentOwner).set({ extensionAskedAt: s.now }).where(and(eq(commitmentOwner.commitmentId, await anyOpen(s)), eq(commitmentOwner.organizationId, s.random.pick(s.world.organizations)))),
  'no later date is granted': async (s) => s.db.update(commitmentOwner).set({ extensionAskedAt: null }).where(isNotNull(commitmentOwner.extensionAskedAt)),
  'entities are called for inputs': makeCall,
  'inputs are called for once more': makeCall,
  'an entity has more time for its input': async (s) =>
    extendCall(s.db, { id: await callUnderWay(s), organizationIds: s.random.chance(0.5) ? [s.random.pick(s.world.organizations)] : undefined, dueOn: dayNear(s) }, actAt(s.now)),
  'an entity has nothing to report, or has': async (s) =>
    noteCallWords(s.db, { id: await callUnderWay(s), organizationId: s.random.pick(s.world.organizations), nothing: s.random.chance(0.7) }, actAt(s.now)),
  'others are asked for inputs': async (s) => changeCall(s.db, { id: await callUnderWay(s), entities: someEntities(s) }, actAt(s.now)),
  'a call for inputs is closed': async (s) => closeCall(s.db, { id: await callUnderWay(s) }, actAt(s.now)),
  'somebody is away': async (s) => {
    const from = dayAfter(s.now.toISOString().slice(0, 10), s.random.between(0, 3));
    return recordAbsence(s.db, { personId: s.random.pick(s.world.people), startsOn: from, endsOn: dayAfter(from, s.random.between(0, 4)) }, actAt(s.now));
  },
  'a contact is lost': async (s) => {
    const personId = s.random.pick(s.world.people);
    return markContactLost(s.db, { personId, address: await addressNow(s, personId), reason: 'came back' }, actAt(s.now));
  },
  'an address is changed': async (s) => {
    const personId = s.random.pick(s.world.people);
    s.world.addresses += 1;
    const email = addressOf(personId, s.world.addresses);
    s.office.belongs(email, personId);
    return changeAddress(s.db, { personId, email }, actAt(s.now));
  },
  'somebody moves': async (s) =>
    s.db.update(person).set({ zone: zoneOf(s.random), dutyStationId: s.random.chance(0.6) ? s.random.pick(s.world.stations) : null }).where(eq(person.id, s.random.pick(s.world.people))),
  'digests are stopped': async (s) => stopDigests(s.db, { personId: s.random.pick(s.world.people) }, actAt(s.now)),
  'digests are wanted again': async (s) => {
    for (const personId of s.world.people) await resumeDigests(s.db, { personId }, actAt(s.now));
  },
  'a post ends': async (s) => {
    const rows = await s.db.select({ id: appointment.id }).from(appointment).orderBy(appointment.id);
    return endAppointment(s.db, { id: s.random.pick(rows).id, endsOn: dayAfter(s.now.toISOString().slice(0, 10), s.random.between(0, 2)) }, actAt(s.now));
  },
  'a post is given': async (s) =>
    appoint(s.db, { partnershipId: 1, organizationId: s.random.pick(s.world.organizations), personId: s.random.pick(s.world.people), role: s.random.pick(['focal-point', 'alternate']), startsOn: s.now.toISOString().slice(0, 10) }, actAt(s.now)),
  'silence is to last longer': async (s) => s.db.update(partnership).set({ silentAfterDays: s.random.pick([20, 60, 90]) }),
  'an address goes bad': async (s) => s.office.bad.add(await addressNow(s, s.random.pick(s.world.people))),
};
const names = Object.keys(happenings);

/** One thing happens, or is refused as it would be in life; answers what. Waits for nobody's lock: then it does not happen. */
export async function somethingHappens(scene: Scene): Promise<string> {
  const name = scene.random.pick(names);
  try {
    await happenings[name]?.(scene);
    return name;
  } catch (error) {
    const code = ((error as { cause?: { code?: string } }).cause?.code ?? (error as { code?: string }).code) as string;
    if (error instanceof Refusal) return `${name}: refused (${error.code})`;
    if (['55P03', '23505', '23514'].includes(code)) return `${name}: not now (${code})`;
    throw error;
  }
}

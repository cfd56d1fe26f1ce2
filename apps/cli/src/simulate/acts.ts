import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeInstallation } from '@suivi/access';
import {
  carryOver, type DeadlineInput, editCommitment, enterCommitment, holdMeeting, mergeCommitment, moveMeeting, type OwnerInput, ownersInFull, register,
  registerProposal, supersedeCommitment, verifyStatus,
} from '@suivi/commitments';
import { recordAbsence, renameOrganization } from '@suivi/directory';
import { type Act, addDays, localDayOf } from '@suivi/kernel';
import { createMeeting, editProposal, importDocument, proposalsOf, rejectProposal, textOfBytes } from '@suivi/outcomes';
import { removeOverride, setOverride, setPolicy } from '@suivi/reminders';
import { acceptUpdate, returnUpdate, statusUpdates } from '@suivi/updates';
import * as calling from './calling.js';
import { idIn } from './cast.js';
import { dayOf, withDays } from './days.js';
import { report } from './reporting.js';
import type { EventOf, StoryEvent, WrittenDeadline } from './scenario-events.js';
import { heirOf } from './scenario-references.js';
import type { World } from './world.js';

function deadlineOf(world: World, written: WrittenDeadline): DeadlineInput {
  if (written === null) return null;
  if (typeof written === 'string') return { on: dayOf(written, world.today) };
  if ('meeting' in written) return { meetingId: idIn(world.cast.meetings, written.meeting), text: written.text };
  return { ...written, on: dayOf(written.on, world.today) };
}

const ownersOf = (world: World, event: { lead?: string; contributing?: string[] }): OwnerInput[] => [
  // The lead last: named both in a group and as lead, it leads.
  ...(event.contributing ?? []).map((key) => ({ organizationId: idIn(world.cast.organizations, key), part: 'contributing' as const })),
  ...(event.lead === undefined ? [] : [{ organizationId: idIn(world.cast.organizations, event.lead), part: 'lead' as const }]),
];

/** What a coordinator says of a commitment, in ids. */
function classingOf(world: World, event: { area?: string; level?: 'global' | 'regional' | 'national'; deadline?: WrittenDeadline }) {
  return {
    ...(event.area === undefined ? {} : { thematicAreaId: idIn(world.cast.areas, event.area) }),
    ...(event.level === undefined ? {} : { level: event.level }),
    ...(event.deadline === undefined ? {} : { deadline: deadlineOf(world, event.deadline) }),
  };
}

const datesOf = (world: World, event: { startsOn?: string; endsOn?: string }) => ({
  ...(event.startsOn === undefined ? {} : { startsOn: dayOf(event.startsOn, world.today) }),
  ...(event.endsOn === undefined ? {} : { endsOn: dayOf(event.endsOn, world.today) }),
});

/** The one undecided proposal that an event means. */
async function proposalMeant(world: World, event: { document: string; paragraph: string; words?: string }): Promise<number> {
  const all = await proposalsOf(world.sql, wholeInstallation, idIn(world.cast.documents, event.document));
  const there = all.filter(({ proposal, paragraphLabel }) => proposal.status === 'proposed' && paragraphLabel === event.paragraph && proposal.text.includes(event.words ?? ''));
  if (there.length === 1 && there[0]) return there[0].proposal.id;
  const list = all.map(({ proposal, paragraphLabel }) => `${paragraphLabel}: “${proposal.text.slice(0, 60)}…” (${proposal.status})`).join('; ');
  throw new Error(`${there.length === 0 ? 'no' : 'more than one'} open proposal fits paragraph ${event.paragraph}${event.words ? ` and “${event.words}”` : ''}. The reader proposed: ${list}`);
}

async function importOf(world: World, event: EventOf<'import'>, act: Act): Promise<void> {
  const raw = event.file === undefined ? (event.text ?? '') : textOfBytes(readFileSync(join(world.folder, event.file)));
  const text = withDays(raw, event.language ?? 'en', world.today);
  const row = await importDocument(
    world.sql,
    {
      meetingId: idIn(world.cast.meetings, event.meeting), text, fileName: event.file ?? `${event.as}.txt`, title: event.title, symbol: event.symbol, language: event.language,
      kind: event.kind, adoptedOn: event.adoptedOn === undefined ? undefined : dayOf(event.adoptedOn, world.today),
    },
    act,
  );
  world.cast.documents.set(event.as, row.id);
}

async function rejectRest(world: World, event: EventOf<'reject-rest'>, act: Act): Promise<void> {
  for (const { proposal } of await proposalsOf(world.sql, wholeInstallation, idIn(world.cast.documents, event.document)))
    if (proposal.status === 'proposed') await rejectProposal(world.sql, { id: proposal.id, reason: event.reason }, act);
}

/** The update that waits for a decision. */
async function updateWaiting(world: World, event: { commitment: string; organization?: string }): Promise<number> {
  const { items } = await statusUpdates(world.sql, wholeInstallation, { commitmentId: idIn(world.cast.commitments, event.commitment), state: 'submitted', limit: 200 });
  const organizationId = event.organization === undefined ? undefined : idIn(world.cast.organizations, event.organization);
  const fitting = items.filter((item) => organizationId === undefined || item.organization.id === organizationId);
  if (fitting.length === 1 && fitting[0]) return fitting[0].id;
  throw new Error(fitting.length === 0 ? `no update on '${event.commitment}' waits for a decision` : `several updates on '${event.commitment}' wait: name the organization`);
}

async function change(world: World, event: EventOf<'change'>, act: Act): Promise<void> {
  const id = idIn(world.cast.commitments, event.commitment);
  const owners = event.lead === undefined && event.contributing === undefined ? undefined : await ownersChanged(world, event, id);
  const { title, acceptance, acceptanceReason, reason, project } = event;
  const objective = event.objective === undefined ? {} : { objectiveId: idIn(world.cast.objectives, event.objective) };
  await editCommitment(world.sql, { id, title, acceptance, acceptanceReason, reason, owners, project, ...objective, ...classingOf(world, event) }, act);
}

/** Who is not named anew stays as they are. */
async function ownersChanged(world: World, event: EventOf<'change'>, id: number): Promise<OwnerInput[]> {
  const present = (await ownersInFull(world.sql, wholeInstallation, [id])).map(({ owner }) => ({ organizationId: owner.organizationId, part: owner.part }));
  const kept = present.filter(({ part }) => (part === 'lead' ? event.lead === undefined : event.contributing === undefined));
  return [...kept, ...ownersOf(world, event)];
}

async function carryOverRest(world: World, event: EventOf<'carry-over-rest'>, act: Act): Promise<void> {
  const meetingId = idIn(world.cast.meetings, event.meeting);
  const { items } = await register(world.sql, wholeInstallation, { meetingId, recordState: 'open', sort: 'deadline', limit: 200 }, act.now);
  // By reference, so that the new numbers follow the old ones.
  for (const { id } of items.toSorted((a, b) => a.id - b.id)) {
    const heir = await carryOver(world.sql, { id, reason: event.reason }, act);
    const key = [...world.cast.commitments].find(([, known]) => known === id)?.[0];
    if (key !== undefined) world.cast.commitments.set(heirOf(key), heir.id);
  }
}

type Play = { [Kind in StoryEvent['do']]: (world: World, event: EventOf<Kind>, act: Act) => Promise<unknown> };

/** What each kind of event does: one use case of the product. */
const plays: Play = {
  import: importOf,
  accept: async (world, event, act) => {
    const proposalId = await proposalMeant(world, event);
    const row = await registerProposal(world.sql, { proposalId, title: event.title, owners: ownersOf(world, event), ...classingOf(world, event) }, act);
    world.cast.commitments.set(event.as, row.id);
  },
  edit: async (world, event, act) => editProposal(world.sql, { id: await proposalMeant(world, event), text: event.text, kind: event.kind }, act),
  reject: async (world, event, act) => rejectProposal(world.sql, { id: await proposalMeant(world, event), reason: event.reason }, act),
  'reject-rest': rejectRest,
  enter: async (world, event, act) => {
    const { title, quote, paragraph } = event;
    const input = { meetingId: idIn(world.cast.meetings, event.meeting), title, quote, paragraphLabel: paragraph, owners: ownersOf(world, event), ...classingOf(world, event) };
    world.cast.commitments.set(event.as, (await enterCommitment(world.sql, input, act)).id);
  },
  report: (world, event, act) => report(world, { event, commitmentId: idIn(world.cast.commitments, event.commitment) }, act),
  'accept-update': async (world, event, act) => acceptUpdate(world.sql, { id: await updateWaiting(world, event), note: event.note }, act),
  'return-update': async (world, event, act) => returnUpdate(world.sql, { id: await updateWaiting(world, event), note: event.note, letterhead: world.letterhead }, act),
  verify: (world, event, act) => verifyStatus(world.sql, { id: idIn(world.cast.commitments, event.commitment), status: event.status, reason: event.reason }, act),
  change,
  supersede: (world, event, act) => {
    const byCommitmentId = event.inFavourOf === undefined ? null : idIn(world.cast.commitments, event.inFavourOf);
    return supersedeCommitment(world.sql, { id: idIn(world.cast.commitments, event.commitment), byCommitmentId, reason: event.reason }, act);
  },
  merge: (world, event, act) =>
    mergeCommitment(world.sql, { id: idIn(world.cast.commitments, event.commitment), intoCommitmentId: idIn(world.cast.commitments, event.into), reason: event.reason }, act),
  'carry-over': async (world, event, act) => {
    const meetingId = event.meeting === undefined ? undefined : idIn(world.cast.meetings, event.meeting);
    const deadline = event.deadline === undefined ? undefined : deadlineOf(world, event.deadline);
    const heir = await carryOver(world.sql, { id: idIn(world.cast.commitments, event.commitment), meetingId, deadline, reason: event.reason }, act);
    world.cast.commitments.set(event.as, heir.id);
  },
  'carry-over-rest': carryOverRest,
  'add-meeting': async (world, event, act) => {
    const { ordinal, precision, place = '' } = event;
    const startsOn = dayOf(event.startsOn, world.today);
    world.cast.meetings.set(event.as, (await createMeeting(world.sql, { seriesId: world.cast.seriesId, ordinal, precision, place, ...datesOf(world, event), startsOn }, act)).id);
  },
  'move-meeting': (world, event, act) =>
    moveMeeting(world.sql, { id: idIn(world.cast.meetings, event.meeting), precision: event.precision, place: event.place, ...datesOf(world, event) }, act),
  'hold-meeting': (world, event, act) => holdMeeting(world.sql, { id: idIn(world.cast.meetings, event.meeting), ...datesOf(world, event) }, act),
  'set-policy': (world, event, act) => setPolicy(world.sql, { partnershipId: world.cast.partnershipId, policy: event.policy }, act),
  'set-rules': (world, event, act) => {
    const commitmentId = idIn(world.cast.commitments, event.commitment);
    return event.policy === null ? removeOverride(world.sql, { commitmentId }, act) : setOverride(world.sql, { commitmentId, policy: event.policy }, act);
  },
  call: calling.makeCall,
  'extend-call': calling.extend,
  nudge: calling.nudge,
  'answer-call': calling.answer,
  'close-call': calling.close,
  'be-away': (world, event, act) =>
    recordAbsence(world.sql, { personId: idIn(world.cast.people, event.person), startsOn: dayOf(event.from, world.today), endsOn: dayOf(event.until, world.today) }, act),
  rename: (world, event, act) => {
    const until = event.until === undefined ? addDays(localDayOf(act.now, 'utc'), -1) : dayOf(event.until, world.today);
    return renameOrganization(world.sql, { id: idIn(world.cast.organizations, event.organization), name: event.name, acronym: event.acronym, until }, act);
  },
};

/** Lets one event happen through the use case of the product that it stands for. */
export async function play(world: World, event: StoryEvent, act: Act): Promise<void> {
  const kind = plays[event.do] as (world: World, event: StoryEvent, act: Act) => Promise<unknown>;
  await kind(world, event, act);
}

import { wholeInstallation } from '@suivi/access';
import { addObjective, enterCommitment } from '@suivi/commitments';
import { accessGrant, type Db, incomingMail, mail, mailboxMessage, participant, reading as readingTable, reply, replyQuestion, reportOutput, storedFile, webhookDelivery, webhookEndpoint } from '@suivi/db';
import * as directory from '@suivi/directory';
import { storeFile } from '@suivi/files';
import type { Act } from '@suivi/kernel';
import { addProposal, createMeeting, createSeries, importFile, proposalsOf } from '@suivi/outcomes';
import { draftCall, openCall, setOverride } from '@suivi/reminders';
import { addComment, createReport, requestOutputs, writeNarrative } from '@suivi/reports';
import { keepEvidence, proposeHandover, requestExtension, submitUpdate, writeNote } from '@suivi/updates';
import { and, eq } from 'drizzle-orm';
import { letterhead } from './api.js';

const sides = ['un', 'partner'] as const;
type Side = (typeof sides)[number];

/** What a partnership holds that one entity's people have to do with, by what it is; each is named with the marker word of its partnership. */
export type Things = Record<
  | 'organization' | 'person' | 'appointment' | 'absence' | 'commitment' | 'update' | 'uncleared' | 'evidence' | 'asked' | 'extension' | 'handedOver' | 'handover' | 'note' | 'mail' | 'reply'
  | 'call' | 'partnership' | 'series' | 'meeting' | 'nextMeeting' | 'document' | 'proposal' | 'otherProposal' | 'reading' | 'message' | 'webhook' | 'delivery' | 'instrument' | 'objective' | 'report' | 'reportComment' | 'reportOutput',
  number
> & { side: Side };

/** The people of a partnership, by what they are to it; those of the entities' sides in `un` and `partner`. */
export interface Cast {
  viewer: number;
  administrator: number;
  un: { focal: number; alternate: number; head: number; desk: number };
  partner: { focal: number; alternate: number; head: number; desk: number };
}

/** A partnership with an entity and a desk on each side. */
export interface Realm {
  word: string;
  cast: Cast;
  un: Things;
  partner: Things;
}

const textOf = (word: string): string => `Joint statement of ${word}\n\n1. The secretariat of ${word} will publish a plan by 30 June 2027.\n\n2. The secretariat of ${word} will hold a workshop by 30 June 2028.\n`;

interface Place {
  db: Db;
  act: Act;
  word: string;
  shared: Pick<Things, 'call' | 'partnership' | 'series' | 'meeting' | 'nextMeeting' | 'document' | 'proposal' | 'otherProposal' | 'reading' | 'message' | 'webhook' | 'delivery' | 'instrument' | 'objective'>;
}

const first = <T>(rows: T[]): T => rows[0] as T;

async function hire({ db, act, word, shared }: Place, of: { organizationId: number; role: 'focal-point' | 'alternate' | 'head' | 'coordinator'; name: string }): Promise<{ person: number; appointment: number }> {
  const person = await directory.createPerson(db, { name: `${of.name} of ${word}`, email: `${of.name.toLowerCase()}@${word.toLowerCase()}.example`, language: 'en', zone: 'UTC' }, act);
  const appointment = await directory.appoint(db, { partnershipId: shared.partnership, organizationId: of.organizationId, personId: person.id, role: of.role, startsOn: '2026-01-01' }, act);
  return { person: person.id, appointment: appointment.id };
}

const enrol = async ({ db, act, word, shared }: Place, name: string, side: Side): Promise<number> => {
  const { id } = await directory.createOrganization(db, { acronym: `${word.toUpperCase()}-${name}`, name: { en: `${name} of ${word}` } }, act);
  await directory.addParticipant(db, { partnershipId: shared.partnership, organizationId: id, side }, act);
  return id;
};

const promise = async ({ db, act, word, shared }: Place, organizationId: number, what: string): Promise<number> =>
  (await enterCommitment(db, { meetingId: shared.meeting, title: `${what} of ${word}`, paragraphLabel: '1', quote: `${what} in the words of ${word}`, owners: [{ organizationId, part: 'lead' }], deadline: { on: '2026-12-01' } }, act)).id;

/** What an entity said and asked, and what was written to its focal point. */
async function answersOf(place: Place, of: { organization: number; focal: number; desk: number; side: Side }): Promise<Pick<Things, 'commitment' | 'update' | 'uncleared' | 'evidence' | 'asked' | 'extension' | 'handedOver' | 'handover' | 'note' | 'mail' | 'reply'>> {
  const { db, act, word, shared } = place;
  const { organization: organizationId, focal: personId, side } = of;
  const [commitment, uncleared, asked, handedOver] = [await promise(place, organizationId, 'Plan'), await promise(place, organizationId, 'Draft'), await promise(place, organizationId, 'Workshop'), await promise(place, organizationId, 'Report')];
  await setOverride(db, { commitmentId: commitment, policy: { rules: [], escalation: null, reason: 'Asked in person' } }, act);
  const file = await keepEvidence(db, { fileName: `${word}.txt`, bytes: Buffer.from(`Shown by ${word} ${side}`) }, act.now);
  const by = { personId, letterhead };
  const update = await submitUpdate(db, { commitmentId: commitment, organizationId, status: 'in-progress', narrative: `Work of ${word}`, files: [file], by }, act);
  await db.update(participant).set({ needsClearance: true }).where(and(eq(participant.partnershipId, shared.partnership), eq(participant.organizationId, organizationId)));
  const draft = await submitUpdate(db, { commitmentId: uncleared, organizationId, status: 'in-progress', narrative: `Draft of ${word}`, by }, act);
  const extension = await requestExtension(db, { commitmentId: asked, organizationId, personId, on: '2027-01-31', precision: 'day', reason: `More time for ${word}` }, act);
  const handover = await proposeHandover(db, { commitmentId: handedOver, organizationId, personId, name: `Colleague of ${word}`, email: `colleague-${side}@${word.toLowerCase()}.example` }, act);
  const note = await writeNote(db, { commitmentId: commitment, partnershipId: shared.partnership, side, text: `Note of ${word}` }, { ...act, actor: { kind: 'person', name: `Desk of ${word}`, personId: of.desk } });
  const words = { subject: `Digest of ${word}`, at: act.now };
  const sent = first(await db.insert(mail).values({
    kind: 'digest', personId, localDay: '2026-03-01', key: '', toAddress: `focal-${side}@${word.toLowerCase()}.example`, language: 'en', messageId: `<${word}-${side}@x>`, isSample: false, payload: {}, state: 'failed',
    subject: words.subject, dueAt: words.at, attempts: 1, nextAttemptAt: words.at, createdAt: words.at,
  }).returning());
  const came = first(await db.insert(incomingMail).values({ digest: `${word}-${side}`, verdict: 'reply', subject: `Re: ${words.subject}`, raw: `Subject: Re\r\n\r\nDone, says ${word}`, receivedAt: words.at }).returning());
  const answered = first(await db.insert(reply).values({ incomingMailId: came.id, personId, text: `Done, says ${word}`, state: 'parked', why: 'hedged', receivedAt: words.at, version: 1 }).returning());
  await db.insert(replyQuestion).values({ replyId: answered.id, commitmentId: commitment, organizationId });
  return { commitment, update: update.id, uncleared: draft.id, evidence: update.files[0]?.id ?? 0, asked, extension: extension.id, handedOver, handover: handover.id, note: note.id, mail: sent.id, reply: answered.id };
}

/** What both sides of a partnership share. */
async function sharedIn(db: Db, word: string, act: Act): Promise<Place['shared']> {
  const slug = word.toLowerCase();
  const { id: partnership } = await directory.createPartnership(db, { slug, name: { en: `Partnership of ${word}` } }, act);
  const { id: series } = await createSeries(db, { partnershipId: partnership, slug: `s-${slug}`, name: { en: `Meetings of ${word}` } }, act);
  const { id: meeting } = await createMeeting(db, { seriesId: series, ordinal: 1, startsOn: '2026-02-01', place: `Hall of ${word}`, status: 'held' }, act);
  const { id: nextMeeting } = await createMeeting(db, { seriesId: series, ordinal: 2, startsOn: '2028-02-01', place: `Hall of ${word}` }, act);
  const { id: document } = await importFile(db, { meetingId: meeting, fileName: `${slug}.txt`, bytes: Buffer.from(textOf(word)) }, act);
  await addProposal(db, { documentId: document, start: 0, end: 18 }, act);
  const proposals = await proposalsOf(db, wholeInstallation, document);
  const file = first(await db.select().from(storedFile).limit(1));
  const read = first(await db.insert(readingTable).values({
    meetingId: meeting, fileSha256: file.sha256, fileName: `${slug}-scan.pdf`, kind: 'other', language: 'auto', requestedAt: act.now, requestedBy: act.actor, status: 'refused', refusalCode: 'document.no-text-layer',
    refusalDetail: `No text in ${word}`, wishedAt: act.now, attempts: 1, version: 1,
  }).returning());
  const kept = first(await db.insert(mailboxMessage).values({ messageId: `<box-${word}@x>`, envelopeFrom: 'suivi@desk.example', envelopeTo: `focal@${slug}.example`, subject: `Mail of ${word}`, raw: `Subject: ${word}\r\n\r\n${word}`, receivedAt: act.now }).returning());
  const hook = first(await db.insert(webhookEndpoint).values({ partnershipId: partnership, url: `https://${slug}.example.org/`, secret: 'whsec_x', events: ['commitment.changed'], createdAt: act.now }).returning());
  const told = first(await db.insert(webhookDelivery).values({ endpointId: hook.id, historyId: partnership, event: 'commitment.changed', payload: { word }, state: 'failed', attempts: 9, nextAttemptAt: act.now, createdAt: act.now }).returning());
  const { id: instrument } = await directory.addInstrument(db, { partnershipId: partnership, name: { en: `Memorandum of ${word}` }, kind: 'memorandum', endsOn: '2030-12-31' }, act);
  const { id: objective } = await addObjective(db, { partnershipId: partnership, name: { en: `Objective of ${word}` } }, act);
  return { call: 0, instrument, objective, partnership, series, meeting, nextMeeting, document, proposal: first(proposals).proposal.id, otherProposal: (proposals[1] as (typeof proposals)[number]).proposal.id, reading: read.id, message: kept.id, webhook: hook.id, delivery: told.id };
}

/** A call for inputs, open, to an entity of one side: it belongs to the partnership. */
async function callIn({ db, act, word, shared }: Place, organizationId: number): Promise<void> {
  const { id } = await draftCall(db, { meetingId: shared.meeting, opensOn: '2026-12-01', dueOn: '2027-01-29', message: { en: `Please report, says ${word}` }, sheet: 'none', entities: [{ organizationId, personId: null }] }, act);
  await openCall(db, { id }, act);
  shared.call = id;
}

const noReport = { report: 0, reportComment: 0, reportOutput: 0 };

/** A draft of a report on all that, with a narrative, a comment and a file. */
async function reportOf({ db, act, word, shared }: Place): Promise<typeof noReport> {
  const masthead = { symbol: `${word}/1`, distribution: 'general', date: null, originalLanguage: 'en', session: null, agendaItem: null } as const;
  const { id } = await createReport(db, { kind: 'final', meetingId: shared.meeting, breakdown: 'area', order: 'english', masthead, cutOffAt: act.now }, act);
  await writeNarrative(db, { reportId: id, key: 'overview', language: 'en', text: `Overview by ${word}` }, act);
  const comment = await addComment(db, { reportId: id, key: 'overview', text: `Comment by ${word}` }, act);
  await requestOutputs(db, { id, languages: ['fr'], formats: ['html'] }, act);
  const file = await storeFile(db, Buffer.from(`File of ${word}`), { mediaType: 'text/html', now: act.now });
  const output = first(await db.update(reportOutput).set({ status: 'done', fileSha256: file.sha256, finishedAt: act.now }).where(eq(reportOutput.reportId, id)).returning());
  return { report: id, reportComment: comment.id, reportOutput: output.id };
}

/** A partnership that says its word wherever it says anything. */
export async function realmOf(db: Db, word: string, act: Act): Promise<Realm> {
  const place: Place = { db, act, word, shared: await sharedIn(db, word, act) };
  const { partnership } = place.shared;
  const realm = { word, cast: {} as Cast } as Realm;
  for (const side of sides) {
    const [organization, office] = [await enrol(place, `${side}-entity`.toUpperCase(), side), await enrol(place, `${side}-desk`.toUpperCase(), side)];
    const [focal, alternate, head] = [
      await hire(place, { organizationId: organization, role: 'focal-point', name: `Focal-${side}` }), await hire(place, { organizationId: organization, role: 'alternate', name: `Alternate-${side}` }),
      await hire(place, { organizationId: organization, role: 'head', name: `Head-${side}` }),
    ];
    const desk = await hire(place, { organizationId: office, role: 'coordinator', name: `Desk-${side}` });
    const absence = await directory.recordAbsence(db, { personId: focal.person, startsOn: '2026-05-01', endsOn: '2026-05-02' }, act);
    realm.cast[side] = { focal: focal.person, alternate: alternate.person, head: head.person, desk: desk.person };
    if (side === 'un') await callIn(place, organization);
    const answers = await answersOf(place, { organization, focal: focal.person, desk: desk.person, side });
    realm[side] = { ...place.shared, ...noReport, side, organization, person: focal.person, appointment: focal.appointment, absence: absence.id, ...answers };
  }
  const report = await reportOf(place);
  for (const side of sides) Object.assign(realm[side], report);
  for (const role of ['viewer', 'administrator'] as const) {
    const { id } = await directory.createPerson(db, { name: `${role} of ${word}`, email: `${role}@${word.toLowerCase()}.example`, language: 'en', zone: 'UTC' }, act);
    await db.insert(accessGrant).values({ personId: id, partnershipId: partnership, role, grantedAt: act.now });
    realm.cast[role] = id;
  }
  return realm;
}

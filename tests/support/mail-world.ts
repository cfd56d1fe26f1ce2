import { addParticipant, appoint, createOrganization, createPartnership, createPerson, revokeLinks } from '@suivi/directory';
import { enterCommitment } from '@suivi/commitments';
import { answerDraft, type Db } from '@suivi/db';
import { type MailPayloads, queueMail, tellOperator } from '@suivi/emails';
import { type Act, type Language, languages, type LocalDate } from '@suivi/kernel';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { keepEvidence, proposeHandover, requestExtension, submitUpdate } from '@suivi/updates';
import { type ApiUnderTest, letterhead } from './api.js';
import { type Jar, newJar } from './browser-jar.js';

const act = { actor: { kind: 'system', name: 'Test' }, now: new Date('2026-01-05T08:00:00Z') } as const satisfies Act;
/** Somebody who gets mail, with what it is about. */
export interface Correspondent {
  personId: number;
  headId: number;
  organizationId: number;
  commitments: Record<'plain' | 'drafted' | 'extended' | 'named' | 'cleared' | 'answered', number>;
  /** The browser in which the person has just asked to sign in. */
  jar: Jar;
}

interface House {
  db: Db;
  partnershipId: number;
  meetingId: number;
  deskId: number;
}

async function house(db: Db): Promise<House> {
  const { id: partnershipId } = await createPartnership(db, { slug: 'un-x', name: { en: 'UN–X' } }, act);
  const { id: seriesId } = await createSeries(db, { partnershipId, slug: 'un-x', name: { en: 'General meetings' } }, act);
  const { id: meetingId } = await createMeeting(db, { seriesId, ordinal: 6, startsOn: '2025-07-28', place: 'Georgetown', status: 'held' }, act);
  const { id: deskId } = await createOrganization(db, { acronym: 'DESK', name: { en: 'The desk' } }, act);
  await addParticipant(db, { partnershipId, organizationId: deskId, side: 'un' }, act);
  return { db, partnershipId, meetingId, deskId };
}

type Role = 'focal-point' | 'head' | 'coordinator';

async function hire({ db, partnershipId }: House, organizationId: number, o: { role: Role; language: Language }): Promise<number> {
  const { id } = await createPerson(db, { name: `${o.role} ${o.language}`, email: `${o.role}-${o.language}@x.example`, language: o.language, zone: 'UTC' }, act);
  await appoint(db, { partnershipId, organizationId, personId: id, role: o.role, startsOn: '2026-01-01' }, act);
  return id;
}

/** What a person has said, asked or begun, so that each page behind a link has something that a button could spoil. */
async function correspond(at: House, language: Language, jar: Jar): Promise<Correspondent> {
  const { db, partnershipId, meetingId, deskId } = at;
  const { id: organizationId } = await createOrganization(db, { acronym: `ORG-${language}`, name: { en: `Entity ${language}` } }, act);
  await addParticipant(db, { partnershipId, organizationId, side: 'un', needsClearance: true }, act);
  const personId = await hire(at, organizationId, { role: 'focal-point', language });
  const headId = await hire(at, organizationId, { role: 'head', language });
  await hire(at, deskId, { role: 'coordinator', language });
  const commit = async (title: string, on: LocalDate): Promise<number> =>
    (await enterCommitment(db, { meetingId, title: `${title} ${language}`, paragraphLabel: '6', quote: 'agreed to write a plan', owners: [{ organizationId, part: 'lead' }], deadline: { on } }, act)).id;
  const commitments = { plain: await commit('Plain', '2026-03-12'), drafted: await commit('Drafted', '2026-03-01'), extended: await commit('Extended', '2026-03-12'), named: await commit('Named', '2026-03-12'), cleared: await commit('Cleared', '2026-03-12'), answered: await commit('Answered', '2026-03-12') };
  const file = await keepEvidence(db, { fileName: 'plan.txt', bytes: Buffer.from('The plan') }, act.now);
  await db.insert(answerDraft).values({ personId, organizationId, commitmentId: commitments.drafted, fields: { status: 'implemented', narrative: 'Half a plan', files: JSON.stringify([file]) }, savedAt: act.now });
  await requestExtension(db, { commitmentId: commitments.extended, organizationId, personId, on: '2026-06-30', precision: 'day', reason: 'Floods' }, act);
  await proposeHandover(db, { commitmentId: commitments.named, organizationId, personId, name: 'Ada', email: `ada-${language}@x.example` }, act);
  await submitUpdate(db, { commitmentId: commitments.cleared, organizationId, status: 'implemented', narrative: 'Written', files: [file], by: { personId, letterhead } }, act);
  return { personId, headId, organizationId, commitments, jar };
}

async function writeToAll(db: Db, { personId, organizationId, commitments }: Correspondent, now: Date): Promise<void> {
  const about = { commitmentId: commitments.plain, organizationId, reference: 'UN-X-6/01', title: 'Plain' };
  const [entity, deadline, note] = [{ en: 'Entity' }, { on: '2026-03-12', precision: 'day' } as const, 'As agreed.'];
  const payloads: { [Kind in keyof MailPayloads]: MailPayloads[Kind][] } = {
    'update-returned': [{ ...about, submittedOn: '2026-03-01', note: 'Which countries?' }],
    'extension-decided': [{ ...about, askedOn: '2026-03-01', deadline, note }, { ...about, askedOn: '2026-03-01', deadline: null, note }],
    'handover-decided': [{ ...about, colleague: 'Ada', confirmed: true, note }, { ...about, colleague: 'Ada', confirmed: false, note }],
    'handed-over': [{ ...about, by: 'Inès', entity, quote: 'agreed', deadline }],
    nudge: [{ by: { name: 'Inès' }, note, items: Object.values(commitments).map((commitmentId) => ({ ...about, commitmentId, entity, quote: 'agreed', deadline, before: null })) }],
    clearance: [{ ...about, author: 'Inès', entity, status: 'in-progress', narrative: 'Half of it.', results: 'Ten were trained.', obstacles: 'The rains.', evidence: 'A/67/1' }],
    'clearance-refused': [{ ...about, by: 'Inès', writtenOn: '2026-03-01', note }],
    'fresh-links': [{ items: Object.values(commitments).map((commitmentId) => ({ ...about, commitmentId, entity, deadline })) }],
    'report-circulated': [{ reportId: 7, kind: 'final', meetingOrdinal: 6, by: 'Inès', note, commentsBy: '2026-03-20' }],
  };
  for (const [kind, list] of Object.entries(payloads)) for (const [n, payload] of list.entries()) await queueMail(db, { kind, personId, key: `${n}`, payload } as Parameters<typeof queueMail>[1], { letterhead, now });
}

/** A claimed installation whose mailbox holds every kind of mail in every language. */
export async function worldOfMail(it: ApiUnderTest): Promise<Map<Language, Correspondent>> {
  const { db, pool } = it.database;
  const at = await house(db);
  const people = new Map<Language, Correspondent>();
  for (const language of languages) people.set(language, await correspond(at, language, newJar(it)));
  await pool.query('update installation set claimed_at = $1', [act.now]);
  for (const day of ['02-09', '02-16', '02-20', '02-27', '03-02', '03-06', '03-09', '03-10']) await it.roundAt(`2026-${day}T09:00:00Z`);
  for (const one of people.values()) await writeToAll(db, one, new Date('2026-03-10T09:05:00Z'));
  it.clock.set(new Date('2026-03-10T10:30:00Z')); // no round for an hour and a half: an alarm
  await tellOperator({ db, clock: it.clock, letterhead, operator: { address: 'operator@x.example', language: 'ar' } });
  for (const [language, { jar }] of people) await jar.post('/sign-in', { address: `focal-point-${language}@x.example`, then: '/' });
  await it.roundAt('2026-03-10T10:31:00Z');
  for (const language of ['fr', 'zh'] as const) await revokeLinks(db, { personId: people.get(language)?.headId ?? 0 }, act); // their mails hold what no longer opens anything
  return people;
}

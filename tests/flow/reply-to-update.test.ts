import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { commitmentById } from '@suivi/commitments';
import { incomingMail, reply, statusUpdate } from '@suivi/db';
import { type Person, revokeLinks } from '@suivi/directory';
import { type Letterhead, receiveMessage, replyAddressOf, round } from '@suivi/emails';
import { languages } from '@suivi/kernel';
import { mailboxMessage, mailboxMessages } from '@suivi/mailer';
import { acceptUpdate, readAnswers, statusUpdates } from '@suivi/updates';
import { eq } from 'drizzle-orm';
import { type AnswerMail, answerLinksOf, answerTo, replyToOf } from '../support/answer-mail.js';
import { letterhead as plainLetterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { contextAt, peopleOwing, testAct } from '../support/owing.js';
import { automaticSamples, replySamples } from '../support/reply-samples.js';

const database = withDatabase();
const letterhead: Letterhead = { ...plainLetterhead, bounceAddress: 'bounces@desk.example', replyAddress: 'answers@desk.example' };
let dropFolder = '';

beforeAll(async () => {
  dropFolder = await mkdtemp(join(tmpdir(), 'suivi-answers-'));
});
afterAll(() => rm(dropFolder, { recursive: true }));

const at = (now: string, more = {}) => contextAt(database(), now, { letterhead, dropFolder, ...more });

/** The digest of a person as it lies in the mailbox. */
async function digestTo(person: Person | undefined): Promise<string> {
  const heading = (await mailboxMessages(database().db, { limit: 200 })).find((one) => one.envelopeTo === person?.email);
  const message = heading && (await mailboxMessage(database().db, heading.id));
  if (!message) throw new Error('no digest lies in the mailbox');
  return message.raw;
}

async function askedPerson(slug: string, o: { commitments?: number } = {}): Promise<{ person: Person; digest: string }> {
  const [person] = await peopleOwing(database(), slug, o);
  await round.run(at('2012-05-09T08:00:00Z'), {});
  return { person: person as Person, digest: await digestTo(person) };
}

let dropped = 0;
/** Puts an answer into the folder; the round takes it in, and the worker reads it. */
async function handIn(message: Buffer, more: { trustedAuthserv?: string } = {}): Promise<void> {
  dropped += 1;
  await writeFile(join(dropFolder, `answer-${dropped}.eml`), message);
  const context = { ...at('2012-05-09T12:30:00Z'), ...more };
  await round.run(context, {});
  for (let twice = 0; twice < 2; twice += 1) await readAnswers.run(context, {});
}

const repliesOf = async ({ id }: Person) => database().db.select().from(reply).where(eq(reply.personId, id));
const updatesBy = async ({ id }: Person) => database().db.select().from(statusUpdate).where(eq(statusUpdate.personId, id));

describe('an answer by mail', () => {
  test.each(['gmail', 'outlook', 'plain'] as const)('to the digest in the mailbox, as %s writes it, becomes a submitted update that is accepted', async (shape) => {
    const { person, digest } = await askedPerson(`done-${shape}`);
    expect(replyToOf(digest)).toMatch(/^answers\+\d+-0\.[0-9a-f]{24}@desk\.example$/);
    await handIn(await answerTo(digest, { from: `Person <${person.email}>`, words: 'Implemented. The plan was published on 2 May.', shape }));
    const [update] = await updatesBy(person);
    expect(update).toMatchObject({ status: 'implemented', narrative: 'The plan was published on 2 May.', state: 'submitted' });
    expect(await repliesOf(person)).toMatchObject([{ state: 'submitted', why: null, updateId: update?.id }]);
    expect(await readdir(join(dropFolder, 'done'))).toContain(`answer-${dropped}.eml`);
    await acceptUpdate(database().db, { id: update?.id ?? 0 }, testAct('2012-05-09T13:00:00Z'));
    expect(await commitmentById(database().db, wholeInstallation, update?.commitmentId ?? 0)).toMatchObject({ recordState: 'closed', verifiedStatus: 'implemented' });
  });

  test.each([
    ['thanks', 'Thank you very much!', 'thanks'],
    ['a question', 'Implemented? I am not sure, who told you so?', 'question'],
    ['what is denied', 'Not implemented', 'negated'],
    ['words without a status', 'Please see the attached note.', 'no-status'],
  ])('that holds %s is parked with its text, and reminders go on', async (slug, words, why) => {
    const { person, digest } = await askedPerson(`words-${slug.replaceAll(' ', '-').replace('’', '')}`);
    await handIn(await answerTo(digest, { from: person.email, words }));
    expect(await updatesBy(person)).toEqual([]);
    expect(await repliesOf(person)).toMatchObject([{ state: 'parked', why, text: words, updateId: null }]);
    await round.run(at('2012-05-16T09:00:00Z'), {});
    expect((await mailboxMessages(database().db, { limit: 200 })).filter((one) => one.envelopeTo === person.email)).toHaveLength(2);
  });

  test('to an address that went out before the person’s links were revoked is parked, whoever sends it', async () => {
    const { person, digest } = await askedPerson('revoked');
    const [link] = await answerLinksOf(digest);
    await revokeLinks(database().db, { personId: person.id }, testAct('2012-05-09T09:00:00Z'));
    await handIn(await answerTo(digest, { from: person.email, words: 'Implemented.' }));
    await handIn(await answerTo(digest, { from: person.email, words: 'Implemented.', to: decodeURIComponent(String(link?.pathname)) }));
    expect(await updatesBy(person)).toEqual([]);
    expect(await repliesOf(person)).toMatchObject([{ state: 'parked', why: 'not-authenticated' }, { state: 'parked', why: 'not-authenticated' }]);
  });

  test('to a digest of several commitments is parked, unless it names one of them', async () => {
    const { person, digest } = await askedPerson('several', { commitments: 3 });
    await handIn(await answerTo(digest, { from: person.email, words: 'Done.' }));
    expect(await repliesOf(person)).toMatchObject([{ state: 'parked', why: 'several-commitments', commitmentId: null }]);
    await handIn(await answerTo(digest, { from: person.email, words: 's-several-1/02: done. It is on our site.' }));
    const [update] = await updatesBy(person);
    expect((await commitmentById(database().db, wholeInstallation, update?.commitmentId ?? 0))?.title).toBe('Promise 2 of several');
    await handIn(await answerTo(digest, { from: person.email, words: 'ELSEWHERE-1/02: done.' }));
    expect(await updatesBy(person)).toHaveLength(1);
  });

  test('through the link beside an item is about that item, and its first word is written already', async () => {
    const { person, digest } = await askedPerson('linked', { commitments: 2 });
    const links = await answerLinksOf(digest);
    expect(links).toHaveLength(2);
    const [, second] = links;
    expect(second?.searchParams.get('subject')).toBe('Status: S-LINKED-1/02');
    const [to, body] = [decodeURIComponent(String(second?.pathname)), String(second?.searchParams.get('body'))];
    await handIn(await answerTo(digest, { from: person.email, to, words: body, shape: 'plain' }));
    await handIn(await answerTo(digest, { from: person.email, to: to.toUpperCase(), words: `${body}in progress, the draft is with the ministers`, shape: 'plain' }));
    expect((await repliesOf(person)).map(({ state, why }) => [state, why])).toEqual([['parked', 'no-status'], ['submitted', null]]);
    const [update] = await updatesBy(person);
    expect(update).toMatchObject({ status: 'in-progress' });
    expect((await commitmentById(database().db, wholeInstallation, update?.commitmentId ?? 0))?.title).toBe('Promise 2 of linked');
  });
});

describe('an answer that is not surely the person’s own', () => {
  const cases: [string, (given: { person: Person; digest: string }) => Partial<AnswerMail>, object][] = [
    ['from another address', () => ({ from: 'Somebody <else@x.example>' }), { state: 'parked', why: 'another-sender' }],
    ['with two senders', ({ person }) => ({ from: `${person.email}, else@x.example` }), { state: 'parked', why: 'another-sender' }],
    ['whose sender’s name looks like the address', ({ person }) => ({ from: `"${person.email}" <else@x.example>` }), { state: 'parked', why: 'another-sender' }],
    ['to the plain address', () => ({ to: 'suivi@desk.example' }), { state: 'parked', why: 'not-authenticated' }],
    ['that failed the check of the trusted server', () => ({ headers: ['Authentication-Results: mx.desk.example; dmarc=fail header.from=x.example'] }), { state: 'parked', why: 'not-authenticated' }],
  ];
  test.each(cases)('%s, is parked', async (name, mailOf, expected) => {
    const given = await askedPerson(`foreign-${cases.findIndex(([one]) => one === name)}`);
    await handIn(await answerTo(given.digest, { from: given.person.email, words: 'Done.', ...mailOf(given) }), { trustedAuthserv: 'mx.desk.example' });
    expect(await repliesOf(given.person)).toMatchObject([expected]);
    expect(await updatesBy(given.person)).toEqual([]);
  });

  test('under a forged seal, or from an answering machine, is kept and never read', async () => {
    const { person, digest } = await askedPerson('forged');
    await handIn(await answerTo(digest, { from: person.email, words: 'Done.', to: replyToOf(digest).replace(/\.[0-9a-f]{24}@/, `.${'0'.repeat(24)}@`) }));
    await handIn(await answerTo(digest, { from: person.email, words: 'Done.', headers: ['Auto-Submitted: auto-replied'] }));
    expect((await database().db.select().from(incomingMail)).slice(-2).map(({ verdict, raw }) => [verdict, raw.includes('Done.')])).toEqual([['forged', true], ['auto-reply', true]]);
    expect(await repliesOf(person)).toEqual([]);
    expect(await updatesBy(person)).toEqual([]);
  });

  test('that comes after another answer waits as no longer asked for, with the reason', async () => {
    const { person, digest } = await askedPerson('late');
    for (const words of ['In progress.', 'Done.']) await handIn(await answerTo(digest, { from: person.email, words }));
    expect(await repliesOf(person)).toMatchObject([{ state: 'submitted' }, { state: 'parked', why: 'no-longer-asked', refusal: 'update.awaiting-decision' }]);
    await acceptUpdate(database().db, { id: (await updatesBy(person))[0]?.id ?? 0 }, testAct('2012-05-09T13:00:00Z'));
  });
});

describe('a message', () => {
  test('that is handed over twice, and read by two workers at once after one died in between, makes one update', async () => {
    const { person, digest } = await askedPerson('twice');
    const message = await answerTo(digest, { from: person.email, words: 'Done.' });
    const died = { letterhead, now: new Date('2012-05-09T12:00:00Z') };
    expect(await receiveMessage(database().db, message, died)).toMatchObject({ verdict: 'reply', known: false });
    expect(await receiveMessage(database().db, message, died)).toMatchObject({ verdict: 'reply', known: true });
    const killed = receiveMessage(database().db, Buffer.concat([message, Buffer.from('\r\n')]), { ...died, announce: async () => Promise.reject(new Error('killed')) });
    await expect(killed).rejects.toThrow('killed');
    const context = at('2012-05-09T12:30:00Z');
    await Promise.all([readAnswers.run(context, {}), readAnswers.run(context, {})]);
    await readAnswers.run(context, {});
    expect(await repliesOf(person)).toHaveLength(1);
    expect(await updatesBy(person)).toHaveLength(1);
  });
});

test('120 replies and 60 machines come in by the real path: all 180 are kept as they came, the clear ones become updates, and no machine’s does', async () => {
  const { db } = database();
  const [samples, machines] = [replySamples(), automaticSamples()];
  const addresses = [...new Set(samples.map(({ raw }) => /^From: .*<(.*)>/m.exec(raw.toString('latin1'))?.[1] ?? ''))];
  expect(addresses).toHaveLength(languages.length);
  const people = await peopleOwing(database(), 'samples', { people: addresses, commitments: 180 });
  await round.run(at('2012-05-09T08:00:00Z'), {});
  const asked = [...(await statusOfAll())];
  expect(asked).toHaveLength(180);
  const before = (await db.select({ id: incomingMail.id }).from(incomingMail)).length;
  const kept: { id: string; reading: string | null; messageId: string }[] = [];
  for (const [index, sample] of [...samples, ...machines].entries()) {
    const part = asked[index] as (typeof asked)[number];
    const from = /^From: .*<(.*)>/m.exec(sample.raw.toString('latin1'))?.[1];
    const person = people.find(({ email }) => email === from) ?? (people[0] as Person);
    const address = String(replyAddressOf({ ...part, personId: person.id, generation: 0 }, letterhead));
    const raw = Buffer.from(sample.raw.toString('latin1').replace(/reply\+12\.0123456789abcdef@desk\.example/g, address), 'latin1');
    await receiveMessage(db, raw, { letterhead, now: new Date('2012-05-09T12:00:00Z'), recipients: [address] });
    kept.push({ id: sample.id, reading: index < samples.length ? sample.reading : null, messageId: raw.toString('latin1') });
  }
  const rows = (await db.select().from(incomingMail).orderBy(incomingMail.id)).slice(before);
  expect(rows.map(({ raw }) => raw)).toEqual(kept.map(({ messageId }) => messageId.replaceAll('\u0000', '')));
  await readAnswers.run(at('2012-05-09T12:30:00Z'), {});
  const read = new Map((await db.select({ incomingMailId: reply.incomingMailId, state: reply.state, why: reply.why, status: statusUpdate.status }).from(reply).leftJoin(statusUpdate, eq(statusUpdate.id, reply.updateId))).map((row) => [row.incomingMailId, row]));
  const outcomes = rows.map(({ id }, index) => ({ id: kept[index]?.id, outcome: read.get(id)?.status ?? read.get(id)?.why ?? null }));
  expect(outcomes.slice(0, 120)).toEqual(kept.slice(0, 120).map(({ id, reading }) => ({ id, outcome: reading })));
  expect(outcomes.slice(120).filter(({ outcome }) => outcome !== null && outcome !== 'perhaps-automatic')).toEqual([]);
  expect((await statusUpdates(db, wholeInstallation, { limit: 200 })).items.filter(({ organization }) => organization.acronym === 'SAMPLES')).toHaveLength(samples.filter(({ reading }) => reading in statuses).length);

  async function statusOfAll() {
    const { rows: parts } = await database().pool.query(`select c.id, o.organization_id from commitment c join commitment_owner o on o.commitment_id = c.id join organization g on g.id = o.organization_id where g.acronym = 'SAMPLES' order by c.id`);
    return parts.map((row: { id: string; organization_id: string }) => ({ commitmentId: Number(row.id), organizationId: Number(row.organization_id) }));
  }
}, 120_000);

const statuses = { 'not-started': true, 'in-progress': true, implemented: true, 'overtaken-by-events': true, discontinued: true };

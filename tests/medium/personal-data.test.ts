import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { historyOf, recordHistory, sealRows, verifyTrail } from '@suivi/audit';
import {
  accessGrant, account, answerDraft, apiToken, callEntity, callForInputs, commitment, handover, incomingMail, mail, note, person, productTables, proposal, reply, session, signInMethod, signInRequest, statusUpdate,
} from '@suivi/db';
import { appoint, changeAddress, changeSettings, createPerson, hasRole, markContactLost, type Person, recordAbsence } from '@suivi/directory';
import { round } from '@suivi/emails';
import { importDocument, rejectProposal } from '@suivi/outcomes';
import { acceptUpdate, everythingOn, submitUpdate } from '@suivi/updates';
import { eq } from 'drizzle-orm';
import { letterhead } from '../support/api.js';
import { suivi } from '../support/command-line.js';
import { contextAt, peopleOwing, testAct } from '../support/owing.js';
import { withDatabase } from '../support/database.js';

jest.setTimeout(60_000); // walks through a whole life in the register, on a machine that may be busy

const database = withDatabase();
const act = testAct('2012-03-01T12:00:00Z');
const today = new Date('2012-06-01T12:00:00Z');
const traces = /zyxwvut|(?<![a-z]'?)ada-(old|new)@un\.example/i;
let ada: Person;
let other: Person;

/** Every text of the database in which one of the person's names or addresses stands, by table. */
async function whereSaid(): Promise<string[]> {
  const found = await Promise.all(productTables.map(async (table) => {
    const { rows } = await database().pool.query<{ line: string }>(`select row_to_json(t)::text as line from "${table}" t`);
    return rows.filter(({ line }) => traces.test(line)).map(({ line }) => `${table}: ${traces.exec(line)?.[0]}`);
  }));
  return found.flat();
}

/** Somebody who has left a trace wherever a person can, beside somebody of the same entity who stays. */
beforeAll(async () => {
  const { db } = database();
  [ada, other] = (await peopleOwing(database(), 'un-caricom', { people: ['ada-old@un.example', 'other@un.example'], commitments: 2 })) as [Person, Person];
  await changeSettings(db, { personId: ada.id, name: 'Ada Zyxwvut', language: 'fr', zone: 'Europe/Zurich' }, act);
  const [first, second] = (await db.select().from(commitment)) as [typeof commitment.$inferSelect, typeof commitment.$inferSelect];
  const owner = { commitmentId: first.id, organizationId: 1 };
  const byAda = { now: new Date('2012-05-10T12:00:00Z'), actor: { kind: 'person', name: 'Ada Zyxwvut', personId: ada.id } as const };

  await round.run(contextAt(database(), '2012-05-09T10:00:00Z'), {}); // digests to both
  await changeAddress(db, { personId: ada.id, email: 'ada-new@un.example' }, byAda);
  await recordAbsence(db, { personId: ada.id, startsOn: '2012-08-01', endsOn: '2012-08-20' }, byAda);
  await appoint(db, { partnershipId: 1, organizationId: 1, personId: ada.id, role: 'head', startsOn: '2013-01-01' }, act);
  const update = await submitUpdate(db, { ...owner, status: 'in-progress', narrative: 'The work has begun.', by: { personId: ada.id, letterhead } }, byAda);
  await acceptUpdate(db, { id: update.id }, byAda);
  const document = await importDocument(db, { meetingId: 1, fileName: 's.txt', kind: 'joint-statement', language: 'en', adoptedOn: '2012-02-01', text: '1. UNDP agreed to publish a training plan by 30 June 2027.' }, byAda);
  const [passage] = await db.select().from(proposal).where(eq(proposal.documentId, document.id));
  await rejectProposal(db, { id: passage?.id ?? 0, reason: 'no promise' }, byAda);
  await db.insert(answerDraft).values({ ...owner, personId: ada.id, fields: { narrative: 'signed Ada Zyxwvut' }, savedAt: act.now });
  const [call] = await db.insert(callForInputs).values({ partnershipId: 1, meetingId: 1, opensOn: '2012-05-01', dueOn: '2012-06-30', message: {}, sheet: 'none', state: 'open', openedAt: act.now, createdAt: act.now, version: 1 }).returning();
  await db.insert(callEntity).values({ callId: call?.id ?? 0, organizationId: 1, answeredById: ada.id, remarks: 'The ministers met twice.' });
  await db.insert(note).values({ commitmentId: first.id, personId: ada.id, authorName: 'Ada Zyxwvut', text: 'Waits for the ministry.', writtenAt: act.now, version: 1 });
  await db.insert(handover).values({ commitmentId: second.id, organizationId: 1, personId: other.id, colleagueName: 'A. Zyxwvut', colleagueEmail: 'ada-new@un.example', state: 'pending', proposedAt: act.now, version: 1 });
  const [incoming] = await db.insert(incomingMail).values({ digest: 'x', verdict: 'reply', subject: 'Re: from Ada Zyxwvut', raw: 'From: Ada-New@un.example\n\nDone. Ada Zyxwvut', receivedAt: act.now }).returning();
  await db.insert(reply).values({ incomingMailId: incoming?.id ?? 0, personId: ada.id, commitmentId: first.id, organizationId: 1, text: 'Done. Ada Zyxwvut', state: 'parked', receivedAt: act.now, version: 1 });
  for (const [digest, from, words] of [['y', 'Zada-new@un.example', 'My own words.'], ['w', "d'ada-new@un.example", "Not 'ada-new@un.example'."], ['z', 'Else <else@un.example>', 'Ask ada-new@un.example, or nada-new@un.example.\nFrom: ada-new@un.example']] as const)
    await db.insert(incomingMail).values({ digest, verdict: 'not-ours', subject: 'x', raw: `From: ${from}\n\n${words}`, diagnostic: '550 5.1.1 <ada-new@un.example> unknown', receivedAt: act.now });
  await db.insert(mail).values({
    kind: 'update-returned', personId: ada.id, localDay: '2012-05-10', key: 'x', toAddress: 'ada-new@un.example', language: 'en', messageId: '<x@suivi.example>', isSample: false,
    payload: { by: 'Ada Zyxwvut' }, state: 'due', dueAt: today, attempts: 0, nextAttemptAt: today, createdAt: act.now,
  });
  await db.insert(account).values({ id: 'a', personId: ada.id, name: 'Ada Zyxwvut', email: 'ada-new@un.example', emailVerified: true, createdAt: act.now, updatedAt: act.now });
  await db.insert(session).values({ id: 's', accountId: 'a', token: 't', expiresAt: today, createdAt: act.now, updatedAt: act.now, userAgent: 'Firefox' });
  await db.insert(signInMethod).values({ id: 'm', holderId: 'a', providerId: 'oidc', providerAccountId: 'zyxwvut', createdAt: act.now, updatedAt: act.now });
  await db.insert(signInRequest).values({ id: 'r', personId: ada.id, browserDigest: 'b', addressSeal: 'a', networkSeal: 'n', destination: '/', attempts: 0, askedAt: act.now, expiresAt: act.now });
  await db.insert(accessGrant).values({ personId: ada.id, partnershipId: 1, role: 'administrator', grantedAt: act.now });
  await db.insert(apiToken).values({ personId: ada.id, name: "Zyxwvut's script", digest: 'd', scopes: ['read'], createdAt: act.now });
  await recordHistory(db, { partnershipId: 1, subject: 'commitment', subjectId: first.id, at: byAda.now, actor: byAda.actor, action: 'note-written', before: null, after: {} });
  await markContactLost(db, { personId: ada.id, address: 'ada-new@un.example', reason: '550 <ada-new@un.example> unknown' }, act);
  await sealRows(db, today);
});

const run = (...words: string[]) => suivi(['person', ...words], { env: { DATABASE_URL: database().url }, now: today });

describe('a person may ask', () => {
  test('for everything that is held on them', async () => {
    const { out } = await run('export', String(ada.id));
    const said = JSON.parse(out);
    expect(said.directory).toMatchObject({
      person: { name: 'Ada Zyxwvut', email: 'ada-new@un.example' }, absences: [{ startsOn: '2012-08-01' }],
      appointments: [{ partnership: 'un-caricom', role: 'focal-point', endsOn: null }, { role: 'head', startsOn: '2013-01-01' }],
    });
    expect(said.directory.history.map(({ action }: { action: string }) => action)).toEqual(['contact-lost', 'address-changed', 'changed', 'added']);
    expect(said.access).toMatchObject({ account: { email: 'ada-new@un.example' }, sessions: [{ userAgent: 'Firefox' }], signInMethods: [{ provider: 'oidc' }], grants: [{ role: 'administrator' }], apiTokens: [{ scopes: ['read'] }] });
    expect(said.emails).toMatchObject({ mails: [{ kind: 'digest', toAddress: 'ada-old@un.example', state: 'sent' }, { kind: 'update-returned' }], received: [{ verdict: 'reply' }], mailbox: [{ envelopeTo: 'ada-old@un.example' }] });
    expect(said.updates).toMatchObject({ updates: [{ narrative: 'The work has begun.' }], drafts: [{}], handovers: [{ colleagueName: 'A. Zyxwvut' }], notes: [{ text: 'Waits for the ministry.' }], callAnswers: [{ remarks: 'The ministers met twice.' }], replies: [{ state: 'parked' }] });
    expect(out).not.toMatch(/"(token|digest|password)":/i); // no secrets, nor what could be tried against them
    expect(out).not.toContain('other@un.example');
    expect(said.emails.received).toHaveLength(1); // neither of one whose address ends alike, nor of who only names them
  });

  test('for it while somebody else is changing it, and waits for nobody', async () => {
    const changing = await database().pool.connect();
    try {
      await changing.query(`begin; update person set language = 'ru' where id = ${ada.id}`);
      expect(await everythingOn(database().db, ada.id)).toMatchObject({ directory: { person: { language: 'fr' } } });
    } finally {
      await changing.query('rollback');
      changing.release();
    }
  });

  test('to be erased, and only a person who means it does so', async () => {
    expect(await run('erase', String(ada.id))).toMatchObject({ code: 2, err: expect.stringContaining('add --yes') });
    expect(await run('erase', '999', '--yes')).toMatchObject({ code: 1, err: 'There is no person 999.\n' });
    expect((await whereSaid()).length).toBeGreaterThan(15);
  });

  test('and then nothing in the whole database names them, while the trail is as whole as before', async () => {
    const { db } = database();
    const { head } = await verifyTrail(db);
    const { code, out } = await run('erase', String(ada.id), '--yes');
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining(`"erased person ${ada.id}" stands in the place of the name`) });
    expect(await whereSaid()).toEqual([]);
    await sealRows(db, today);
    expect(await verifyTrail(db, head ?? '')).toMatchObject({ unsealed: 0, problems: 0 });
    expect((await historyOf(db, wholeInstallation, 'person', ada.id)).map(({ action }) => action)).toEqual(['erased', 'contact-lost', 'address-changed', 'changed', 'added']);
    expect((await historyOf(db, wholeInstallation, 'commitment', 1)).find(({ action }) => action === 'note-written')?.actor).toEqual({ kind: 'person', personId: ada.id, name: `erased person ${ada.id}` });
  });

  test('and then what others wrote is theirs still, without the address', async () => {
    const rows = await database().db.select({ digest: incomingMail.digest, raw: incomingMail.raw, diagnostic: incomingMail.diagnostic }).from(incomingMail).orderBy(incomingMail.digest);
    expect(rows.map(({ raw }) => raw)).toEqual([`From: d'ada-new@un.example\n\nNot 'erased-${ada.id}@erased.invalid'.`, '', 'From: Zada-new@un.example\n\nMy own words.', `From: Else <else@un.example>\n\nAsk erased-${ada.id}@erased.invalid, or nada-new@un.example.\nFrom: erased-${ada.id}@erased.invalid`]);
    expect(rows.at(-1)?.diagnostic).toBe(`550 5.1.1 <erased-${ada.id}@erased.invalid> unknown`);
  });

  test('and then nothing reaches them, they may do nothing more, and what they said for the entity stays', async () => {
    const { db } = database();
    const [row] = await db.select().from(person).where(eq(person.id, ada.id));
    expect(row).toMatchObject({ name: `erased person ${ada.id}`, email: `erased-${ada.id}@erased.invalid`, digestsOffAt: today, contactLostAt: act.now, linkGeneration: 1 });
    expect(await hasRole(db, { partnershipId: 1, organizationId: 1, personId: ada.id, roles: ['focal-point', 'head'], on: '2012-06-01' })).toBe(false);
    expect(await hasRole(db, { partnershipId: 1, organizationId: 1, personId: ada.id, roles: ['focal-point', 'head'], on: '2013-06-01' })).toBe(false);
    expect([await db.select().from(session), await db.select().from(answerDraft)]).toEqual([[], []]);
    expect(await db.select().from(apiToken)).toMatchObject([{ revokedAt: today }]);
    expect(await db.select().from(accessGrant)).toMatchObject([{ endedAt: today }]);
    expect(await db.select().from(statusUpdate)).toMatchObject([{ narrative: 'The work has begun.', decidedBy: `erased person ${ada.id}` }]);
    expect((await db.select().from(mail).where(eq(mail.personId, ada.id))).map(({ state, bodyText }) => [state, bodyText])).toEqual([['sent', null], ['dropped', null]]);
    const before = (await db.select().from(mail)).length;
    await round.run(contextAt(database(), '2012-07-10T10:00:00Z'), {});
    expect((await db.select().from(mail)).slice(before).filter(({ personId }) => personId === ada.id)).toEqual([]);
  });

  test('again, for what came since; others are left alone', async () => {
    const { db } = database();
    expect((await run('erase', String(ada.id), '--yes', '--json')).code).toBe(0);
    expect((await historyOf(db, wholeInstallation, 'person', ada.id)).filter(({ action }) => action === 'erased')).toHaveLength(1);
    expect((await db.select().from(mail).where(eq(mail.personId, other.id)))[0]).toMatchObject({ toAddress: 'other@un.example', bodyText: expect.stringContaining('Promise 1') });
    const namesake = await createPerson(db, { name: 'Ada Zyxwvut', email: 'ada-old@un.example', language: 'en', zone: 'UTC' }, act);
    expect((await historyOf(db, wholeInstallation, 'person', namesake.id))[0]).toMatchObject({ after: { name: 'Ada Zyxwvut', email: 'ada-old@un.example' } });
  });
});

import { describe, expect, test } from '@jest/globals';
import { newClaim, type Scope, nothingAtAll } from '@suivi/access';
import { replyQuestion } from '@suivi/db';
import { appoint, type Person } from '@suivi/directory';
import { receiveMessage, round } from '@suivi/emails';
import { mailboxMessage, mailboxMessages } from '@suivi/mailer';
import { mailedReplies, mailedReply, readReplies, replyMessage } from '@suivi/updates';
import { answerTo } from '../support/answer-mail.js';
import { letterhead as plainLetterhead, withApi } from '../support/api.js';
import { newJar } from '../support/browser-jar.js';
import { contextAt, peopleOwing, testAct } from '../support/owing.js';
import { household } from '../support/signed-in.js';

const api = withApi('2012-05-09T08:00:00Z');
const letterhead = { ...plainLetterhead, replyAddress: 'answers@desk.example' };

/** A person's answer to the digest of the day, read and parked; answers its message. */
async function parkedAnswer(slug: string, words: string): Promise<{ person: Person; raw: Buffer; id: number; version: number; questions: { commitment: { id: number }; organization: { id: number } }[] }> {
  const { database } = api();
  const [person] = (await peopleOwing(database, slug, { commitments: 2 })) as [Person];
  await round.run(contextAt(database, '2012-05-09T08:00:00Z', { letterhead }), {});
  const heading = (await mailboxMessages(database.db, { limit: 50 })).find((one) => one.envelopeTo === person.email);
  const digest = await mailboxMessage(database.db, heading?.id ?? 0);
  const raw = await answerTo(digest?.raw ?? '', { from: person.email, words });
  await receiveMessage(database.db, raw, { letterhead, now: new Date('2012-05-09T09:00:00Z') });
  await readReplies({ ...contextAt(database, '2012-05-09T09:01:00Z', { letterhead }) });
  const { json } = await api().call('GET', '/api/v1/replies?state=parked');
  return { person, raw, ...json.items.find((item: { person: { id: number } }) => item.person.id === person.id) };
}

describe('an answer by mail that waits', () => {
  test('is listed with its text, its reason and what it may be about; the message comes as a file, octet by octet', async () => {
    const { id, raw, ...reply } = await parkedAnswer('listed', 'Done.');
    expect(reply).toMatchObject({ state: 'parked', why: 'several-commitments', text: 'Done.', questions: [{ commitment: { title: 'Promise 1 of listed' } }, { commitment: { title: 'Promise 2 of listed' } }] });
    const message = await api().call('GET', `/api/v1/replies/${id}/message`);
    expect(message.headers.get('content-disposition')).toBe(`attachment; filename="answer-${id}.eml"`);
    expect(message.headers.get('content-type')).toContain('message/rfc822');
    expect(message.text).toBe(raw.toString());
  });

  test('is entered as an update by a coordinator, once, from the version that was seen', async () => {
    const { id, version, questions } = await parkedAnswer('taken', 'Done.');
    const [first] = questions;
    const body = { commitmentId: first?.commitment.id, organizationId: first?.organization.id, status: 'implemented', narrative: 'Done.' };
    const stale = await api().call('POST', `/api/v1/replies/${id}/take`, { body, headers: { 'if-match': `"${version + 1}"` } });
    expect(stale.status).toBe(412);
    const taken = await api().call('POST', `/api/v1/replies/${id}/take`, { body, headers: { 'if-match': `"${version}"` } });
    expect([taken.status, taken.json.state]).toEqual([201, 'submitted']);
    expect(await mailedReply(api().database.db, { ...nothingAtAll, everything: true }, id)).toMatchObject({ state: 'taken', updateId: taken.json.id, decidedBy: 'Coordinator' });
    expect((await api().call('POST', `/api/v1/replies/${id}/take`, { body })).json.code).toBe('reply.already-decided');
  });

  test('is put aside with a reason, and stays on record', async () => {
    const { id, version } = await parkedAnswer('aside', 'Thank you!');
    expect((await api().call('POST', `/api/v1/replies/${id}/dismiss`, { body: {} })).status).toBe(422);
    const aside = await api().call('POST', `/api/v1/replies/${id}/dismiss`, { body: { note: 'Only thanks' }, headers: { 'if-match': `"${version}"` } });
    expect(aside.json).toMatchObject({ state: 'dismissed', why: 'thanks', decisionNote: 'Only thanks' });
    expect((await api().call('GET', `/api/v1/replies/${id}/message`)).status).toBe(200);
  });

  test('is seen by the desk of the entity’s side, and by nobody else', async () => {
    const { db, pool } = api().database;
    const { id, questions } = await parkedAnswer('scoped', 'Done.');
    const { rows } = await pool.query('select partnership_id from commitment where id = $1', [questions[0]?.commitment.id]);
    const deskOf = (partnershipId: number, sides: ('un' | 'partner')[], role: 'coordinator' | 'viewer' = 'coordinator'): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId, role, sides }] });
    const own = Number(rows[0]?.partnership_id);
    expect((await mailedReplies(db, deskOf(own, ['un']), { limit: 25 })).items.map((one) => one.id)).toEqual([id]);
    for (const scope of [nothingAtAll, deskOf(own, ['partner']), deskOf(own + 1, ['un']), deskOf(own, ['un'], 'viewer')]) {
      expect((await mailedReplies(db, scope, { limit: 25 })).items).toEqual([]);
      await expect(replyMessage(db, scope, id)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('an answer by mail that may be about two partnerships', () => {
  test('shows neither desk what it says, nor may one take it from the other; who sees both decides', async () => {
    const { db, pool } = api().database;
    const { id, questions, version } = await parkedAnswer('first', 'Done here, and secret there.');
    await peopleOwing(api().database, 'second');
    const ownerOf = async (slug: string): Promise<{ commitmentId: number; organizationId: number; partnershipId: number }> => (await pool.query(
      'select w.commitment_id::int as "commitmentId", w.organization_id::int as "organizationId", c.partnership_id::int as "partnershipId" from commitment_owner w join commitment c on c.id = w.commitment_id join partnership p on p.id = c.partnership_id where p.slug = $1 limit 1', [slug])).rows[0];
    const [first, second] = [await ownerOf('first'), await ownerOf('second')];
    await db.insert(replyQuestion).values({ replyId: id, commitmentId: second.commitmentId, organizationId: second.organizationId });
    const house = await household(api());
    const desk = { personId: await house.person('Desk'), startsOn: '2012-01-01', role: 'coordinator' } as const;
    await appoint(db, { ...desk, partnershipId: first.partnershipId, organizationId: first.organizationId }, testAct('2012-03-01T12:00:00Z'));
    const root = newJar(api());
    await root.post(`/claim/${await newClaim(db)}`, { name: 'Root', address: 'root@x.example' });

    const jar = await house.signIn('Desk');
    const listed = (await jar.get('/api/v1/replies?state=parked')).json.items.find((item: { id: number }) => item.id === id);
    expect(listed).toMatchObject({ text: null, subject: null, questions });
    expect(listed.questions).toHaveLength(2); // those of its own partnership
    const body = { commitmentId: first.commitmentId, organizationId: first.organizationId, status: 'implemented', narrative: 'Done.' };
    const change = async (way: string, given: unknown) => (await jar.call('POST', `/api/v1/replies/${id}/${way}`, { body: given })).status;
    expect([await change('take', body), await change('dismiss', { note: 'Not for us' }), (await jar.get(`/api/v1/replies/${id}/message`)).status]).toEqual([403, 403, 404]);
    expect((await root.get('/api/v1/replies?state=parked')).json.items.find((item: { id: number }) => item.id === id)).toMatchObject({ text: 'Done here, and secret there.', version });

    await appoint(db, { ...desk, partnershipId: second.partnershipId, organizationId: second.organizationId }, testAct('2012-03-01T12:00:00Z'));
    expect((await jar.get('/api/v1/replies?state=parked')).json.items.find((item: { id: number }) => item.id === id).text).toBe('Done here, and secret there.');
    expect(await change('dismiss', { note: 'Asked again' })).toBe(200);
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type ApiUnderTest, withApi } from '../support/api.js';

const api = withApi();
let it: ApiUnderTest;
beforeAll(() => {
  it = api();
});

const newPerson = { name: 'Ana Reyes', email: 'ana@example.org' };
const add = (key: string, body: object = newPerson, url = '/api/v1/people'): Promise<Answer> => it.call('POST', url, { body, headers: { 'idempotency-key': key } });
const count = async (table: string): Promise<number> => Number((await it.database.pool.query(`select count(*) from ${table}`)).rows[0].count);

describe('a write that bears an Idempotency-Key', () => {
  test('fifty parallel calls under one key have one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => add('fifty')));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, json: { email: 'ana@example.org' } });
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect(await count('person')).toBe(1);
    expect(await count("history where subject = 'person'")).toBe(1);
  });

  test('the same wish under another key is another wish', async () => {
    expect((await add('another')).status).toBe(409);
  });

  test('a refusal is repeated too, and what it began is undone', async () => {
    const [first, second] = [await add('another'), await add('another', newPerson)];
    expect([first.status, second.status]).toEqual([409, 409]);
    expect(second.json).toEqual(first.json);
  });

  test('a key that was used for another wish is refused', async () => {
    expect(await add('fifty', { ...newPerson, name: 'Somebody else' })).toMatchObject({ status: 422, json: { code: 'idempotency.key-reused' } });
  });

  test.each(['', 'two words', 'ü', 'x'.repeat(201)])('a key that is none is refused: %j', async (key) => {
    // fetch refuses some header values by itself: what is left reaches the server percent-free
    const answer = await add(key).catch(() => ({ status: 400 }));
    expect(answer.status).toBe(400);
  });

  test('a body that is nested without end is refused, and is no fault of ours', async () => {
    const body = '['.repeat(20_000) + ']'.repeat(20_000);
    expect(await it.call('POST', '/api/v1/people', { body, headers: { 'content-type': 'application/json', 'idempotency-key': 'deep' } })).toMatchObject({ status: 400, json: { code: 'json-too-deep' } });
  });

  test('the version of what was changed comes back with the repeated answer', async () => {
    const { id } = (await add('versioned', { name: 'Boris', email: 'boris@example.org' })).json;
    const change = () => it.call('POST', `/api/v1/people/${id}/address`, { body: { email: 'b@example.org' }, headers: { 'idempotency-key': 'moved', 'if-match': '"1"' } });
    const [first, second] = [await change(), await change()];
    expect([first.status, second.status, second.headers.get('etag'), first.headers.get('etag')]).toEqual([200, 200, '"2"', '"2"']);
  });

  test('a server that fails leaves no key behind: the repetition is tried in earnest', async () => {
    await it.database.pool.query('alter table person rename to person_away');
    const failed = await add('outage', { name: 'Chen', email: 'chen@example.org' });
    await it.database.pool.query('alter table person_away rename to person');
    expect(failed.status).toBe(500);
    expect((await add('outage', { name: 'Chen', email: 'chen@example.org' })).status).toBe(201);
  });

  test('a key is forgotten after a day', async () => {
    it.clock.set(new Date(it.clock.now().getTime() + 25 * 3_600_000));
    expect((await add('fifty')).status).toBe(409); // in earnest: she is there already
  });
});

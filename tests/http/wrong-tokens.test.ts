import { beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf, signCalendar, signCapability, signUnsubscription } from '@suivi/access';
import { loadSample } from '../../apps/cli/src/sample/index.js';
import { letterhead, withApi } from '../support/api.js';

const now = '2026-11-18T15:00:00Z';
const api = withApi(now, { requestsPerMinute: 1e9 });
const secret = letterhead.linkSecret;
const foreign = 'the secret of another installation';
const altered = (token: string): string => `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
/** In a session's cookie and in a program's token, the same. */
const stolen = { cookie: `suivi.session_token=${encodeURIComponent(`${'a'.repeat(32)}.${'b'.repeat(43)}=`)}`, live: 'a-token-that-counts', ended: 'a-token-that-was-revoked', late: 'a-token-that-ran-out' };

beforeAll(async () => {
  const { db, pool } = api().database;
  await loadSample(db, { letterhead, now: new Date(now) });
  const give = (token: string, revoked: string | null, expires: string | null) =>
    pool.query("insert into api_token (person_id, name, digest, scopes, created_at, revoked_at, expires_at) values (1, 'test', $1, '{read}', $2, $3, $4)", [digestOf(token), '2026-01-01T00:00:00Z', revoked, expires]);
  await give(stolen.live, null, null);
  await give(stolen.ended, '2026-02-01T00:00:00Z', null);
  await give(stolen.late, null, '2026-02-01T00:00:00Z');
  await pool.query('update installation set claimed_at = $1', [now]);
  await new Promise((resolve) => setTimeout(resolve, 1100)); // the server asks once a second
});

const capability = { personId: 1, commitmentId: 1, organizationId: 1, generation: 0 };
const answer = signCapability(secret, capability);
const unsubscribe = signUnsubscription(secret, { personId: 1 });
const calendar = signCalendar(secret, { personId: 1, generation: 0 });
const wrongOf = (token: string, others: string[]): string[] => [
  'x', '1', '..', '%00', '__proto__', 'x'.repeat(90), altered(token), token.toUpperCase(), token.slice(0, -4), `${token}A`, token.replace(/[0-9a-z]/, 'z'), `${token.slice(0, token.lastIndexOf('.'))}.${'A'.repeat(24)}`, ...others,
];
/** The token is in the address of the page's own form at the most; apart from that no answer may differ. */
const shapeOf = ({ status, text, headers }: { status: number; text: string; headers: Headers }): string => [status, headers.get('content-type'), headers.get('cache-control'), headers.get('set-cookie'), text].join('\n');

describe('whoever brings a wrong token', () => {
  test.each([
    ['an answer', 'GET', wrongOf(answer, [signCapability(foreign, capability), unsubscribe, calendar]).map((t) => `/answer/${t}`)],
    ['an answer that is sent', 'POST', wrongOf(answer, [signCapability(foreign, capability), unsubscribe, calendar]).map((t) => `/answer/${t}`)],
    ['an unsubscription', 'GET', wrongOf(unsubscribe, [signUnsubscription(foreign, { personId: 1 }), answer, calendar]).map((t) => `/unsubscribe/${t}`)],
    ['an unsubscription that is sent', 'POST', wrongOf(unsubscribe, [signUnsubscription(foreign, { personId: 1 }), answer, calendar]).map((t) => `/unsubscribe/${t}`)],
    ['a calendar', 'GET', wrongOf(calendar, [signCalendar(foreign, { personId: 1, generation: 0 }), answer, unsubscribe]).map((t) => `/calendar/${t}.ics`)],
  ] as const)('for %s (%s) gets the same 404, byte for byte, whatever is wrong with it', async (_, method, urls) => {
    const answers = await Promise.all(urls.filter((url) => !/\/\.\.(\.ics)?$/.test(url)).map((url) => api().call(method, url)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect(new Set(answers.map(shapeOf)).size).toBe(1);
  });

  test('for the API gets the same 401, byte for byte: none, a made-up one, an altered one, a revoked one, one that ran out, a cookie that is not ours', async () => {
    const headers: Record<string, string>[] = [
      {}, ...['x', altered(stolen.live), stolen.ended, stolen.late, answer, `${stolen.live} x`, ''].map((token) => ({ authorization: `Bearer ${token}` })), { authorization: `Basic ${stolen.live}` }, { cookie: stolen.cookie }, { cookie: 'suivi.session_token=%zz' },
      { cookie: 'suivi.session_token=' },
    ];
    for (const url of ['/api/v1/commitments', '/api/v1/commitments/1', '/api/v1/commitments/999999']) {
      const answers = await Promise.all(headers.map((given) => api().call('GET', url, { headers: given })));
      expect(answers.map(({ status }) => status)).toEqual(headers.map(() => 401));
      expect(new Set(answers.map(shapeOf)).size).toBe(1);
    }
    expect((await api().call('GET', '/api/v1/partnerships', { headers: { authorization: `Bearer ${stolen.live}` } })).status).toBe(200);
  });
});

const median = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;

/** So many numbers in an order that chance draws. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, n) => n);
  for (let n = count - 1; n > 0; n -= 1) {
    const other = Math.floor(Math.random() * (n + 1));
    [order[n], order[other]] = [order[other] as number, order[n] as number];
  }
  return order;
}

/** Asks by turns, so that a slow moment falls on all alike, and in an order drawn anew each time, so that none always follows the same other; answers the median of each in microseconds. The first stands twice: how far its two medians lie apart is the noise. */
async function timesOf(asks: (() => Promise<unknown>)[], rounds: number): Promise<number[]> {
  const took: number[][] = asks.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const at of shuffled(asks.length)) {
      const began = performance.now();
      await (asks[at] as () => Promise<unknown>)();
      (took[at] as number[]).push(performance.now() - began);
    }
  return took.map((times) => Math.round(median(times) * 1000));
}

describe('how long a refusal takes is reported', () => {
  const rounds = Number(process.env.SUIVI_TEST_TIMING_ROUNDS ?? 60);
  const get = (url: string, headers: Record<string, string> = {}) => () => api().call('GET', url, { headers });
  test.each([
    ['answer', ['made up', 'made up', 'altered seal', 'foreign seal', 'of another kind', 'without the shape'], ['1.1-1-1.AAAAAAAAAAAAAAAAAAAAAAAA', '1.1-1-1.BAAAAAAAAAAAAAAAAAAAAAAA', altered(answer), signCapability(foreign, capability), calendar, 'x'.repeat(31)].map((t) => get(`/answer/${t}`))],
    ['unsubscribe', ['made up', 'made up', 'altered seal', 'foreign seal', 'of another kind', 'without the shape'], [`1.${'A'.repeat(24)}`, `1.B${'A'.repeat(23)}`, altered(unsubscribe), signUnsubscription(foreign, { personId: 1 }), calendar, 'x'.repeat(26)].map((t) => get(`/unsubscribe/${t}`))],
    ['API token', ['made up', 'made up', 'altered', 'revoked', 'ran out'], ['x'.repeat(20), 'y'.repeat(20), altered(stolen.live), stolen.ended, stolen.late].map((t) => get('/api/v1/commitments', { authorization: `Bearer ${t}` }))],
  ] as const)('%s', async (kind, names, asks) => {
    const medians = await timesOf([...asks], rounds);
    const noise = Math.abs((medians[0] as number) - (medians[1] as number));
    console.log(`${kind}, ${rounds} rounds: ${names.map((name, n) => `${name} ${medians[n]} µs`).join(', ')}; noise ${noise} µs, farthest apart ${Math.max(...medians) - Math.min(...medians)} µs`);
    expect(medians).toHaveLength(names.length);
  }, 30_000 + rounds * 60);
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { digestOf } from '@suivi/access';
import { appoint, createPerson } from '@suivi/directory';
import fc from 'fast-check';
import { loadSample } from '../../apps/cli/src/sample/index.js';
import { letterhead, withApi } from '../support/api.js';
import { amountOf } from '../support/fault-amounts.js';
import { type Case, casesFor, hangUp, send } from '../support/openapi-cases.js';
import { judgeOf } from '../support/openapi-judge.js';
import { type OpenApi, type Operation, operationsOf } from '../support/openapi.js';

/**
 * Each operation of the OpenAPI document, asked with what its schema allows and with what it does not: 200 cases an operation, 10 in the short
 * form (SUIVI_TEST_FUZZ_API tells another number, SUIVI_TEST_FUZZ_SEED another story). Half of them before anybody has claimed the installation, half after, by four callers.
 */
const cases = amountOf('SUIVI_TEST_FUZZ_API', { full: 200, short: 10 });
const seed = Number(process.env.SUIVI_TEST_FUZZ_SEED ?? 1);
jest.setTimeout(120_000 + cases * 20_000);

const AT_ONCE = 4;
const now = '2026-11-18T15:00:00Z';
const apiOf = withApi(now, { requestsPerMinute: 1e9 });
const tokens = { administrator: 'suivi-token-of-an-administrator', focalPoint: 'suivi-token-of-a-focal-point' };
const proofs: Record<string, Record<string, string>> = {
  nobody: {}, stranger: { authorization: 'Bearer no-such-token' }, administrator: { authorization: `Bearer ${tokens.administrator}` }, focalPoint: { authorization: `Bearer ${tokens.focalPoint}` },
};
let document: OpenApi;
let operations: Operation[];
let seated = 0;
let seating: Promise<unknown> = Promise.resolve();

const sql = (text: string, values: unknown[] = []) => apiOf().database.pool.query(text, values);
type Holder = keyof typeof tokens;

/** Somebody new with this token: whoever had it before may have been erased by a request, or have lost the token or the post. */
async function seat(holder: Holder): Promise<void> {
  const act = { actor: { kind: 'operator' as const, name: 'Fuzz' }, now: new Date(now) };
  const { db } = apiOf().database;
  await sql('delete from api_token where digest = $1', [digestOf(tokens[holder])]);
  const { id } = await createPerson(db, { name: holder, email: `${holder}-${(seated += 1)}@fuzz.example`, language: 'en', zone: 'UTC' }, act);
  const { rows: [post] } = await sql("select partnership_id::int as partnership, organization_id::int as entity from appointment where role = 'focal-point' order by id limit 1");
  if (holder === 'focalPoint') await appoint(db, { partnershipId: post.partnership, organizationId: post.entity, personId: id, role: 'focal-point', startsOn: '2020-01-01' }, act);
  else await sql("insert into access_grant (person_id, partnership_id, role, granted_at) values ($1, null, 'administrator', $2)", [id, now]);
  await sql("insert into api_token (person_id, name, digest, scopes, created_at) values ($1, 'fuzz', $2, '{read,write,administer}', $3)", [id, digestOf(tokens[holder]), now]);
}

const isHolder = (by: string): by is Holder => by in tokens;
const isGone = async (by: Holder): Promise<boolean> => (await fetch(`${apiOf().origin}/api/v1/session`, { headers: proofs[by] as Record<string, string> })).status === 401;

beforeAll(async () => {
  await loadSample(apiOf().database.db, { letterhead, now: new Date(now) });
  await apiOf().roundAt(now);
  document = (await apiOf().call('GET', '/api/v1/openapi.json')).json;
  operations = operationsOf(document);
  for (const holder of ['administrator', 'focalPoint'] as const) await seat(holder);
});
afterAll(hangUp);

const shown = ({ method, url, headers, body }: Case): string => `${method} ${url} ${JSON.stringify(headers)} ${body === undefined ? '' : JSON.stringify(String(body).slice(0, 300))}`.slice(0, 900);

/** Asks every operation so often, in the name of each of the callers in turn; answers what was wrong, and how often each status came. */
async function fuzz(callers: readonly string[], often: number, chapter: number): Promise<{ asked: number; wrong: string[]; statuses: Record<string, number>; slowest: number }> {
  const judge = judgeOf(document, [letterhead.linkSecret, ...Object.values(tokens), ...Object.values(tokens).map(digestOf)]);
  const origin = apiOf().origin;
  const wrong: string[] = [];
  const statuses: Record<string, number> = {};
  let slowest = 0;
  const queue = operations.flatMap((operation, n) => fc.sample(casesFor(operation, document), { numRuns: often, seed: (seed * 2 + chapter) * 1000 + n }).map((one, k) => ({ operation, one, by: callers[k % callers.length] as string })));
  const asked = queue.length;
  const take = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { operation, by } = next;
      const one = { ...next.one, headers: { ...next.one.headers, ...proofs[by] } };
      let reply = await send(origin, one);
      if (reply.status === 401 && isHolder(by) && (await isGone(by))) {
        await (seating = seating.then(async () => (await isGone(by)) && seat(by)));
        reply = await send(origin, one);
      }
      statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
      slowest = Math.max(slowest, reply.ms);
      for (const what of judge(operation, one, reply)) wrong.push(`${operation.id} by ${by}: ${what}; ${shown(one)} -> ${reply.text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return { asked, wrong, statuses, slowest };
}

const summary = (wrong: readonly string[]): string[] => [...new Map(wrong.map((one) => [one.split(';')[0], one])).values()].slice(0, 40);

describe(`every operation, ${cases} times: no answer is 5xx, none hangs, each has the declared status and shape, and none shows code, SQL or secrets`, () => {
  const run = async (callers: string[], often: number, chapter: number): Promise<void> => {
    const { asked, wrong, statuses, slowest } = await fuzz(callers, often, chapter);
    console.log(`${operations.length} operations, ${asked} requests, ${wrong.length} findings, slowest ${Math.round(slowest)} ms, ${JSON.stringify(statuses)}`);
    expect(summary(wrong)).toEqual([]);
    expect(asked).toBe(operations.length * often);
  };

  test('by whoever sits at an installation that nobody has claimed', () => run(['machine'], Math.ceil(cases / 2), 0));

  test('by nobody, a stranger, an administrator and a focal point, once it is claimed', async () => {
    await sql('update installation set claimed_at = $1', [now]);
    await run(['administrator', 'focalPoint', 'administrator', 'nobody', 'focalPoint', 'stranger'], Math.floor(cases / 2), 1);
  });
});

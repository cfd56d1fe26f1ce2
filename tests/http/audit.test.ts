import { beforeAll, describe, expect, test } from '@jest/globals';
import { sealRows } from '@suivi/audit';
import { newClaim } from '@suivi/access';
import { vocabulary } from '@suivi/contract';
import { verifyExport } from '../support/audit-export.js';
import { withApi } from '../support/api.js';
import { type Jar, newJar } from '../support/browser-jar.js';
import { household, type Household } from '../support/signed-in.js';

/** An administrator asks who did what, whether the history is as it was written, and hands it to an auditor. */

const api = withApi('2026-03-02T09:00:00Z');
const v1 = '/api/v1';
let house: Household;
let root: Jar;
let pat: Jar;
let rootId: number;

interface Entry {
  id: number;
  action: string;
  subject: string;
  partnershipId: number | null;
  actor: { name: string; personId: number | null };
}
const trail = async (jar: Jar, query = ''): Promise<Entry[]> => (await jar.get(`${v1}/audit?limit=200${query}`)).json.items;
const saidOf = (items: Entry[]): string[] => items.map(({ subject, action }) => `${subject} ${action}`);

beforeAll(async () => {
  house = await household(api());
  await house.person('Fay', 'focal-point');
  await house.administrator('Pat', house.partnership);
  root = newJar(api());
  await root.post(`/claim/${await newClaim(api().database.db)}`, { name: 'Root', address: 'root@x.example' });
  rootId = Number((await root.get(`${v1}/session`)).json.person.id);
  pat = await house.signIn('Pat');
});

describe('the trail', () => {
  test('says who did what to what, by person, subject, action and day, page by page', async () => {
    const { json: made } = await root.call('POST', `${v1}/partnerships`, { body: { slug: 'un-y', name: { en: 'UN–Y', fr: 'ONU–Y' } } });
    const [latest] = await trail(root);
    expect(latest).toMatchObject({ subject: 'partnership', subjectId: made.id, action: 'added', called: { en: 'UN–Y', fr: 'ONU–Y' }, actor: { kind: 'person', name: 'Root', personId: rootId }, reason: null });
    expect(saidOf(await trail(root, `&personId=${rootId}&subject=partnership`))).toEqual(['partnership added']);
    expect(saidOf(await trail(root, '&action=given'))).toEqual(['access-grant given', 'access-grant given']);
    expect(await trail(root, '&since=2026-03-02T00:00:00Z&before=2026-03-03T00:00:00Z')).not.toHaveLength(0);
    expect(await trail(root, '&since=2026-03-03T00:00:00Z')).toEqual([]);
    const first = (await root.get(`${v1}/audit?limit=3`)).json;
    const second = (await root.get(`${v1}/audit?limit=3&cursor=${first.nextCursor}`)).json;
    expect([...first.items, ...second.items].map(({ id }: Entry) => id)).toEqual((await trail(root)).slice(0, 6).map(({ id }) => id));
    expect((await root.get(`${v1}/audit?cursor=x`)).status).toBe(404);
  });

  test('shows the administrator of a partnership what is of that partnership, and a focal point nothing', async () => {
    const items = await trail(pat);
    expect(new Set(items.map(({ partnershipId }) => partnershipId))).toEqual(new Set([house.partnership]));
    expect((await (await house.signIn('Fay')).get(`${v1}/audit`)).status).toBe(403);
  });

  test('speaks in words that the screen knows', async () => {
    const words = await house.rows('select distinct subject, action from history');
    const known = new Set<unknown>([...vocabulary.trailActions, ...vocabulary.commitmentActions]);
    expect(words.filter(({ subject, action }) => !(vocabulary.trailSubjects as readonly unknown[]).includes(subject) || !known.has(action))).toEqual([]);
  });
});

describe('its verification', () => {
  test('finds it whole, and is on record with who asked', async () => {
    expect((await root.get(`${v1}/audit/verification`)).json).toEqual({ last: null });
    await sealRows(api().database.db, new Date('2026-03-02T09:00:00Z'));
    const verdict = (await root.call('POST', `${v1}/audit/verify`)).json;
    expect(verdict).toMatchObject({ problems: 0, first: [], by: 'Root', verifiedAt: '2026-03-02T09:00:00.000Z', rows: expect.any(Number), head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await pat.get(`${v1}/audit/verification`)).json.last).toEqual(verdict);
    expect(saidOf(await trail(root)).at(0)).toBe('trail verified');
    expect((await pat.call('POST', `${v1}/audit/verify`)).status).toBe(403);
  });

  test('names the entry that somebody changed behind its back', async () => {
    await api().database.pool.query("begin; alter table history disable trigger user; update history set action = 'removed' where id = 2; alter table history enable trigger user; commit");
    const verdict = (await root.call('POST', `${v1}/audit/verify`)).json;
    expect([verdict.problems, verdict.first[0]]).toEqual([1, expect.objectContaining({ kind: 'changed', row: 2 })]);
    await api().database.pool.query("begin; alter table history disable trigger user; update history set action = 'added' where id = 2; alter table history enable trigger user; commit");
  });
});

describe('its export', () => {
  test('is a file that an auditor can verify, and its handing out is on record', async () => {
    const answer = await root.get(`${v1}/audit/export?partnershipId=${house.partnership}`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'application/x-ndjson', 'attachment; filename="trail-un-x.jsonl"']);
    expect(verifyExport(answer.text)).toMatchObject({ head: expect.any(String), unsealed: 1 });
    expect(verifyExport((await root.get(`${v1}/audit/export`)).text).names).toContain('Fay');
    expect(saidOf(await trail(root)).slice(0, 2)).toEqual(['trail exported', 'trail exported']);
  });

  test('is for the administrators of what it holds, who have signed in just now', async () => {
    const asked = async (jar: Jar, query = '') => (await jar.get(`${v1}/audit/export${query}`)).status;
    expect([await asked(pat, `?partnershipId=${house.partnership}`), await asked(pat), await asked(pat, '?partnershipId=999')]).toEqual([200, 403, 404]);
    api().clock.set(new Date('2026-03-02T09:30:00Z'));
    expect((await root.get(`${v1}/audit/export`)).json.code).toBe('fresh-sign-in-required');
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { loadSample } from '../../apps/cli/src/sample/index.js';
import { letterhead, withApi } from '../support/api.js';

jest.setTimeout(240_000);

const now = '2026-11-18T15:00:00Z';
const api = withApi(now);
const EDITORS = 100;
const LONGEST_WAIT_MS = 16_000;
let at: string;

beforeAll(async () => {
  await loadSample(api().database.db, { letterhead, now: new Date(now) });
  const { items } = (await api().call('GET', '/api/v1/commitments?recordState=open&limit=1')).json;
  at = `/api/v1/commitments/${items[0].id}`;
});

/** Reads, adds a word of its own to what stands there, and writes it over the version that was read; whoever comes too late reads again, a little later each time. */
async function edit(editor: number, statuses: number[], first: { title: string; version: number }): Promise<void> {
  for (let tries = 0, read = first; ; tries += 1) {
    const { status } = await api().call('PATCH', at, { body: { title: `${read.title} e${editor}.`, reason: `editor ${editor}` }, headers: { 'if-match': `"${read.version}"` } });
    statuses.push(status);
    if (status !== 412) return;
    await wait((((editor * 37 + tries * 41) % EDITORS) / EDITORS) * Math.min(500 * 2 ** tries, LONGEST_WAIT_MS));
    read = (await api().call('GET', at)).json;
  }
}

test(`of ${EDITORS} editors who read the same version of a commitment one is first, the others are told, and when all have tried again no word is lost`, async () => {
  const first = (await api().call('GET', at)).json;
  const statuses: number[] = [];
  await Promise.all(Array.from({ length: EDITORS }, (_, editor) => edit(editor, statuses, first)));
  const refused = statuses.filter((status) => status === 412).length;
  console.log(`${EDITORS} editors, ${statuses.length} writes, ${refused} refused as stale`);
  expect(statuses.filter((status) => status === 200)).toHaveLength(EDITORS);
  expect(statuses).toHaveLength(EDITORS + refused);
  expect(refused).toBeGreaterThanOrEqual(EDITORS - 1);

  const { title, version } = (await api().call('GET', at)).json;
  expect(version).toBe(first.version + EDITORS);
  for (let editor = 0; editor < EDITORS; editor += 1) expect(title).toContain(` e${editor}.`);
  const { items } = (await api().call('GET', `${at}/history`)).json as { items: { reason: string | null; changes: { title?: { from: string; to: string } } }[] };
  const edits = items.filter(({ reason }) => reason?.startsWith('editor ')).reverse();
  expect(new Set(edits.map(({ reason }) => reason)).size).toBe(EDITORS);
  // Each went on from the words of the one before: the history is one line without a gap.
  expect(edits.slice(1).map(({ changes }) => changes.title?.from)).toEqual(edits.slice(0, -1).map(({ changes }) => changes.title?.to));
});

import { wholeInstallation } from '@suivi/access';
import { register, registerCounts } from '@suivi/commitments';
import pg from 'pg';
import { statementsOf } from './captured-sql.mjs';
import { seedRegister } from './seed.mjs';
import { inTurns } from './turns.mjs';

const sorts = ['deadline', 'updated', 'reference', 'entity', 'status'].flatMap((sort) => [sort, `-${sort}`]);

/** What a coordinator does with the register, by what the note calls it. */
const pages = {
  filter: [
    { schedule: 'overdue' }, { schedule: 'due-soon' }, { recordState: 'closed' }, { status: 'not-started' }, { partnershipId: 7 }, { meetingId: 88 }, { organizationId: 17 }, { leadId: 17, schedule: 'overdue' },
    { level: 'regional' }, { thematicAreaId: 12 }, { group: 'entity' }, { group: 'status', schedule: 'overdue' },
  ],
  sort: sorts.map((sort) => ({ sort })),
  search: ['programme', 'joint work', 'consultation 4711', 'S7-10', 'secretariats nothing', 'п', '粮食安全', 'التنمية', 'доклад', 'prepare programme report meeting'].map((q) => ({ q })),
};
const counts = [{}, { schedule: 'overdue' }, { q: 'programme' }, { partnershipId: 7, group: 'entity' }];

const addressOf = (path, query) => `/api/v1/commitments${path}?${new URLSearchParams(Object.entries({ ...query, ...(path === '' ? { limit: 50 } : {}) }).map(([name, value]) => [name, String(value)]))}`;

/** In milliseconds: the value that 95 of 100 stay below. */
const p95 = (times) => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];

async function msOf(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The register of 10,000 as its screen asks for it: filtered, sorted, grouped, searched and counted, against the same statements on a connection of their own. */
export async function run(place, { quick }) {
  const url = await place.database();
  await seedRegister(url, 10_000);
  const api = await place.api(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  place.later(() => client.end());

  const now = new Date();
  const asked = [];
  for (const [kind, queries] of Object.entries(pages))
    for (const query of queries) asked.push({ kind, address: addressOf('', query), statements: await statementsOf(url, (db) => register(db, wholeInstallation, { sort: 'deadline', ...query, limit: 50 }, now)) });
  for (const query of counts) asked.push({ kind: 'count', address: addressOf('/counts', query), statements: await statementsOf(url, (db) => registerCounts(db, wholeInstallation, query, now)) });

  const times = new Map();
  const answered = async ({ kind, address }) => {
    const ms = await msOf(async () => {
      const answer = await fetch(api.url + address);
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      await answer.arrayBuffer();
    });
    times.set(kind, [...(times.get(kind) ?? []), ms]);
    return ms;
  };
  const read = ({ statements }) => msOf(async () => {
    for (const { text, values } of statements) await client.query(text, values);
  });
  const p95Of = (measure) => async () => {
    const taken = [];
    for (const one of asked) taken.push(await measure(one));
    return p95(taken);
  };
  const [ours, limit] = [p95Of(answered), p95Of(read)];
  for (const warm of [ours, limit, ours, limit]) await warm();
  times.clear();
  const measured = await inTurns({ pairs: quick ? 3 : 15, unit: 'ms (p95)', ours, limit, signal: place.signal, note: `${asked.length} questions of 10,000 commitments, one after the other` });
  const byKind = Object.fromEntries([...times].map(([kind, all]) => [kind, Math.round(p95(all) * 10) / 10]));
  return { ...measured, note: `${measured.note}; p95 in ms ${Object.entries(byKind).map(([kind, ms]) => `${kind} ${ms}`).join(', ')}; goal 200`, p95Ms: byKind };
}

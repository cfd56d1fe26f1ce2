import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportedLines, type HistoryEntry, recordHistory, sealHistory, sealRows, type TrailExport, verifyTrail } from '@suivi/audit';
import { createScratchDatabase, type Database, databaseOf, type Db, dropDatabase, openDatabase, type Sql, transact } from '@suivi/db';
import { verifyExport } from '../support/audit-export.js';
import { createTestDatabase, installedAt, withDatabase } from '../support/database.js';

jest.setTimeout(60_000); // makes whole databases, on a machine that may be busy

const now = new Date('2013-07-24T12:00:00Z');
const ada = { kind: 'person', name: 'Ada Baptiste', personId: 7 } as const;

const record = (sql: Sql, entry: Partial<HistoryEntry> = {}) =>
  recordHistory(sql, { partnershipId: 1, subject: 'commitment', subjectId: 1, at: installedAt, actor: ada, action: 'declared', before: null, after: { title: 'Training plan — план' }, ...entry });

/** Twelve rows of two partnerships and of none (ids 1 to 12), put under seal in three steps. */
async function trailOn(db: Db): Promise<void> {
  for (let row = 1; row <= 12; row += 1) {
    await record(db, { partnershipId: [1, 2, null][row % 3] ?? null, subjectId: row, after: { row } });
    if (row % 4 === 0) await sealRows(db, now);
  }
}

let template: string;
beforeAll(async () => {
  template = await createTestDatabase();
  const database = openDatabase({ url: template, max: 2 });
  await trailOn(database.db);
  await database.close();
});
afterAll(() => dropDatabase(template));

/** A trail of the test's own, to be tampered with. */
async function withTrail<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const url = await createScratchDatabase(template, { template: databaseOf(template) });
  const database = openDatabase({ url, max: 4 });
  try {
    return await work(database);
  } finally {
    await database.close();
    await dropDatabase(url);
  }
}

/** What only the owner of the tables can do: the guards are put aside for a moment. */
const tamper = ({ pool }: Database, statements: string) =>
  pool.query(`begin; alter table history disable trigger user; alter table history_seal disable trigger user; alter table personal_value disable trigger user; ${statements};
    alter table history enable trigger user; alter table history_seal enable trigger user; alter table personal_value enable trigger user; commit`);

const exported = async (db: Db, chain: number): Promise<{ text: string; told: TrailExport }> => {
  const told: TrailExport = { rows: 0, unsealed: 0, head: null };
  const text = await transact(db, async (tx) => {
    const lines: string[] = [];
    for await (const line of exportedLines(tx, chain, told)) lines.push(line);
    return lines.join('');
  });
  return { text, told };
};

describe('the seals', () => {
  const database = withDatabase({ max: 30 });

  test('chain the rows of each partnership, and those of none, each row once; sealing again adds nothing', async () => {
    const { db, pool } = database();
    await trailOn(db);
    await sealHistory.run({ db, clock: { now: () => now } }, {});
    const { rows } = await pool.query<{ line: string }>('select line from history_seal order by number');
    const seals = rows.map(({ line }) => JSON.parse(line) as { seal: number; chain: number; rows: [number, string][] });
    expect(seals.map(({ seal }) => seal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const of = (chain: number): number[] => seals.filter((seal) => seal.chain === chain).flatMap((seal) => seal.rows.map(([id]) => id));
    expect([of(1), of(2), of(0)]).toEqual([[3, 6, 9, 12], [1, 4, 7, 10], [2, 5, 8, 11]]);
    expect(await verifyTrail(db)).toMatchObject({ seals: 9, rows: 12, unsealed: 0, problems: 0 });
  });

  test('are not put on a row while one that got its number before it may still be committed', async () => {
    const { db } = database();
    const before = await verifyTrail(db);
    let commit: () => void = () => undefined;
    let written: () => void = () => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const late = transact(db, async (tx) => {
      await record(tx, { after: { late: true } });
      written();
      await new Promise<void>((resolve) => (commit = resolve));
    });
    await isWritten;
    await record(db, { after: { late: false } });
    expect(await sealRows(db, now, 2)).toBe(0);
    expect(await verifyTrail(db)).toMatchObject({ rows: before.rows, unsealed: 1, problems: 0 });
    const sealing = sealRows(db, now);
    commit();
    await late;
    expect(await sealing).toBe(2);
    expect(await verifyTrail(db, before.head ?? '')).toMatchObject({ rows: before.rows + 2, unsealed: 0, problems: 0 });
  });

  test('make one chain without a gap while many connections write, give up, and take their time, and several workers seal', async () => {
    const { db, pool } = database();
    const before = await verifyTrail(db);
    let writing = true;
    let taken = 0;
    const write = async (writer: number): Promise<number> => {
      let rows = 0;
      for (let turn = 0; turn < 12; turn += 1) {
        const givesUp = (writer + turn) % 5 === 0;
        const own = 1 + ((writer * turn) % 3);
        await transact(db, async (tx) => {
          for (let i = 0; i < own; i += 1) {
            await record(tx, { partnershipId: (writer % 4) + 1, subjectId: writer, after: { turn, i } });
            await wait((writer * 7 + turn * 3) % 25);
          }
          if (givesUp) throw new Error('gives up');
        }).then(() => (rows += own), () => undefined);
      }
      return rows;
    };
    const seal = async (): Promise<void> => {
      while (writing) {
        const sealed = await sealRows(db, now, 20);
        taken += sealed;
      }
    };
    const sealers = [seal(), seal(), seal()];
    const rows = (await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)))).reduce((sum, own) => sum + own, 0);
    writing = false;
    await Promise.all(sealers);
    expect(taken).toBeGreaterThan(0); // sealed in the midst of it, not only at the end
    const rest = await sealRows(db, now);
    expect(taken + rest).toBe(rows);
    expect(await verifyTrail(db, before.head ?? '')).toMatchObject({ rows: before.rows + rows, unsealed: 0, problems: 0 });
    const { rows: late } = await pool.query('select 1 from history a join history b on b.id = a.id + 1 where b.xmin::text::bigint < a.xmin::text::bigint limit 1');
    expect(late).toHaveLength(1); // there were rows that came after one of a higher number
  });
});

const all = 'partnership_id, subject, subject_id, at, actor, action, reason, changes, after';
const swap = (a: number, b: number): string => `create temp table moved as select * from history where id in (${a}, ${b}); delete from history where id in (${a}, ${b});
  insert into history (id, ${all}) overriding system value select ${a + b} - id, ${all} from moved`;

describe('of a trail that was tampered with', () => {
  const changed = { problems: 1, first: [{ kind: 'changed', row: 6, chain: 1, at: '2011-01-01T00:00:00.000Z' }] };
  test.each([
    ['a changed field', "update history set action = 'verified' where id = 6", changed],
    ['a changed instant', "update history set at = at + interval '1 microsecond' where id = 6", changed],
    ['a changed number within the state', `update history set after = '{"row": 7}' where id = 6`, changed],
    ['a changed actor', "update history set actor = actor || '{\"personId\": 8}' where id = 6", { first: [{ kind: 'changed', row: 6 }] }],
    ['a row that moved to another partnership', 'update history set partnership_id = 2 where id = 6', { problems: 1, first: [{ kind: 'changed', row: 6, chain: 2 }] }],
    ['a deleted row', 'delete from history where id = 6', { problems: 1, first: [{ kind: 'missing', row: 6, chain: 1 }] }],
    ['an inserted row', `insert into history overriding system value select 0, ${all} from history where id = 6`, { problems: 1, first: [{ kind: 'added', row: 0, chain: 1 }] }],
    ['rows that changed places', swap(6, 9), { problems: 2, first: [{ kind: 'changed', row: 6 }, { kind: 'changed', row: 9 }] }],
    ['rows under one seal that changed places', swap(1, 4), { problems: 2, first: [{ kind: 'reordered', row: 1, detail: 'holds what was sealed as row 4' }, { kind: 'reordered', row: 4 }] }],
    ['the first of several problems', "update history set action = 'x' where id in (11, 3, 8)", { problems: 3, first: [{ row: 3 }, { row: 8 }, { row: 11 }] }],
    ['a deleted seal', 'delete from history_seal where number = 4', { problems: 4, first: [{ kind: 'seal', detail: 'seal 4 is missing' }, { kind: 'added', row: 5 }, { kind: 'seal', detail: 'seal 9 does not follow on the one before it' }, { kind: 'added', row: 8 }] }],
    ['a changed seal', `update history_seal set line = replace(line, '"chain":1', '"chain":2') where number = 5`, { problems: 1, first: [{ kind: 'seal', detail: expect.stringMatching(/^seal 5 was changed/) }] }],
    ['a name that is given to somebody else', "update personal_value set value = 'Bob'", { problems: 1, first: [{ kind: 'name-changed', row: 1 }] }],
    ['a name that was taken away without an erasure on record', 'delete from personal_value', { problems: 1, first: [{ kind: 'name-missing', row: 1 }] }],
  ])('%s is found and named', async (_what, statements, verdict) => {
    await withTrail(async (database) => {
      await tamper(database, statements);
      expect(await verifyTrail(database.db)).toMatchObject(verdict);
    });
  });

  test('an inserted row stays found when the sealer has come by since', async () => {
    await withTrail(async (database) => {
      await tamper(database, 'insert into history overriding system value select -1, partnership_id, subject, 99, at, actor, action, reason, changes, after from history where id = 9');
      await record(database.db);
      expect(await sealRows(database.db, now)).toBe(1);
      expect(await verifyTrail(database.db)).toMatchObject({ problems: 1, first: [{ kind: 'added', row: -1 }] });
    });
  });

  test('a row that was changed together with its seal breaks the chain after it', async () => {
    await withTrail(async (database) => {
      await tamper(database, "update history set action = 'verified' where id = 6");
      const { text } = await exported(database.db, 1);
      const digest = createHash('sha256').update(text.split('\n').find((line) => line.includes('"id": 6')) ?? '').digest('hex');
      const { rows: [seal] } = await database.pool.query<{ line: string }>('select line from history_seal where number = 5');
      const line = (seal?.line ?? '').replace(/(?<=\[6,")[0-9a-f]{64}/, digest);
      await tamper(database, `update history_seal set line = '${line}', hash = '${createHash('sha256').update(line).digest('hex')}' where number = 5`);
      expect(await verifyTrail(database.db)).toMatchObject({ problems: 2, first: [{ kind: 'seal', detail: 'seal 6 does not follow on the one before it' }, { kind: 'seal', chain: 1 }] });
    });
  });

  test('the end cut off with its seals is found with the head that was kept elsewhere, and only with it', async () => {
    await withTrail(async (database) => {
      const { head } = await verifyTrail(database.db);
      await tamper(database, 'delete from history where id > 8; delete from history_seal where up_to > 8');
      expect(await verifyTrail(database.db)).toMatchObject({ rows: 8, problems: 0 });
      expect(await verifyTrail(database.db, head ?? '')).toMatchObject({ problems: 1, first: [{ kind: 'cut' }] });
    });
  });
});

describe('an export', () => {
  test('of a partnership is verified by anybody, names too, without the other partnerships and without us', async () => {
    await withTrail(async ({ db }) => {
      await record(db, { after: { text: 'line\nbreak, "quote", \u2028 中文' } });
      const { text, told } = await exported(db, 1);
      expect(verifyExport(text)).toEqual({ head: told.head, sealed: 4, unsealed: 1, names: ['Ada Baptiste'] });
      expect(told).toMatchObject({ rows: 5, unsealed: 1 });
      expect(() => verifyExport(text.replace('"row": 6', '"row": 7'))).toThrow('seal 5 does not fit');
      expect(() => verifyExport(text.replace('Ada Baptiste', 'Bob'))).toThrow('Bob does not fit');
      expect(await verifyTrail(db, told.head ?? '')).toMatchObject({ problems: 0 }); // its head is an anchor too
    });
  });
});

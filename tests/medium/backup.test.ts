import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  backupDatabase, BackupError, type BackupProblem, commitment, databaseOf, type Database, dropDatabase, dutyStation, history, installation, isMigrated,
  meeting, migrate, openDatabase, outbox, partnership, productTables, restoreDatabase, series, transact, verifyBackup,
} from '@suivi/db';
import { eq } from 'drizzle-orm';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createTestDatabase, withDatabase } from '../support/database.js';

jest.setTimeout(60_000); // makes whole databases, on a machine that may be busy

const database = withDatabase();
const takenAt = new Date('2013-07-22T12:00:00Z');
const restoredAt = new Date('2013-07-23T08:30:00Z');
let folder: string;
let file: string;

const atMoment = new Date('2011-07-29T14:00:00.123Z');
const system = { kind: 'system', name: 'Suivi' } as const;

const commitmentOf = (n: number, o: { succeededById?: number } = {}) => ({
  id: n, partnershipId: 1, meetingId: 6, reference: `C-${n}`, paragraphLabel: '6 (a)', quote: 'line one\nline two\u2028line three', title: 'Tab\t, quote " and backslash \\ 中文 عربي',
  kind: 'commitment', declaredStatus: 'not-started', verifiedStatus: 'not-started', recordState: 'open', openedAt: atMoment, version: 1, ...o,
} as const);

async function fill({ db }: Database): Promise<void> {
  await transact(db, async (tx) => {
    await tx.insert(dutyStation).values({ name: 'Georgetown', country: 'GY', zone: 'America/Guyana', weekdays: [1, 2, 3, 4, 5] });
    await tx.insert(partnership).values({ slug: 'un-caricom', name: { en: 'UN–CARICOM', zh: '联合国' }, isSample: false, dueSoonDays: 30, silentAfterDays: 90, createdAt: atMoment });
    await tx.insert(series).values({ partnershipId: 1, slug: 'general', name: { en: 'General meetings' }, intervalMonths: 24 });
    await tx.insert(meeting).values({ id: 6, seriesId: 1, ordinal: 6, startsOn: '2011-07-28', endsOn: '2011-07-29', precision: 'day', place: 'Georgetown', coChairs: ['a', 'b'], status: 'held', version: 1 });
    await tx.insert(commitment).values(commitmentOf(2));
    await tx.insert(commitment).values(commitmentOf(1, { succeededById: 2 }));
    await tx.insert(history).values({ subject: 'commitment', subjectId: 1, at: atMoment, actor: system, action: 'opened', changes: { title: { from: null, to: 'x' } }, after: { amount: 12345678901234.5 } });
    const wishes = await tx.insert(outbox).values(Array.from({ length: 700 }, (_, i) => ({ job: 'j', payload: { i }, createdAt: atMoment }))).returning();
    await tx.delete(outbox).where(eq(outbox.id, wishes.at(-1)?.id ?? 0));
  });
}

/** Every row of every table, as PostgreSQL writes it. */
async function contents({ pool }: Database): Promise<Record<string, string[]>> {
  const tables = await Promise.all(productTables.map(async (table) => {
    const { rows } = await pool.query(`select row_to_json(t)::text as line from "${table}" t`);
    return [table, rows.map((row: { line: string }) => row.line).sort()] as const;
  }));
  return Object.fromEntries(tables);
}

async function problemOf(work: Promise<unknown>): Promise<BackupProblem | undefined> {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof BackupError) return error.problem;
  if (error !== undefined) throw error;
  return undefined;
}

async function inDatabase<T>(migrated: boolean, work: (target: Database & { url: string }) => Promise<T>): Promise<T> {
  const url = await createTestDatabase({ migrated });
  const target = { ...openDatabase({ url, max: 2 }), url };
  try {
    return await work(target);
  } finally {
    await target.close();
    await dropDatabase(url);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'suivi-backup-'));
  file = join(folder, 'suivi.backup');
  await fill(database());
  await backupDatabase(database().url, file, takenAt);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a backup', () => {
  test('restored into an empty database gives every row back, with the numbering and the guards', async () => {
    await inDatabase(false, async (target) => {
      const summary = await restoreDatabase(target.url, file, restoredAt);
      const [before, after] = [await contents(database()), await contents(target)];
      expect({ ...after, installation: [] }).toEqual({ ...before, installation: [] });
      expect(summary).toMatchObject({ takenAt, rows: { commitment: 2, outbox: 699 } });
      expect(await isMigrated(target.pool)).toBe(true);
      const [next] = await target.db.insert(outbox).values({ job: 'j', payload: {}, createdAt: restoredAt }).returning();
      expect(next?.id).toBe(701);
      await expect(target.db.delete(history)).rejects.toMatchObject({ cause: { message: 'history is append-only: DELETE is refused' } });
      await expect(target.db.insert(commitment).values({ ...commitmentOf(9), meetingId: 99 })).rejects.toMatchObject({ cause: { code: '23503' } });
    });
  });

  test('restored holds every delivery, keeps the secret of links already sent, and says since when and why', async () => {
    await inDatabase(true, async (target) => {
      await restoreDatabase(target.url, file, restoredAt);
      const [there] = await database().db.select().from(installation);
      expect(await target.db.select().from(installation)).toEqual([
        { ...there, deliveryHeldSince: restoredAt, deliveryHeldReason: 'Restored from the backup of 2013-07-22T12:00:00.000Z' },
      ]);
    });
  });

  test('of the same rows has the same bytes, appears only when complete, and is for its owner alone', async () => {
    const again = join(folder, 'again.backup');
    await backupDatabase(database().url, again, takenAt);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    expect(existsSync(`${again}.partial`)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(again).mode & 0o077).toBe(0);
    expect(await problemOf(backupDatabase(database().url, again, takenAt))).toBe('file-exists');
  });

  test('shows one instant although others write meanwhile', async () => {
    const { db } = database();
    const busy = join(folder, 'busy.backup');
    const writing = Promise.all(Array.from({ length: 20 }, (_, i) => transact(db, async (tx) => {
      await tx.insert(dutyStation).values({ name: `busy ${i}`, country: 'GY', zone: 'America/Guyana', weekdays: [1] });
      await tx.insert(outbox).values({ job: `busy ${i}`, payload: {}, createdAt: atMoment });
    })));
    const { rows } = await backupDatabase(database().url, busy, takenAt);
    await writing;
    expect((rows.duty_station ?? 0) - 1).toBe((rows.outbox ?? 0) - 699);
  });

  test('replaces what a database holds only if told so, and takes the queue along', async () => {
    await inDatabase(true, async (target) => {
      await target.db.insert(dutyStation).values({ name: 'Bridgetown', country: 'BB', zone: 'America/Barbados', weekdays: [1] });
      await target.db.insert(history).values({ subject: 'x', subjectId: 1, at: atMoment, actor: system, action: 'x', changes: {}, after: {} });
      await target.pool.query('create schema queue_of_test; create table queue_of_test.job (id int)');
      expect(await problemOf(restoreDatabase(target.url, file, restoredAt))).toBe('database-not-empty');
      expect((await target.db.select().from(dutyStation)).map((row) => row.name)).toEqual(['Bridgetown']);
      await restoreDatabase(target.url, file, restoredAt, { replace: true, dropSchemas: ['queue_of_test'] });
      expect((await target.db.select().from(dutyStation)).map((row) => row.name)).toEqual(['Georgetown']);
      expect((await target.pool.query("select to_regclass('queue_of_test.job') as job")).rows[0].job).toBeNull();
    });
  });
});

describe('a file that is not a whole backup', () => {
  const lines = (): string[] => gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  const header = (): Record<string, unknown> => JSON.parse((lines()[0] ?? '').slice(1));
  /** Beyond the header, which grows with the number of tables. */
  const middle = (): number => Math.floor(statSync(file).size / 2);
  const cases: [string, BackupProblem, () => Buffer][] = [
    ['cut in the middle', 'damaged', () => readFileSync(file).subarray(0, statSync(file).size / 2)],
    ['without its last bytes', 'damaged', () => readFileSync(file).subarray(0, -4)],
    ['with a changed byte', 'damaged', () => Buffer.from(readFileSync(file)).fill(0x55, middle(), middle() + 2)],
    ['with a changed row', 'damaged', () => gzipSync(lines().join('\n').replace('Georgetown', 'Bridgetown'))],
    ['with a row less', 'damaged', () => gzipSync(lines().filter((line) => !line.includes('"C-1"')).join('\n'))],
    ['without its trailer', 'damaged', () => gzipSync(`${lines().slice(0, -2).join('\n')}\n`)],
    ['of another kind', 'not-a-backup', () => Buffer.from('%PDF-1.7')],
    ['empty', 'damaged', () => Buffer.alloc(0)],
    ['gzip of something else', 'not-a-backup', () => gzipSync('hello\n')],
    ['of a newer release', 'newer', () => gzipSync([`#${JSON.stringify({ ...header(), migrations: [4_000_000_000_000] })}`, ...lines().slice(1)].join('\n'))],
  ];

  test.each(cases)('%s is refused before anything is written', async (name, problem, bytes) => {
    const bad = join(folder, `${name}.backup`);
    writeFileSync(bad, bytes());
    expect(await problemOf(verifyBackup(bad))).toBe(problem);
    // The address leads nowhere: had the file not been refused first, this would fail to connect.
    expect(await problemOf(restoreDatabase('postgres://nobody@127.0.0.1:1/none', bad, restoredAt))).toBe(problem);
  });

  test('is named in the message, and a missing file is told as such', async () => {
    await expect(verifyBackup(join(folder, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('an empty database is not backed up as if it were one', async () => {
  await inDatabase(false, async (target) => {
    expect(await problemOf(backupDatabase(target.url, join(folder, 'empty'), takenAt))).toBe('nothing-to-back-up');
    expect(existsSync(join(folder, 'empty'))).toBe(false);
    await migrate(target.url, takenAt);
    expect(databaseOf(target.url)).toMatch(/^suivi_test_/);
  });
});

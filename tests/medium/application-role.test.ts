import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { erasePersonalValues, historyOf, holdBackPersonalValues, recordHistory, sealRows, verifyTrail } from '@suivi/audit';
import { ApplicationRoleError, backupDatabase, connectionRights, type Database, grantApplication, migrate, openDatabase, transact } from '@suivi/db';
import { createPerson } from '@suivi/directory';
import { migrateQueue, openJobQueue, startRunner } from '@suivi/jobs';
import { Writable } from 'node:stream';
import { z } from 'zod';
import { fillWithSample } from '../../apps/cli/src/start/first-start.js';
import { suivi } from '../support/command-line.js';
import { installedAt, testServer, withDatabase } from '../support/database.js';

jest.setTimeout(60_000); // fills a whole sample, on a machine that may be busy

const owner = withDatabase();
const role = `suivi_test_${randomBytes(5).toString('hex')}`;
const act = { actor: { kind: 'operator', name: 'Registry' } as const, now: installedAt };
let url: string;
let application: Database;

const asUser = (name: string, password: string): string => {
  const address = new URL(owner().url);
  [address.username, address.password] = [name, password];
  return address.href;
};

beforeAll(async () => {
  url = asUser(role, 'sésame & more');
  await migrateQueue(owner().url);
  await grantApplication(owner().url, url);
  application = openDatabase({ url, max: 4 });
});
afterAll(async () => {
  await application.close();
  // Its rights went with the database; the role itself is the server's.
  const server = openDatabase({ url: (await testServer()).server, max: 1 });
  await server.pool.query(`drop role ${role}`);
  await server.close();
});

describe("the application's role", () => {
  beforeAll(async () => {
    await createPerson(application.db, { name: 'Ada Baptiste', email: 'ada@un.example', language: 'en', zone: 'UTC' }, act);
    await sealRows(application.db, installedAt);
  });

  test.each([
    "update history set reason = 'other'", 'delete from history', 'truncate history', 'alter table history disable trigger all', 'alter table history disable trigger history_append_only',
    'drop trigger history_append_only on history', 'alter table history owner to current_user', 'drop table history', 'set session_replication_role = replica',
    'create or replace function refuse_history_change() returns trigger language plpgsql as $$ begin return new; end $$',
    "insert into history (id, subject, subject_id, at, actor, action, changes, after) overriding system value values (1000000, 'x', 1, now(), '{}', 'x', '{}', '{}')",
    "select setval('history_id_seq', 1000000)", 'create rule quietly as on insert to history do instead nothing',
    "update history_seal set hash = ''", 'delete from history_seal', 'truncate history_seal', 'alter table history_seal disable trigger all',
    "update personal_value set value = 'Bob'", 'truncate personal_value', 'alter table personal_value disable trigger all',
    'set role suivi', "delete from drizzle.__drizzle_migrations",
  ])('may not: %s', async (statement) => {
    await expect(application.pool.query(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|22023)$/) });
    expect(await verifyTrail(owner().db)).toMatchObject({ problems: 0 });
  });

  test('may add to the history, seal it, verify it, and erase what is kept of a person', async () => {
    const { db } = application;
    const actor = { kind: 'person', name: 'Kofi Mensah', personId: 7 } as const;
    await recordHistory(db, { partnershipId: 1, subject: 'commitment', subjectId: 1, at: installedAt, actor, action: 'declared', before: null, after: {} });
    expect(await sealRows(db, installedAt)).toBe(1);
    await transact(db, async (tx) => {
      await holdBackPersonalValues(tx);
      await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: 7, at: installedAt, actor: act.actor, action: 'erased', before: null, after: {} });
      await erasePersonalValues(tx, 7);
    });
    expect(await historyOf(db, wholeInstallation, 'commitment', 1)).toMatchObject([{ actor: { name: 'erased person 7' } }]);
    expect(await verifyTrail(db)).toMatchObject({ problems: 0 });
  });

  test('can do all of the daily work: a whole partnership, with its rounds and reports, a backup, a queue', async () => {
    await fillWithSample(application.db, { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'https://suivi.example' }, new Date('2013-07-24T12:00:00Z'));
    const written = await backupDatabase(url, new Writable({ write: (_chunk, _encoding, done) => done() }), installedAt);
    expect(written.rows.history).toBeGreaterThan(20);
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const connection = { databaseUrl: url, prefix: 'suivi', log };
    const queue = await openJobQueue(connection);
    let run: (name: string) => void = () => undefined;
    const done = new Promise<string>((resolve) => (run = resolve));
    const job = { name: 'test.work', payload: z.object({ name: z.string() }), run: async (_: object, { name }: { name: string }) => run(name) };
    const runner = await startRunner({ connection, jobs: [job], clock: { now: () => installedAt }, contextFor: () => ({}), concurrency: 1 });
    try {
      await queue.enqueue('test.work', { name: 'done' }, 'test-work-1');
      expect(await done).toBe('done');
    } finally {
      await runner.close();
      await queue.close();
    }
  });

  test('is told from one that could alter the history', async () => {
    expect(await connectionRights(application.pool)).toEqual({ role, isSuperuser: false, ownsHistory: false, mayAlterHistory: false });
    const checksAs = async (databaseUrl: string) => JSON.parse((await suivi(['doctor', '--json'], { env: { DATABASE_URL: databaseUrl } })).out).checks as { name: string; ok: boolean; warning?: true; detail: string }[];
    const history = (checks: { name: string }[]) => checks.find(({ name }) => name === 'history');
    const byApplication = history(await checksAs(url));
    expect(byApplication).toMatchObject({ ok: true, detail: expect.stringContaining(`${role} cannot alter it`) });
    expect(byApplication).not.toHaveProperty('warning');
    expect(history(await checksAs(owner().url))).toMatchObject({ ok: true, warning: true, detail: expect.stringContaining('DATABASE_OWNER_URL') });
  });
});

describe('giving the application its rights', () => {
  test('is done by migrating as the owner, again for what is new, and leaves the rest as it is', async () => {
    const env = { DATABASE_URL: url, DATABASE_OWNER_URL: owner().url };
    await owner().pool.query('create table made_later (id int)');
    await expect(application.pool.query('select * from made_later')).rejects.toMatchObject({ code: '42501' });
    expect((await suivi(['migrate'], { env })).code).toBe(0);
    expect((await application.pool.query('select * from made_later')).rows).toEqual([]);
    await expect(application.pool.query('delete from history')).rejects.toMatchObject({ code: '42501' });
  });

  test('is refused where nothing could be kept from the role, and where the addresses do not fit together', async () => {
    await expect(grantApplication(owner().url, owner().url)).rejects.toThrow(ApplicationRoleError);
    await expect(grantApplication(owner().url, url.replace(/[^/]+$/, 'elsewhere'))).rejects.toThrow('name different databases');
    await expect(migrate(url, installedAt)).rejects.toMatchObject({ code: '42501' });
    expect((await suivi(['migrate'], { env: { DATABASE_OWNER_URL: owner().url } })).err).toContain('DATABASE_URL is needed with DATABASE_OWNER_URL');
  });
});

import { createScratchDatabase, type Database, databaseOf, dropDatabase, migrate, openDatabase, startEmbeddedPostgres } from '@suivi/db';
import { afterAll, beforeAll } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** An open database of the test file's own, with the address for what opens its own connections (a queue, a second pool). */
export interface TestDatabase extends Database {
  url: string;
}

/** The instant at which the databases of tests were installed. */
export const installedAt = new Date('2011-01-01T00:00:00Z');

/**
 * Gives a test file a migrated database of its own, dropped at its end. Call it once at the top of the file; the function
 * it returns gives the database inside tests and hooks.
 */
export function withDatabase(o: { max?: number } = {}): () => TestDatabase {
  let opened: TestDatabase | undefined;
  beforeAll(async () => {
    const url = await createTestDatabase();
    opened = { ...openDatabase({ url, max: o.max, applicationName: 'suivi test' }), url };
  }, 120_000);
  afterAll(async () => {
    if (opened === undefined) return;
    await opened.close();
    await dropDatabase(opened.url);
  }, 30_000);
  return () => {
    if (opened === undefined) throw new Error('The database is there inside tests and hooks only.');
    return opened;
  };
}

/** Creates a migrated database (or, if told so, an empty one) for a test; whoever calls it drops it with `dropDatabase`. */
export async function createTestDatabase(o: { migrated?: boolean } = {}): Promise<string> {
  const { server, prefix } = await testServer();
  const name = `${prefix}${randomBytes(5).toString('hex')}`;
  if (o.migrated === false) return createScratchDatabase(server, { name });
  return createScratchDatabase(server, { name, template: await migratedTemplate(server, `${prefix}template`) });
}

/** The folder of this run's own things, removed when the run ends. */
export function testRunFolder(): string {
  return fileURLToPath(new URL(`../../.suivi/test/${testRun()}`, import.meta.url));
}

const testRun = (): string => {
  const run = process.env.SUIVI_TEST_RUN;
  if (run === undefined) throw new Error('Run the tests with .config/jest.config.mjs: its global set-up names the run.');
  return run;
};

let serverOfRun: Promise<{ server: string; prefix: string }> | undefined;

/** The tester's server if TEST_DATABASE_URL names one, else an embedded one that all workers of the run share. */
export function testServer(): Promise<{ server: string; prefix: string }> {
  serverOfRun ??= findServer();
  return serverOfRun;
}

async function findServer(): Promise<{ server: string; prefix: string }> {
  const prefix = `suivi_test_${testRun()}_`;
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { server: given, prefix };
  // Never stopped here: the run's global tear-down does it when the last worker is done.
  const { url } = await startEmbeddedPostgres({ dataDir: testRunFolder(), log: () => undefined, durable: false });
  return { server: url, prefix };
}

/** Any number that nobody else uses; the first file of the run makes the template, the others wait. */
const TEMPLATE_LOCK = 7_270_900;

async function migratedTemplate(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
    if (rows.length > 0) return name;
    const url = await createScratchDatabase(server, { name });
    await migrate(url, installedAt);
    await client.query(`alter database "${databaseOf(url)}" with is_template true allow_connections false`);
    return name;
  } finally {
    await client.end();
  }
}

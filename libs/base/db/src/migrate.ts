import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectionSettings } from './database.js';
import { applyMigrations, compareVersions, recordedMigrations, schemaVersion } from './migrations.js';

/** The database holds a migration that this build does not know: an older release must not touch it. */
export class NewerDatabase extends Error {
  constructor(applied: string, expected: string) {
    super(
      `The database is of a newer version than this program (its schema: ${applied}; this program's: ${expected}). ` +
        'Start the newer release again, or restore a backup that this one can read. Nothing was changed.',
    );
    this.name = 'NewerDatabase';
  }
}

/** The database is older than PostgreSQL 14, which the product needs. */
export class UnsupportedServer extends Error {
  constructor(version: string) {
    super(`The database server is PostgreSQL ${version}; version 14 or later is needed.`);
    this.name = 'UnsupportedServer';
  }
}

/** Any number that nobody else uses: starters of ours that migrate at once wait for each other on it. */
const MIGRATION_LOCK = 7_270_001;

/** Brings a database to this build's schema under a lock, and writes its `installation` row once; repeating it changes nothing. */
export async function migrate(url: string, now: Date): Promise<void> {
  await withMigrationLock(url, async (client) => {
    await client.query('begin');
    try {
      await refuseNewer(client);
      await applyMigrations(client);
      await ensureInstallation(client, now);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}

/** Runs the work on one connection that holds the migration lock: nobody else migrates or restores meanwhile. */
export async function withMigrationLock<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionSettings(url, 'suivi migrate'));
  client.on('error', () => undefined); // the statement under way rejects by itself
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as number, current_setting('server_version') as name");
  if (rows[0].number < 140_000) throw new UnsupportedServer(rows[0].name);
}

/** Throws `NewerDatabase` if a recorded migration is unknown to this build. */
export async function refuseNewer(client: pg.Client): Promise<void> {
  const { state, applied, expected } = compareVersions(await recordedMigrations(client));
  if (state === 'newer') throw new NewerDatabase(applied ?? 'unknown', expected);
}

/** The database was never migrated, or by an older release. */
export class OlderDatabase extends Error {
  constructor() {
    super('The database is not of the version of this program yet: run `suivi migrate` first.');
    this.name = 'OlderDatabase';
  }
}

/** Throws unless the database has exactly this build's schema; a process that only serves or works does not change it. */
export async function requireCurrentSchema(pool: pg.Pool): Promise<void> {
  const { state, applied, expected } = await schemaVersion(pool);
  if (state === 'newer') throw new NewerDatabase(applied ?? 'unknown', expected);
  if (state !== 'current') throw new OlderDatabase();
}

/** Writes the one row about this installation if it is missing, with a fresh secret for signing links. */
export async function ensureInstallation(client: pg.Client, now: Date): Promise<void> {
  await client.query('insert into installation (id, link_secret, created_at) values (1, $1, $2) on conflict (id) do nothing', [
    randomBytes(32).toString('base64url'),
    now,
  ]);
}

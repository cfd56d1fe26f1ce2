import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '@suivi/config';
import { databaseOf, type Db, NewerDatabase, openDatabase, schemaVersion, startEmbeddedPostgres } from '@suivi/db';
import type { Cli } from './cli.js';
import { Failure } from './failure.js';
import { settingsOf } from './settings.js';

/** What a command works with: the database, its address, and the settings that led there. */
export interface OpenedDatabase {
  db: Db;
  url: string;
  settings: Settings;
}

/** What a command needs of the database before it starts. */
export interface Needs {
  /** True to make the embedded database if there is none; else its absence is told. */
  create?: boolean;
  /** True for what the tables' owner does: make, replace and migrate them. */
  asOwner?: boolean;
  /** True to work on whatever schema is there; else it must be this program's. */
  anyVersion?: boolean;
}

/** The database as people know it: server and name, without user and password. */
export function placeOf(url: string): string {
  const { host } = new URL(url);
  return `${host}/${databaseOf(url)}`;
}

/** Runs the work on the address of the database: that of DATABASE_URL (or of its owner), else the embedded one, started for the time of the work unless it runs. */
export async function withDatabaseUrl<T>(cli: Cli, needs: Needs, work: (url: string, settings: Settings) => Promise<T>): Promise<T> {
  const settings = settingsOf(cli);
  if (settings.databaseUrl) return work((needs.asOwner && settings.databaseOwnerUrl) || settings.databaseUrl, settings);
  const cluster = join(resolve(settings.dataDir), 'postgres');
  if (needs.create !== true && !existsSync(cluster)) {
    throw new Failure(`There is no database yet in ${resolve(settings.dataDir)}: \`npm start\` makes one (or set DATABASE_URL or SUIVI_DATA_DIR to the one you mean).`);
  }
  const embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, log: (line) => settings.logLevel === 'debug' && cli.say(line) });
  try {
    return await work(embedded.url, settings);
  } finally {
    await embedded.stop();
  }
}

/** Runs the work on the opened database, and closes it whatever happens; refuses a schema that is not this program's. */
export const withDatabase = <T>(cli: Cli, needs: Needs, work: (opened: OpenedDatabase) => Promise<T>): Promise<T> =>
  withDatabaseUrl(cli, needs, async (url, settings) => {
    const database = openDatabase({ url, max: 4, applicationName: 'suivi-cli', onError: () => undefined });
    try {
      if (needs.anyVersion !== true) await refuseOtherVersion(database.db);
      return await work({ db: database.db, url, settings });
    } finally {
      await database.close();
    }
  });

async function refuseOtherVersion(db: Db): Promise<void> {
  const { state, applied, expected } = await schemaVersion(db.$client);
  if (state === 'newer') throw new NewerDatabase(applied ?? 'unknown', expected);
  if (state !== 'current') throw new Failure(`The database is ${state === 'empty' ? 'empty' : `of an older version (${applied})`}: run \`suivi migrate\` first.`);
}

/** The processes of the product that are connected to a database: `suivi-api`, `suivi-worker`. */
export async function processesOn(url: string): Promise<string[]> {
  const database = openDatabase({ url, max: 1, applicationName: 'suivi-cli', onError: () => undefined });
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      "select distinct application_name as name from pg_stat_activity where datname = current_database() and application_name in ('suivi-api', 'suivi-worker') order by 1",
    );
    return rows.map((row) => row.name);
  } finally {
    await database.close();
  }
}

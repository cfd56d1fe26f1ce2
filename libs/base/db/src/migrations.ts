import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** One migration of this build: drizzle-kit's name, the instant that orders and identifies it, and its statements. */
export interface Migration {
  tag: string;
  when: number;
  hash: string;
  statements: string[];
}

/** From `src` (tests) and from `dist` (built) the repository's root is equally far away. */
const folder = fileURLToPath(new URL('../../../../drizzle/migrations/', import.meta.url));

let known: Migration[] | undefined;

/** Every migration that this build brings, in the order of the journal. */
export function knownMigrations(): readonly Migration[] {
  known ??= readKnown();
  return known;
}

function readKnown(): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as { entries: { tag: string; when: number }[] };
  const files: MigrationMeta[] = readMigrationFiles({ migrationsFolder: folder });
  return journal.entries.map(({ tag, when }, i) => ({ tag, when, hash: files[i]?.hash ?? '', statements: files[i]?.sql ?? [] }));
}

/** What a database's schema is to this build: `newer` holds a migration that this build does not know. */
export interface SchemaVersion {
  state: 'empty' | 'behind' | 'current' | 'newer';
  /** The last migration that is recorded there; null before the first. */
  applied: string | null;
  /** The last migration of this build. */
  expected: string;
}

/** The minimum of `pg` that reading a version needs: a pool, a client or a connection of a pool. */
export type Queryable = Pick<pg.Client, 'query'> | Pick<pg.Pool, 'query'>;

/** The instants that identify the migrations recorded in a database, oldest first; none before the first. */
export async function recordedMigrations(client: Queryable): Promise<number[]> {
  const { rows: found } = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!found[0]?.there) return [];
  const { rows } = await client.query('select created_at::text as "when" from drizzle.__drizzle_migrations order by id');
  return rows.map((row: { when: string }) => Number(row.when));
}

/** Compares what is recorded with what this build knows. */
export function compareVersions(recorded: readonly number[], build: readonly Migration[] = knownMigrations()): SchemaVersion {
  const expected = build.at(-1)?.tag ?? 'none';
  const last = recorded.at(-1);
  if (last === undefined) return { state: 'empty', applied: null, expected };
  const unknown = recorded.find((when) => !build.some((migration) => migration.when === when));
  if (unknown !== undefined) return { state: 'newer', applied: `unknown, of ${new Date(unknown).toISOString()}`, expected };
  const missing = build.some((migration) => !recorded.includes(migration.when));
  const applied = build.findLast((migration) => recorded.includes(migration.when))?.tag ?? null;
  return { state: missing ? 'behind' : 'current', applied, expected };
}

/** The version of the schema in a database beside that of this build, for `/readyz` and `suivi doctor`. */
export async function schemaVersion(client: Queryable): Promise<SchemaVersion> {
  return compareVersions(await recordedMigrations(client));
}

/** Tells whether a database has exactly the schema that this build was written for. */
export async function isMigrated(client: Queryable): Promise<boolean> {
  return (await schemaVersion(client)).state === 'current';
}

/** Applies, in the caller's transaction, the migrations that `chosen` names and that are not recorded yet. */
export async function applyMigrations(client: Queryable, chosen: (migration: Migration) => boolean = () => true): Promise<string[]> {
  await client.query('create schema if not exists drizzle');
  await client.query('create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)');
  const recorded = new Set(await recordedMigrations(client));
  // Drizzle's own loop compares with the latest instant only: a migration merged late would be skipped for ever.
  const todo = knownMigrations().filter((migration) => !recorded.has(migration.when) && chosen(migration));
  for (const migration of todo) {
    for (const statement of migration.statements) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [migration.hash, migration.when]);
  }
  return todo.map((migration) => migration.tag);
}

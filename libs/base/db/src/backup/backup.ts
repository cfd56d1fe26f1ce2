import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { connectionSettings } from '../database.js';
import { refuseNewer } from '../migrate.js';
import { recordedMigrations, schemaVersion } from '../migrations.js';
import { BackupError, type BackupHeader, type BackupSummary, type BackupTable, derivedTables, productTables, quoted, structureLine } from './format.js';

const ROWS_AT_ONCE = 200;

/**
 * Writes everything that the product holds, as of one instant, to a stream or to a new file (which appears only when it is
 * complete and is readable by its owner alone: it holds the link secret). Others may write to the database meanwhile.
 */
export async function backupDatabase(url: string, target: Writable | string, now: Date): Promise<BackupSummary> {
  const client = new pg.Client(connectionSettings(url, 'suivi backup'));
  client.on('error', () => undefined); // the statement under way rejects by itself
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const header = await headerOf(client, now);
    const rows: Record<string, number> = {};
    const source = Readable.from(linesOf(client, header, rows));
    await (typeof target === 'string' ? toFile(source, target) : pipeline(source, createGzip(), target));
    await client.query('commit');
    return { takenAt: now, schema: header.schema, rows };
  } finally {
    await client.end();
  }
}

async function toFile(source: Readable, file: string): Promise<void> {
  if (existsSync(file)) throw new BackupError('file-exists', `${file} exists already; name a file that does not.`);
  const draft = `${file}.partial`;
  try {
    await pipeline(source, createGzip(), createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function headerOf(client: pg.Client, now: Date): Promise<BackupHeader> {
  await refuseNewer(client);
  const { state, applied } = await schemaVersion(client);
  if (state === 'empty') throw new BackupError('nothing-to-back-up', 'The database holds nothing of Suivi: there is nothing to back up.');
  return { product: 'suivi', format: 1, takenAt: now.toISOString(), schema: applied ?? '', migrations: await recordedMigrations(client) };
}

async function* linesOf(client: pg.Client, header: BackupHeader, rows: Record<string, number>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield hashed(structureLine(header));
  for (const table of await existingTables(client)) {
    rows[table] = 0;
    yield hashed(structureLine(await announcementOf(client, table)));
    for await (const batch of rowsOf(client, table)) {
      rows[table] += batch.length;
      yield hashed(batch.map((row) => `${row}\n`).join(''));
    }
  }
  yield structureLine({ rows, sha256: hash.digest('hex') });
}

/** A database that is behind this build may lack the newest tables. */
async function existingTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("select tablename as name from pg_tables where schemaname = 'public'");
  const there = new Set(rows.map((row: { name: string }) => row.name));
  return productTables.filter((table) => there.has(table) && !derivedTables.includes(table));
}

async function announcementOf(client: pg.Client, table: string): Promise<BackupTable> {
  const { rows } = await client.query(
    `select pg_get_serial_sequence($1, attname) as name from pg_attribute where attrelid = $1::regclass and attidentity <> ''`,
    [`public.${quoted(table)}`],
  );
  const name: string | undefined = rows[0]?.name;
  if (name === undefined) return { table, sequence: null };
  const { rows: states } = await client.query(`select last_value::text as last, is_called as called from ${name}`);
  return { table, sequence: states[0] };
}

async function* rowsOf(client: pg.Client, table: string): AsyncGenerator<string[]> {
  const { rows: keys } = await client.query(
    `select string_agg(format('%I', attname), ', ' order by array_position(indkey::int2[], attnum)) as columns
       from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
      where indrelid = $1::regclass and indisprimary`,
    [`public.${quoted(table)}`],
  );
  const order = keys[0]?.columns ? `order by ${keys[0].columns}` : '';
  await client.query(`declare backup_rows no scroll cursor for select row_to_json(t)::text as line from public.${quoted(table)} t ${order}`);
  for (;;) {
    const { rows } = await client.query(`fetch ${ROWS_AT_ONCE} from backup_rows`);
    if (rows.length === 0) break;
    // A line break can stand between the parts of a JSON text only, never within a string.
    yield rows.map((row: { line: string }) => row.line.replaceAll('\n', ' '));
  }
  await client.query('close backup_rows');
}

import type pg from 'pg';
import { ensureInstallation, refuseNewer, withMigrationLock } from '../migrate.js';
import { applyMigrations } from '../migrations.js';
import { BackupError, type BackupSummary, type BackupTable, productTables, quoted } from './format.js';
import { readBackup, verifyBackup, type VerifiedBackup } from './read.js';

export interface RestoreOptions {
  /** True to give up what the database holds now; otherwise only an empty one is accepted. */
  replace?: boolean;
  /** Schemas that go with what is given up: the queue's, whose jobs carry the old numbers. */
  dropSchemas?: readonly string[];
}

const ROWS_AT_ONCE = 500;
const CHARACTERS_AT_ONCE = 4_000_000;

/**
 * Brings a database to the state of a backup and then to this build's schema, in one transaction; the whole file is
 * verified before anything is touched. Delivery is held until a person releases it: the world has moved on since.
 */
export async function restoreDatabase(url: string, file: string, now: Date, options: RestoreOptions = {}): Promise<BackupSummary> {
  const backup = await verifyBackup(file);
  await withMigrationLock(url, async (client) => {
    await client.query('begin');
    try {
      await refuseNewer(client);
      if (options.replace !== true) await refuseFilled(client);
      await rebuild(client, backup, options.dropSchemas ?? []);
      await load(client, file);
      await applyMigrations(client);
      await ensureInstallation(client, now);
      await holdDelivery(client, now, backup);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
  return { takenAt: backup.takenAt, schema: backup.schema, rows: backup.rows };
}

async function refuseFilled(client: pg.Client): Promise<void> {
  for (const table of productTables.filter((name) => name !== 'installation')) {
    const { rows } = await client.query('select to_regclass($1) is not null as there', [`public.${quoted(table)}`]);
    if (!rows[0].there) continue;
    const { rowCount } = await client.query(`select 1 from public.${quoted(table)} limit 1`);
    if (rowCount) throw new BackupError('database-not-empty', `The database is not empty (table ${table} has rows). Restore into an empty one, or say that it may be replaced. Nothing was changed.`);
  }
}

/** Drops the product's tables and makes them anew as the backup knew them, so that an older backup fits. */
async function rebuild(client: pg.Client, { header }: VerifiedBackup, dropSchemas: readonly string[]): Promise<void> {
  for (const name of ['drizzle', ...dropSchemas]) await client.query(`drop schema if exists ${quoted(name)} cascade`);
  await client.query(`drop table if exists ${productTables.map((table) => `public.${quoted(table)}`).join(', ')} cascade`);
  await applyMigrations(client, (migration) => header.migrations.includes(migration.when));
}

async function load(client: pg.Client, file: string): Promise<void> {
  // A row may refer to a later one (a commitment to its successor), so references are checked when all rows are there.
  const references = await foreignKeys(client);
  for (const reference of references) await client.query(`${reference} deferrable initially deferred`);
  let loading: TableLoad | undefined;
  for await (const part of readBackup(file)) {
    if (part.part === 'table') {
      await loading?.finish();
      loading = new TableLoad(client, part.table);
    } else if (part.part === 'row') await loading?.add(part.json);
  }
  await loading?.finish();
  await client.query('set constraints all immediate');
  for (const reference of references) await client.query(`${reference} not deferrable`);
}

/** The beginnings of the statements that alter each foreign key of the product's tables. */
async function foreignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(
    `select format('alter table %s alter constraint %I', conrelid::regclass, conname) as statement
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid = any($1::regclass[])`,
    [await tablesThere(client)],
  );
  return rows.map((row: { statement: string }) => row.statement);
}

async function tablesThere(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("select format('public.%I', tablename) as name from pg_tables where schemaname = 'public' and tablename = any($1)", [productTables]);
  return rows.map((row: { name: string }) => row.name);
}

/** Inserts the rows of one table in batches and then sets its numbering where it stood. */
class TableLoad {
  private batch: string[] = [];
  private characters = 0;
  private readonly name: string;

  constructor(
    private readonly client: pg.Client,
    private readonly table: BackupTable,
  ) {
    this.name = `public.${quoted(table.table)}`;
  }

  async add(json: string): Promise<void> {
    this.batch.push(json);
    this.characters += json.length;
    if (this.batch.length >= ROWS_AT_ONCE || this.characters >= CHARACTERS_AT_ONCE) await this.flush();
  }

  async finish(): Promise<void> {
    await this.flush();
    const { sequence } = this.table;
    if (sequence === null) return;
    await this.client.query(`select setval(pg_get_serial_sequence($1, 'id'), $2::bigint, $3)`, [this.name, sequence.last, sequence.called]);
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    const rows = `[${this.batch.join(',')}]`;
    this.batch = [];
    this.characters = 0;
    await this.client.query(`insert into ${this.name} overriding system value select * from json_populate_recordset(null::${this.name}, $1::json)`, [rows]);
  }
}

async function holdDelivery(client: pg.Client, now: Date, { header }: VerifiedBackup): Promise<void> {
  await client.query('update installation set delivery_held_since = $1, delivery_held_reason = $2 where id = 1', [
    now,
    `Restored from the backup of ${header.takenAt}`,
  ]);
}

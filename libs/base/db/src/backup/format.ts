import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../schema/index.js';

/**
 * A backup is gzip of UTF-8 lines. Lines that begin with `#` carry structure as JSON: the header, a `table` before its rows,
 * the trailer. All others are rows as PostgreSQL's row_to_json writes them; they are never parsed by us, so no number is rounded.
 */
export interface BackupHeader {
  product: 'suivi';
  format: 1;
  takenAt: string;
  /** Name of the last migration, for people. */
  schema: string;
  /** The instants that identify the migrations that the database had. */
  migrations: number[];
}

/** Announces the rows of a table; `sequence` is where its numbering stood. */
export interface BackupTable {
  table: string;
  sequence: { last: string; called: boolean } | null;
}

/** Closes the file: the rows of each table, and the SHA-256 of every byte before this line. */
export interface BackupTrailer {
  rows: Record<string, number>;
  sha256: string;
}

/** What a backup holds, for the operator. */
export interface BackupSummary {
  takenAt: Date;
  schema: string;
  rows: Record<string, number>;
}

/** What can be wrong with a backup or with the database that it is to be restored into. */
export type BackupProblem = 'file-exists' | 'not-a-backup' | 'damaged' | 'newer' | 'database-not-empty' | 'nothing-to-back-up';

/** A backup cannot be written or restored; nothing was changed. */
export class BackupError extends Error {
  constructor(
    readonly problem: BackupProblem,
    message: string,
  ) {
    super(message);
    this.name = 'BackupError';
  }
}

/** The product's tables in flow order: what a row refers to stands mostly before it. */
export const productTables: readonly string[] = Object.values(schema).filter((value) => is(value, PgTable)).map((table) => getTableName(table));

/** Never in a backup: what triggers fill from the other tables as these are loaded, and what must not come back to life, sessions above all. */
export const derivedTables: readonly string[] = [getTableName(schema.reminderWatch), getTableName(schema.reviewWatch), getTableName(schema.mailTally), getTableName(schema.session), getTableName(schema.verification), getTableName(schema.signInRequest), getTableName(schema.idempotencyKey)];

/** A structure line with its end. */
export const structureLine = (value: BackupHeader | BackupTable | BackupTrailer): string => `#${JSON.stringify(value)}\n`;

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

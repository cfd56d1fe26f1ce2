import type { Sql } from '@suivi/db';
import { forgetUnusedFiles } from '@suivi/files';
import { evidenceLimits, type KeptFile } from '../evidence.js';
import { type Draft, fieldNames, isBlank, keptOf, type Values } from './fields.js';
import * as store from './drafts.store.js';

const sameFiles = (a: readonly KeptFile[], b: readonly KeptFile[]): boolean => JSON.stringify(a) === JSON.stringify(b);
const sameValues = (a: Values, b: Values): boolean => fieldNames.every((name) => (a[name] ?? '') === (b[name] ?? ''));

function filesIn(kept: string | undefined): KeptFile[] {
  const files = JSON.parse(kept ?? '[]') as KeptFile[];
  return files.slice(0, evidenceLimits.files);
}

/** What a person typed behind a link and has not sent. */
export async function draftOf(sql: Sql, key: store.DraftKey): Promise<Draft | null> {
  const row = await store.draftOf(sql, key);
  if (!row) return null;
  const { files, ...values } = row.fields;
  return { values, files: filesIn(files), savedOn: row.savedAt };
}

/** Keeps what was typed and is not sent. Nothing typed keeps nothing, and what is the same as before is left alone: pressing buttons changes nothing. */
export async function keepDraft(sql: Sql, key: store.DraftKey, typed: { values: Values; files: readonly KeptFile[]; before: Draft | null }, now: Date): Promise<void> {
  const { files, before } = typed;
  if (isBlank(typed.values) && files.length === 0) return;
  const values = keptOf(typed.values, before?.values);
  if (before && sameValues(values, before.values) && sameFiles(files, before.files)) return;
  await store.putDraft(sql, { ...key, fields: { ...values, ...(files.length > 0 ? { files: JSON.stringify(files) } : {}) }, savedAt: now });
}

/** Keeps of a draft what was not sent along with something else, or takes it away where nothing is left. */
export async function keepRest(sql: Sql, key: store.DraftKey, rest: { values: Values; files: readonly KeptFile[] }, now: Date): Promise<void> {
  await store.removeDraft(sql, key);
  await keepDraft(sql, key, { ...rest, before: null }, now);
}

/** Takes a draft away: what stood in it was sent. */
export const dropDraft = (sql: Sql, key: store.DraftKey): Promise<void> => store.removeDraft(sql, key);

const dayMs = 86_400_000;
/** A draft of a record that is closed may be of use for a month, should it be reopened; one that nobody touched for a year is not gone on with. */
const [daysClosed, daysIdle] = [30, 365];

/**
 * Takes away drafts that nobody goes on with, and files that belong to nothing: handed in with a form that was refused, taken out of a draft, or of a draft that is gone.
 * The bytes may be those of another's file, so that nobody could take them away at once.
 */
export async function forgetLeftovers(sql: Sql, now: Date): Promise<number> {
  const daysAgo = (days: number): Date => new Date(now.getTime() - days * dayMs);
  await store.removeStaleDrafts(sql, { closedBefore: daysAgo(daysClosed), savedBefore: daysAgo(daysIdle) });
  return forgetUnusedFiles(sql, await store.filesInDrafts(sql), now);
}

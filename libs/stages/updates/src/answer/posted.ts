import type { Sql } from '@suivi/db';
import { label, message } from '@suivi/i18n';
import { type Language, Refusal } from '@suivi/kernel';
import { evidenceLimits, keepEvidence, type KeptFile } from '../evidence.js';

/** A file of a posted form; `isWhole` is false where it was cut off for being too large. */
export interface PostedFile {
  fileName: string;
  bytes: Uint8Array;
  isWhole: boolean;
}

/** A posted form: its fields by name (several of one name as a list), and its files. */
export interface Posted {
  fields: Readonly<Record<string, unknown>>;
  files: readonly PostedFile[];
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** One file kept, or why it is not. */
async function keptOrWhy(sql: Sql, file: PostedFile, now: Date): Promise<KeptFile | Refusal> {
  try {
    if (!file.isWhole) throw new Refusal('evidence.too-large', 'cut off');
    return await keepEvidence(sql, file, now);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The files that go with an answer: those kept before and not removed, and the new ones; what cannot be taken is told by name, and the others stay. */
export async function filesWith(sql: Sql, posted: Posted, before: { files: readonly KeptFile[]; language: Language }, now: Date): Promise<{ files: KeptFile[]; error?: string }> {
  const dropped = new Set(listed(posted.fields.drop));
  const files = before.files.filter(({ sha256 }) => !dropped.has(sha256));
  const errors: string[] = [];
  for (const file of posted.files) {
    if (files.length >= evidenceLimits.files) {
      errors.push(message(before.language, 'answer.error.files', { max: evidenceLimits.files }));
      break;
    }
    const kept = await keptOrWhy(sql, file, now);
    if (kept instanceof Refusal) errors.push(message(before.language, 'answer.error.file', { file: file.fileName, why: label(before.language, 'refusal', kept.code) }));
    else if (!files.some(({ sha256 }) => sha256 === kept.sha256)) files.push(kept);
  }
  return { files, ...(errors.length > 0 ? { error: errors.join(' ') } : {}) };
}

import type { Scope } from '@suivi/access';
import type { Sql, Tx } from '@suivi/db';
import { bytesOfFile, evidenceTypeOf, fileNameOf, storeFile } from '@suivi/files';
import { Refusal } from '@suivi/kernel';
import * as store from './evidence.store.js';
import type { FileNamed } from './updates.store.js';

/** The most bytes of a file that shows what was done, and the most files of an update. */
export const evidenceLimits = { bytes: 10 * 1024 * 1024, files: 5 } as const;

/** A file that is kept, under the name that it is shown with. */
export interface KeptFile {
  sha256: string;
  fileName: string;
}

/** Keeps a file that somebody hands in; refuses what is too large or of a form that is not taken. */
export async function keepEvidence(sql: Sql, file: { fileName: string; bytes: Uint8Array }, now: Date): Promise<KeptFile> {
  if (file.bytes.byteLength > evidenceLimits.bytes) throw new Refusal('evidence.too-large', `a file has at most ${evidenceLimits.bytes} bytes`);
  const mediaType = evidenceTypeOf(file.bytes);
  if (!mediaType) throw new Refusal('evidence.type-not-taken', 'documents (PDF, Word, Excel, PowerPoint), pictures (PNG, JPEG) and plain text are taken');
  const { sha256 } = await storeFile(sql, file.bytes, { mediaType, now });
  return { sha256, fileName: fileNameOf(file.fileName, mediaType) };
}

/** Ties kept files to an update. */
export const attachEvidence = (tx: Tx, updateId: number, files: readonly KeptFile[]): Promise<FileNamed[]> =>
  store.insertEvidence(tx, files.slice(0, evidenceLimits.files).map(({ sha256, fileName }) => ({ updateId, fileSha256: sha256, fileName })));

/** A file as it is handed out. */
export interface HandedOut {
  fileName: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** A file of an update that concerns the reader; refuses with 'not-found'. */
export async function evidenceFile(sql: Sql, scope: Scope, id: number): Promise<HandedOut> {
  const file = await store.evidenceById(sql, scope, id);
  if (!file) throw new Refusal('not-found', `there is no file ${id}`);
  return { ...file, bytes: bytesOfFile(sql, file) };
}

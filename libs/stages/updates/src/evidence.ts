import type { Scope } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import { type Sql, type Tx, transact } from '@suivi/db';
import { bytesOfFile, evidenceTypeOf, fileNameOf, storeFile } from '@suivi/files';
import { type Act, Refusal } from '@suivi/kernel';
import { checkVersion } from '@suivi/outcomes';
import * as store from './evidence.store.js';
import { decideUpdate, type FileNamed, updateForDecision } from './updates.store.js';

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

/** A file that comes after the update that it shows. */
export interface AddedFile {
  updateId: number;
  version?: number;
  partnershipId: number;
  fileName: string;
  bytes: Uint8Array;
}

/** Adds a file to an update that waits; the same file twice is one. That it came is on record. */
export const addEvidence = (sql: Sql, { updateId, version, partnershipId, ...file }: AddedFile, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const update = await updateForDecision(tx, updateId);
    if (!update) throw new Refusal('not-found', `there is no status update ${updateId}`);
    checkVersion(update, version);
    if (update.state !== 'submitted' && update.state !== 'awaiting-clearance') throw new Refusal('update.already-decided', `this update was already ${update.state}`);
    const { sha256, fileName } = await keepEvidence(tx, file, act.now);
    const files = await store.insertEvidence(tx, [{ updateId, fileSha256: sha256, fileName }]);
    if (files.length > evidenceLimits.files) throw new Refusal('evidence.too-many', `an update has at most ${evidenceLimits.files} files`);
    await decideUpdate(tx, updateId, {});
    const { commitmentId, organizationId } = update;
    await recordHistory(tx, { partnershipId, subject: 'evidence', subjectId: updateId, at: act.now, actor: act.actor, action: 'added', before: null, after: { commitmentId, organizationId, updateId, sha256, fileName } });
  });

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

import { webcrypto } from 'node:crypto';
import { joinTransaction, type Sql } from '@suivi/db';
import * as store from './files.store.js';

/** The most bytes that a file may have. */
export const fileBytesLimit = 30 * 1024 * 1024;

/** Bytes of a piece: small enough that a backup can hold two hundred of them, written out, at once. */
const PART_BYTES = 64 * 1024;

/** The name of some bytes: their SHA-256, hexadecimal. Worked out beside the event loop: 30 MB take a tenth of a second. */
export const nameOfBytes = async (bytes: Uint8Array): Promise<string> => Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');

/** Keeps a file; the same bytes again are kept once. `mediaType` is what the content was found to be. Throws a `RangeError` beyond `fileBytesLimit`. */
export async function storeFile(sql: Sql, bytes: Uint8Array, o: { mediaType: string; now: Date }): Promise<store.StoredFile> {
  if (bytes.byteLength > fileBytesLimit) throw new RangeError(`a stored file has at most ${fileBytesLimit} bytes, this one has ${bytes.byteLength}`);
  const file = { sha256: await nameOfBytes(bytes), size: bytes.byteLength, mediaType: o.mediaType, storedAt: o.now };
  return joinTransaction(sql, async (tx) => {
    // Whoever stores the same bytes at the same moment waits here until the other has committed, then finds them.
    if (!(await store.insertFile(tx, file))) return (await store.fileBySha256(tx, file.sha256)) ?? file;
    for (let at = 0; at < bytes.byteLength; at += PART_BYTES)
      await store.insertPart(tx, { sha256: file.sha256, position: at / PART_BYTES, bytes: bytes.subarray(at, at + PART_BYTES) });
    return file;
  });
}

/** What is known of a stored file, if it is there. */
export const storedFile = (sql: Sql, sha256: string): Promise<store.StoredFile | undefined> => store.fileBySha256(sql, sha256);

/** The bytes of a stored file, piece by piece. Throws if a piece is missing: half a document must not pass for a whole one. */
export async function* bytesOfFile(sql: Sql, file: { sha256: string; size: number }): AsyncGenerator<Uint8Array> {
  let given = 0;
  for (let position = 0; given < file.size; position += 1) {
    const part = await store.partAt(sql, file.sha256, position);
    if (!part) throw new Error(`piece ${position} of the stored file ${file.sha256} is missing`);
    given += part.byteLength;
    yield part;
  }
}

/** Forgets a file; whoever calls this has seen that nothing refers to it (the database refuses otherwise). */
export const forgetFile = (sql: Sql, sha256: string): Promise<void> => store.deleteFile(sql, sha256);

/** Longer than anybody takes from handing a file in to saying what it belongs to. */
const dayMs = 86_400_000;

/** Forgets files that came a day ago or earlier and belong to nothing; `keep` are those that a draft names. Answers how many there were. */
export const forgetUnusedFiles = (sql: Sql, keep: readonly string[], now: Date): Promise<number> => store.deleteUnused(sql, { storedBefore: new Date(now.getTime() - dayMs), keep });

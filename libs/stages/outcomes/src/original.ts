import type { Sql } from '@suivi/db';
import { bytesOfFile, storedFile } from '@suivi/files';
import { Refusal } from '@suivi/kernel';
import { found } from './outcomes.js';
import * as store from './outcomes.store.js';

/** A document's file as it was handed in. */
export interface Original {
  fileName: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** The original of a document; refuses with 'not-found' where there is none: it came as a text, or before originals were kept. */
export async function original(sql: Sql, documentId: number): Promise<Original> {
  const [row] = await store.documentsWhere(sql, { id: documentId });
  const { fileName, fileSha256 } = found(row, `document ${documentId}`).document;
  const file = fileSha256 === null ? undefined : await storedFile(sql, fileSha256);
  if (!file) throw new Refusal('not-found', `no original is kept of document ${documentId}`);
  return { fileName, mediaType: file.mediaType, size: file.size, bytes: bytesOfFile(sql, file) };
}

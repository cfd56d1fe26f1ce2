import type { Scope } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { bytesOfFile, storedFile } from '@suivi/files';
import { Refusal } from '@suivi/kernel';
import { formerEdition } from './editions.store.js';
import { found } from './outcomes.js';
import * as store from './outcomes.store.js';

/** A document's file as it was handed in. */
export interface Original {
  fileName: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

/** The original of the present edition of a document of the reader's, or of a former one; refuses with 'not-found' where there is none: it came as a text, or before originals were kept. */
export async function original(sql: Sql, scope: Scope, documentId: number, edition?: number): Promise<Original> {
  const [row] = await store.documentsWhere(sql, scope, { id: documentId });
  const present = found(row, `document ${documentId}`).document;
  const { fileName, fileSha256 } = edition === undefined || edition === present.edition ? present : found(await formerEdition(sql, scope, documentId, edition), `version ${edition} of document ${documentId}`);
  const file = fileSha256 === null ? undefined : await storedFile(sql, fileSha256);
  if (!file) throw new Refusal('not-found', `no original is kept of document ${documentId}`);
  return { fileName, mediaType: file.mediaType, size: file.size, bytes: bytesOfFile(sql, file) };
}

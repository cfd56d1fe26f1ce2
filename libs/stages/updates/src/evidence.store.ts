import type { Scope } from '@suivi/access';
import { commitment, evidenceFile, type Sql, statusUpdate, storedFile } from '@suivi/db';
import { and, asc, eq } from 'drizzle-orm';
import type { FileNamed } from './updates.store.js';
import { visibleUpdates } from './visible.store.js';

/** Ties files to an update; the same file twice is one. Answers them as lists name them. */
export async function insertEvidence(sql: Sql, rows: readonly (typeof evidenceFile.$inferInsert)[]): Promise<FileNamed[]> {
  const [first] = rows;
  if (!first) return [];
  await sql.insert(evidenceFile).values([...rows]).onConflictDoNothing();
  return sql
    .select({ id: evidenceFile.id, fileName: evidenceFile.fileName, mediaType: storedFile.mediaType, size: storedFile.size })
    .from(evidenceFile)
    .innerJoin(storedFile, eq(storedFile.sha256, evidenceFile.fileSha256))
    .where(eq(evidenceFile.updateId, first.updateId))
    .orderBy(asc(evidenceFile.id));
}

/** A file of an update that concerns the reader. */
export const evidenceById = async (sql: Sql, scope: Scope, id: number) =>
  (
    await sql
      .select({ fileName: evidenceFile.fileName, mediaType: storedFile.mediaType, sha256: storedFile.sha256, size: storedFile.size, updateId: evidenceFile.updateId })
      .from(evidenceFile)
      .innerJoin(storedFile, eq(storedFile.sha256, evidenceFile.fileSha256))
      .innerJoin(statusUpdate, eq(statusUpdate.id, evidenceFile.updateId))
      .innerJoin(commitment, eq(commitment.id, statusUpdate.commitmentId))
      .where(and(eq(evidenceFile.id, id), visibleUpdates(scope)))
  )[0];

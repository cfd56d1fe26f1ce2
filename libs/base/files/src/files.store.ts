import { type Sql, storedFile, storedFilePart } from '@suivi/db';
import { and, eq } from 'drizzle-orm';

export type StoredFile = typeof storedFile.$inferSelect;

/** Adds a file's row; answers false if these bytes are there already. */
export const insertFile = async (sql: Sql, row: StoredFile): Promise<boolean> =>
  (await sql.insert(storedFile).values(row).onConflictDoNothing().returning({ sha256: storedFile.sha256 })).length > 0;

export const insertPart = async (sql: Sql, row: typeof storedFilePart.$inferInsert): Promise<void> => {
  await sql.insert(storedFilePart).values(row);
};

export const fileBySha256 = async (sql: Sql, sha256: string): Promise<StoredFile | undefined> =>
  (await sql.select().from(storedFile).where(eq(storedFile.sha256, sha256)))[0];

export const partAt = async (sql: Sql, sha256: string, position: number): Promise<Uint8Array | undefined> =>
  (await sql.select({ bytes: storedFilePart.bytes }).from(storedFilePart).where(and(eq(storedFilePart.sha256, sha256), eq(storedFilePart.position, position))))[0]?.bytes;

export const deleteFile = async (sql: Sql, sha256: string): Promise<void> => {
  await sql.delete(storedFile).where(eq(storedFile.sha256, sha256));
};

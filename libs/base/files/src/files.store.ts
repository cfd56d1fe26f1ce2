import { type Sql, storedFile, storedFilePart } from '@suivi/db';
import { and, eq, sql as raw } from 'drizzle-orm';

export type StoredFile = typeof storedFile.$inferSelect;

/** Adds a file's row; answers false if these bytes are there already. Then they count as stored anew, so that nobody forgets them while somebody is about to refer to them. */
export const insertFile = async (sql: Sql, row: StoredFile): Promise<boolean> => {
  const [stored] = await sql.insert(storedFile).values(row).onConflictDoUpdate({ target: storedFile.sha256, set: { storedAt: row.storedAt } }).returning({ isNew: raw<boolean>`xmax = 0` });
  return stored?.isNew === true;
};

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

/** The columns that refer to a stored file, as the database itself knows them: whoever keeps a file says so by a foreign key, and nobody has to keep a list of them. */
export async function columnsThatRefer(sql: Sql): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql.execute<{ table: string; column: string }>(raw`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'stored_file'::regclass and c.conrelid <> 'stored_file_part'::regclass order by 1, 2`);
  return rows;
}

/** Forgets files that were stored before an instant, that no row refers to, and that are not among those to keep. Answers how many there were. */
export async function deleteUnused(sql: Sql, o: { storedBefore: Date; keep: readonly string[] }): Promise<number> {
  const used = (await columnsThatRefer(sql)).map(({ table, column }) => raw`and not exists (select from ${raw.raw(table)} r where r.${raw.identifier(column)} = f.sha256)`);
  const { rowCount } = await sql.execute(raw`
    delete from stored_file f where f.stored_at <= ${o.storedBefore.toISOString()}::timestamptz and f.sha256 <> all(${raw.param([...o.keep])}::text[]) ${raw.join(used, raw` `)}`);
  return rowCount ?? 0;
}

import { inWholePartnership, type Scope } from '@suivi/access';
import { commitment, note, type Sql } from '@suivi/db';
import { and, asc, eq, type SQL, sql as raw } from 'drizzle-orm';

export type NoteRow = typeof note.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** Notes that a reader may see: shared ones of the partnerships that are seen whole, internal ones of the own sides. */
function visibleNotes(scope: Scope): SQL | undefined {
  const whole = inWholePartnership(scope, 'commitment.partnership_id');
  const desks = scope.partnerships.filter(({ role }) => role !== 'viewer');
  const own = desks.map((p) => raw`(commitment.partnership_id = ${p.partnershipId} and note.side = any(${raw.param([...p.sides])}::text[]))`);
  return whole && raw`(${raw.join([raw`(note.side is null and ${whole})`, ...own], raw` or `)})`;
}

/** The notes on a commitment that the reader may see, the oldest first; or one of them. */
export const notesWhere = (sql: Sql, scope: Scope, which: { id?: number; commitmentId?: number }) =>
  sql
    .select({ note, partnershipId: commitment.partnershipId })
    .from(note)
    .innerJoin(commitment, eq(commitment.id, note.commitmentId))
    .where(and(visibleNotes(scope), which.id === undefined ? undefined : eq(note.id, which.id), which.commitmentId === undefined ? undefined : eq(note.commitmentId, which.commitmentId)))
    .orderBy(asc(note.id));

export const insertNote = async (sql: Sql, row: typeof note.$inferInsert): Promise<NoteRow> => only(await sql.insert(note).values(row).returning());
/** The note, locked against other changes until the transaction ends. */
export const noteForChange = async (sql: Sql, id: number): Promise<NoteRow | undefined> => (await sql.select().from(note).where(eq(note.id, id)).for('update'))[0];
export const setNoteText = async (sql: Sql, id: number, text: string): Promise<NoteRow> => only(await sql.update(note).set({ text, version: raw`${note.version} + 1` }).where(eq(note.id, id)).returning());
export const removeNote = async (sql: Sql, id: number): Promise<void> => {
  await sql.delete(note).where(eq(note.id, id));
};

import { inSeenPartnership, type Scope } from '@suivi/access';
import { document, meeting, paragraph, proposal, series, type Sql, storedFile } from '@suivi/db';
import { and, asc, desc, eq, getTableColumns, sql as raw } from 'drizzle-orm';
import { ofCoordinatedDocument, ofSeenDocument, ofSeenMeeting } from './visible.store.js';

export type Series = typeof series.$inferSelect;
export type Meeting = typeof meeting.$inferSelect;
export type OutcomeDocument = typeof document.$inferSelect;
export type Paragraph = typeof paragraph.$inferSelect;
export type Proposal = typeof proposal.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

export const insertSeries = async (sql: Sql, row: typeof series.$inferInsert): Promise<Series> => only(await sql.insert(series).values(row).returning());
export const insertMeeting = async (sql: Sql, row: typeof meeting.$inferInsert): Promise<Meeting> => only(await sql.insert(meeting).values(row).returning());
export const insertDocument = async (sql: Sql, row: typeof document.$inferInsert): Promise<OutcomeDocument> => only(await sql.insert(document).values(row).returning());

const batches = <T>(rows: T[], size = 1000): T[][] => Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));

/** Adds a document's paragraphs and answers their ids in the same order. */
export async function insertParagraphs(sql: Sql, rows: (typeof paragraph.$inferInsert)[]): Promise<number[]> {
  const ids: number[] = [];
  for (const batch of batches(rows)) ids.push(...(await sql.insert(paragraph).values(batch).returning({ id: paragraph.id })).map((r) => r.id));
  return ids;
}
export async function insertProposals(sql: Sql, rows: (typeof proposal.$inferInsert)[]): Promise<void> {
  for (const batch of batches(rows)) await sql.insert(proposal).values(batch);
}

export const seriesById = async (sql: Sql, scope: Scope, id: number): Promise<Series | undefined> =>
  (await sql.select().from(series).where(and(eq(series.id, id), inSeenPartnership(scope, 'series.partnership_id'))))[0];
/** The series of the partnerships that concern the reader, or of one of them. */
export const seriesOf = (sql: Sql, scope: Scope, partnershipId?: number): Promise<Series[]> =>
  sql
    .select()
    .from(series)
    .where(and(partnershipId === undefined ? undefined : eq(series.partnershipId, partnershipId), inSeenPartnership(scope, 'series.partnership_id')))
    .orderBy(asc(series.slug));

export const meetingById = async (sql: Sql, scope: Scope, id: number): Promise<Meeting | undefined> =>
  (await sql.select().from(meeting).where(and(eq(meeting.id, id), ofSeenMeeting(scope, 'meeting.id'))))[0];
/** The meeting, locked against other changes until the transaction ends. */
export const meetingForChange = async (sql: Sql, id: number): Promise<Meeting | undefined> =>
  (await sql.select().from(meeting).where(eq(meeting.id, id)).for('update'))[0];
export const meetingByOrdinal = async (sql: Sql, seriesId: number, ordinal: number): Promise<Meeting | undefined> =>
  (await sql.select().from(meeting).where(and(eq(meeting.seriesId, seriesId), eq(meeting.ordinal, ordinal))))[0];
/** The reader's meetings with their partnership and the next of their series, the latest first. */
export const meetingsOf = (sql: Sql, scope: Scope, filter: { partnershipId?: number; seriesId?: number; id?: number }) =>
  sql
    .select({
      meeting,
      partnershipId: series.partnershipId,
      nextMeetingId: raw<number | null>`(select n.id from meeting n where n.series_id = ${meeting.seriesId} and n.ordinal = ${meeting.ordinal} + 1)`.mapWith((v) => (v === null ? null : Number(v))),
    })
    .from(meeting)
    .innerJoin(series, eq(series.id, meeting.seriesId))
    .where(
      and(
        filter.partnershipId === undefined ? undefined : eq(series.partnershipId, filter.partnershipId),
        filter.seriesId === undefined ? undefined : eq(meeting.seriesId, filter.seriesId),
        filter.id === undefined ? undefined : eq(meeting.id, filter.id),
        inSeenPartnership(scope, 'series.partnership_id'),
      ),
    )
    .orderBy(desc(meeting.startsOn), desc(meeting.id));
export const updateMeeting = async (sql: Sql, id: number, set: Partial<typeof meeting.$inferInsert>): Promise<Meeting> =>
  only(await sql.update(meeting).set({ ...set, version: raw`${meeting.version} + 1` }).where(eq(meeting.id, id)).returning());

const { text: _text, ...documentColumns } = getTableColumns(document);
export type DocumentRow = Omit<OutcomeDocument, 'text'>;

// the outer table by name: a column of the only table of a query is written without it, and would be the proposal's own
const counted = (status: string) =>
  raw<number>`(select count(*) from proposal p join paragraph g on g.id = p.paragraph_id where p.document_id = document.id and g.edition = document.edition and p.status = ${status})`.mapWith(Number);

const currentEdition = (documentId: number) => raw`(select d.edition from document d where d.id = ${documentId})`;

/** The reader's documents without their text, with their partnership, what their original is and how many proposals stand in which status. */
export const documentsWhere = (sql: Sql, scope: Scope, filter: { meetingId?: number; id?: number }) =>
  sql
    .select({
      document: documentColumns, partnershipId: series.partnershipId, original: { mediaType: storedFile.mediaType, size: storedFile.size },
      proposed: counted('proposed'), accepted: counted('accepted'), rejected: counted('rejected'),
    })
    .from(document)
    .innerJoin(meeting, eq(meeting.id, document.meetingId))
    .innerJoin(series, eq(series.id, meeting.seriesId))
    .leftJoin(storedFile, eq(storedFile.sha256, document.fileSha256))
    .where(
      and(
        filter.meetingId === undefined ? undefined : eq(document.meetingId, filter.meetingId),
        filter.id === undefined ? undefined : eq(document.id, filter.id),
        inSeenPartnership(scope, 'series.partnership_id'),
      ),
    )
    .orderBy(asc(document.id));
export const documentById = async (sql: Sql, scope: Scope, id: number): Promise<OutcomeDocument | undefined> =>
  (await sql.select().from(document).where(and(eq(document.id, id), ofSeenDocument(scope, 'document.id'))))[0];
/** The paragraphs of a document's present edition, or of the one asked for, in order. */
export const paragraphsOf = (sql: Sql, scope: Scope, documentId: number, edition?: number): Promise<Paragraph[]> =>
  sql
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.documentId, documentId), eq(paragraph.edition, edition ?? currentEdition(documentId)), ofSeenDocument(scope, 'paragraph.document_id')))
    .orderBy(asc(paragraph.position));
export const paragraphById = async (sql: Sql, scope: Scope, id: number): Promise<Paragraph | undefined> =>
  (await sql.select().from(paragraph).where(and(eq(paragraph.id, id), ofSeenDocument(scope, 'paragraph.document_id'))))[0];
/** The proposals that stand in a document's present edition, in the order of the text; none where the reader does not coordinate. */
export const proposalsOf = (sql: Sql, scope: Scope, documentId: number) =>
  sql
    .select({ proposal, paragraphLabel: paragraph.label })
    .from(proposal)
    .innerJoin(paragraph, eq(paragraph.id, proposal.paragraphId))
    .where(and(eq(proposal.documentId, documentId), eq(paragraph.edition, currentEdition(documentId)), ofCoordinatedDocument(scope, 'proposal.document_id')))
    .orderBy(asc(proposal.start), asc(proposal.end), asc(proposal.id));
/** Adds one proposal after those of its document. */
export const insertProposal = async (sql: Sql, row: Omit<typeof proposal.$inferInsert, 'position'> & { position?: number }): Promise<Proposal> => {
  const position = raw<number>`(select coalesce(max(p.position), -1) + 1 from proposal p where p.document_id = ${row.documentId})`;
  return only(await sql.insert(proposal).values({ ...row, position }).returning());
};
/** The paragraph that a place lies in, or the last that begins before it; the first for what stands before all. */
export const paragraphAt = async (sql: Sql, documentId: number, place: number): Promise<Paragraph | undefined> =>
  (
    await sql
      .select()
      .from(paragraph)
      .where(and(eq(paragraph.documentId, documentId), eq(paragraph.edition, currentEdition(documentId))))
      .orderBy(raw`${paragraph.start} > ${place}`, raw`case when ${paragraph.start} > ${place} then ${paragraph.start} else - ${paragraph.start} end`, desc(paragraph.position))
      .limit(1)
  )[0];
/** Locks a proposal against other changes until the transaction ends; whoever changes it at the moment is waited for. */
export const lockProposal = async (sql: Sql, id: number): Promise<void> => {
  await sql.select({ id: proposal.id }).from(proposal).where(eq(proposal.id, id)).for('update');
};
/** The proposal with its paragraph's label and edition. Ask after `lockProposal`, not while waiting: a statement that waits does not see the paragraph that a correction moved the proposal to. */
export const proposalInPlace = async (sql: Sql, scope: Scope, id: number): Promise<{ proposal: Proposal; paragraphLabel: string; edition: number } | undefined> =>
  (
    await sql
      .select({ proposal, paragraphLabel: paragraph.label, edition: paragraph.edition })
      .from(proposal)
      .innerJoin(paragraph, eq(paragraph.id, proposal.paragraphId))
      .where(and(eq(proposal.id, id), ofCoordinatedDocument(scope, 'proposal.document_id')))
  )[0];
export const updateProposal = async (sql: Sql, id: number, set: Partial<typeof proposal.$inferInsert>): Promise<Proposal> =>
  only(await sql.update(proposal).set({ ...set, version: raw`${proposal.version} + 1` }).where(eq(proposal.id, id)).returning());

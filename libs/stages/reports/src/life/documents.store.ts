import { coordinatesSide, inSeenPartnership, inWholePartnership, partnershipsSeen, type Scope } from '@suivi/access';
import type { ReportFigures } from '@suivi/contract';
import { commitment, person, reportApproval, reportComment, reportContent, reportDocument, reportNarrative, reportRecommendation, type Sql } from '@suivi/db';
import { and, asc, desc, eq, inArray, isNull, lt, or, sql as raw } from 'drizzle-orm';

export type ReportDocument = typeof reportDocument.$inferSelect;
export type Narrative = typeof reportNarrative.$inferSelect;
export type Approval = typeof reportApproval.$inferSelect;

const frozenStates = ['issued', 'corrected'] as const;

/**
 * Reports that a reader may see: of partnerships seen whole; of the others what was issued, or shown to the participating entities. A consolidated report is
 * seen by the desks of the United Nations side, and so far by the others who take part in any partnership.
 */
const visible = (scope: Scope) => {
  const [whole, seen] = [inWholePartnership(scope, 'report_document.partnership_id'), inSeenPartnership(scope, 'report_document.partnership_id')];
  if (!whole || !seen) return undefined;
  const given = raw`(${inArray(reportDocument.state, [...frozenStates])} or ${reportDocument.shownToEntities})`;
  const consolidated = coordinatesSide(scope, 'un') ? raw`true` : partnershipsSeen(scope).length > 0 ? given : raw`false`;
  return raw`(${whole} or (${seen} and ${given}) or (${reportDocument.partnershipId} is null and ${consolidated}))`;
};

export const insertDocument = async (sql: Sql, row: typeof reportDocument.$inferInsert): Promise<ReportDocument> => (await sql.insert(reportDocument).values(row).returning())[0] as ReportDocument;
export const documentById = async (sql: Sql, scope: Scope, id: number): Promise<ReportDocument | undefined> => (await sql.select().from(reportDocument).where(and(eq(reportDocument.id, id), visible(scope))))[0];
/** The report, locked against other changes until the transaction ends. */
export const documentForChange = async (sql: Sql, id: number): Promise<ReportDocument | undefined> => (await sql.select().from(reportDocument).where(eq(reportDocument.id, id)).for('update'))[0];
export const updateDocument = async (sql: Sql, id: number, set: Partial<typeof reportDocument.$inferInsert>): Promise<ReportDocument> =>
  (await sql.update(reportDocument).set({ ...set, version: raw`${reportDocument.version} + 1` }).where(eq(reportDocument.id, id)).returning())[0] as ReportDocument;

/** Reports of a reader's, the latest first, before an id; those of a partnership together with those over all. */
export const documentsBefore = (sql: Sql, scope: Scope, q: { partnershipId?: number; meetingId?: number; state?: ReportDocument['state']; before?: number; limit: number }): Promise<ReportDocument[]> =>
  sql
    .select()
    .from(reportDocument)
    .where(
      and(
        visible(scope), q.partnershipId === undefined ? undefined : or(eq(reportDocument.partnershipId, q.partnershipId), isNull(reportDocument.partnershipId)), q.meetingId === undefined ? undefined : eq(reportDocument.meetingId, q.meetingId),
        q.state === undefined ? undefined : eq(reportDocument.state, q.state), q.before === undefined ? undefined : lt(reportDocument.id, q.before),
      ),
    )
    .orderBy(desc(reportDocument.id))
    .limit(q.limit);

/** The reports that correct one, the latest first. */
export const correctionsOf = (sql: Sql, id: number): Promise<ReportDocument[]> => sql.select().from(reportDocument).where(eq(reportDocument.correctsId, id)).orderBy(desc(reportDocument.correction));

/** The figures of the last report that was issued on a meeting before this one, if any. A content is long: what is wanted of it is taken out where it lies. */
export async function figuresIssuedBefore(sql: Sql, of: Pick<ReportDocument, 'id' | 'meetingId' | 'correctsId'>): Promise<ReportFigures | null> {
  if (of.meetingId === null) return null;
  const rows = await sql
    .select({ figures: raw<ReportFigures>`${reportContent.content}::json #> '{facts,en,figures}'` })
    .from(reportDocument)
    .innerJoin(reportContent, eq(reportContent.sha256, reportDocument.contentSha256))
    .where(and(eq(reportDocument.meetingId, of.meetingId), inArray(reportDocument.state, [...frozenStates]), lt(reportDocument.id, of.correctsId ?? of.id), isNull(reportDocument.correctsId)))
    .orderBy(desc(reportDocument.id))
    .limit(1);
  return rows[0]?.figures ?? null;
}

/** Keeps a content, once, and holds it until the transaction ends: whoever forgets what nothing is of waits, and who was faster is made good. */
export async function keepContent(sql: Sql, row: typeof reportContent.$inferInsert): Promise<void> {
  for (let isKept = false; !isKept; ) {
    await sql.insert(reportContent).values(row).onConflictDoNothing();
    isKept = (await sql.select({ sha256: reportContent.sha256 }).from(reportContent).where(eq(reportContent.sha256, row.sha256)).for('key share')).length > 0;
  }
}
/** What stands in a content under a path, parsed. */
export const partOfContent = async (sql: Sql, sha256: string, path: readonly string[]): Promise<unknown> =>
  (await sql.select({ part: raw<unknown>`${reportContent.content}::json #> ${raw.param([...path])}::text[]` }).from(reportContent).where(eq(reportContent.sha256, sha256)))[0]?.part;
export const contentNamed = async (sql: Sql, sha256: string): Promise<string | undefined> => (await sql.select().from(reportContent).where(eq(reportContent.sha256, sha256)))[0]?.content;

export const narrativesOf = (sql: Sql, reportId: number) =>
  sql
    .select({ narrative: reportNarrative, name: person.name })
    .from(reportNarrative)
    .leftJoin(person, eq(person.id, reportNarrative.writtenById))
    .where(eq(reportNarrative.reportId, reportId))
    .orderBy(asc(reportNarrative.key), asc(reportNarrative.language));
export type NarrativePlace = Pick<Narrative, 'reportId' | 'key' | 'language'>;
const at = ({ reportId, key, language }: NarrativePlace) => and(eq(reportNarrative.reportId, reportId), eq(reportNarrative.key, key), eq(reportNarrative.language, language));
/** A narrative, locked against who writes it at this moment. */
export const narrativeForChange = async (sql: Sql, place: NarrativePlace): Promise<Narrative | undefined> => (await sql.select().from(reportNarrative).where(at(place)).for('update'))[0];
/** Adds the first version; whoever does so holds the report. */
export const insertNarrative = async (sql: Sql, row: typeof reportNarrative.$inferInsert): Promise<Narrative> => (await sql.insert(reportNarrative).values(row).returning())[0] as Narrative;
export const updateNarrative = async (sql: Sql, place: NarrativePlace, set: Partial<typeof reportNarrative.$inferInsert>): Promise<Narrative> =>
  (await sql.update(reportNarrative).set({ ...set, version: raw`${reportNarrative.version} + 1` }).where(at(place)).returning())[0] as Narrative;

export const approvalsOf = (sql: Sql, reportIds: number[]) =>
  sql
    .select({ approval: reportApproval, name: person.name })
    .from(reportApproval)
    .leftJoin(person, eq(person.id, reportApproval.approvedById))
    .where(inArray(reportApproval.reportId, reportIds))
    .orderBy(asc(reportApproval.id));
export const standingApprovals = (sql: Sql, reportId: number): Promise<Approval[]> => sql.select().from(reportApproval).where(and(eq(reportApproval.reportId, reportId), isNull(reportApproval.voidedAt)));
export const insertApproval = async (sql: Sql, row: typeof reportApproval.$inferInsert): Promise<Approval> => (await sql.insert(reportApproval).values(row).returning())[0] as Approval;
/** Makes the approvals void that stand; answers them. */
export const voidApprovals = (sql: Sql, reportId: number, set: { voidedAt: Date; voidedFor: NonNullable<Approval['voidedFor']> }): Promise<Approval[]> =>
  sql.update(reportApproval).set(set).where(and(eq(reportApproval.reportId, reportId), isNull(reportApproval.voidedAt))).returning();

export const recommendationsAdopted = (sql: Sql, reportId: number) =>
  sql
    .select({ number: reportRecommendation.number, id: commitment.id, reference: commitment.reference })
    .from(reportRecommendation)
    .innerJoin(commitment, eq(commitment.id, reportRecommendation.commitmentId))
    .where(eq(reportRecommendation.reportId, reportId));
export const insertRecommendation = async (sql: Sql, row: typeof reportRecommendation.$inferInsert): Promise<void> => {
  await sql.insert(reportRecommendation).values(row);
};

/** Removes a report that was not issued, with all that belongs to it. */
export async function deleteDocument(sql: Sql, id: number): Promise<void> {
  await sql.execute(raw`delete from report_output where report_id = ${id}`);
  for (const table of [reportNarrative, reportComment, reportApproval]) await sql.delete(table).where(eq(table.reportId, id));
  await sql.delete(reportDocument).where(eq(reportDocument.id, id));
}

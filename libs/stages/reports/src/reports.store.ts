import { appointment, document, formerName, history, meeting, organization, participant, report, series, type Sql, statusUpdate } from '@suivi/db';
import type { LocalizedText } from '@suivi/kernel';
import { and, asc, eq, gt, inArray, lte, type SQL, sql as raw } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Asks that a column be one of the ids, which go over as one value: ten thousand of them, each in its own place, would take longer to write down than to look up. */
const isAmong = (column: PgColumn, ids: readonly number[]): SQL => raw`${column} = any(${raw.param(ids)}::bigint[])`;

/** Updates of these commitments that were accepted by an instant, in the order in which they were submitted. */
export const updatesAcceptedBy = (sql: Sql, commitmentIds: number[], at: Date) =>
  sql
    .select()
    .from(statusUpdate)
    .where(and(isAmong(statusUpdate.commitmentId, commitmentIds), eq(statusUpdate.state, 'accepted'), lte(statusUpdate.decidedAt, at)))
    .orderBy(asc(statusUpdate.submittedAt), asc(statusUpdate.id));

/** Rows of the history that moved a deadline which these commitments had, the earliest first. */
export const deadlineMoves = (sql: Sql, of: { partnershipId: number; commitmentIds: number[]; at: Date }) =>
  sql
    .select({ commitmentId: history.subjectId, at: history.at, action: history.action, reason: history.reason, changes: history.changes, after: history.after })
    .from(history)
    .where(
      and(
        eq(history.partnershipId, of.partnershipId), eq(history.subject, 'commitment'), isAmong(history.subjectId, of.commitmentIds), lte(history.at, of.at),
        raw`${history.changes} -> 'deadlineOn' ->> 'from' is not null`,
      ),
    )
    .orderBy(asc(history.id));

export const organizationsAmong = (sql: Sql, ids: number[]) =>
  sql.select({ id: organization.id, acronym: organization.acronym, name: organization.name, sortKey: organization.sortKey }).from(organization).where(inArray(organization.id, ids));

/** The names that organizations gave up, in the order in which that was put down. */
export const formerNamesOf = (sql: Sql, ids: number[]) => sql.select().from(formerName).where(inArray(formerName.organizationId, ids)).orderBy(asc(formerName.id));

/** The names that strategic objectives bore at an instant, of those that were renamed later: what the first change after it found. */
export const objectiveNamesGivenUp = (sql: Sql, partnershipId: number, at: Date): Promise<{ id: number; name: LocalizedText }[]> =>
  sql
    .selectDistinctOn([history.subjectId], { id: history.subjectId, name: raw<LocalizedText>`${history.changes} -> 'name' -> 'from'` })
    .from(history)
    .where(and(eq(history.partnershipId, partnershipId), eq(history.subject, 'objective'), eq(history.action, 'renamed'), gt(history.at, at)))
    .orderBy(history.subjectId, asc(history.id));

/** A meeting's documents that were on record at an instant, without their text. */
export const documentsOnRecord = (sql: Sql, meetingId: number, at: Date) =>
  sql
    .select({ title: document.title, symbol: document.symbol, language: document.language, adoptedOn: document.adoptedOn })
    .from(document)
    .where(and(eq(document.meetingId, meetingId), lte(document.importedAt, at)))
    .orderBy(asc(document.id));

/** Tells whether the report of this meeting with exactly this content was compiled before. */
export const reportWithContent = async (sql: Sql, meetingId: number, contentSha256: string): Promise<boolean> =>
  (await sql.select({ id: report.id }).from(report).where(and(eq(report.meetingId, meetingId), eq(report.contentSha256, contentSha256))).limit(1)).length > 0;

/** Keeps a compiled report; its content comes as the JSON that it is. */
export const insertReport = async (sql: Sql, row: Omit<typeof report.$inferInsert, 'content'>, content: string): Promise<void> => {
  await sql.insert(report).values({ ...row, content: raw`${content}::jsonb` });
};

/** The organizations on the other side of a partnership, those whose people coordinate first, then in the order in which they joined the directory. */
export const partnersOf = (sql: Sql, partnershipId: number) =>
  sql
    .select({ id: organization.id })
    .from(participant)
    .innerJoin(organization, eq(organization.id, participant.organizationId))
    .where(and(eq(participant.partnershipId, partnershipId), eq(participant.side, 'partner')))
    .orderBy(
      raw`not exists (select 1 from ${appointment} a where a.partnership_id = ${participant.partnershipId} and a.organization_id = ${organization.id} and a.role = 'coordinator')`, asc(organization.id),
    );

/** All outcome documents of a partnership that were on record at an instant, without their text, the earliest adopted first. */
export const documentsOfPartnership = (sql: Sql, partnershipId: number, at: Date) =>
  sql
    .select({ title: document.title, symbol: document.symbol, adoptedOn: document.adoptedOn })
    .from(document)
    .innerJoin(meeting, eq(meeting.id, document.meetingId))
    .innerJoin(series, eq(series.id, meeting.seriesId))
    .where(and(eq(series.partnershipId, partnershipId), lte(document.importedAt, at)))
    .orderBy(asc(document.adoptedOn), asc(document.id));

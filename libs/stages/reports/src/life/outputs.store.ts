import { reportOutput, type Sql } from '@suivi/db';
import { and, asc, desc, eq, inArray, lte, or, sql as raw } from 'drizzle-orm';

export type Output = typeof reportOutput.$inferSelect;

/** Adds what is wanted and not there yet; what failed before is wanted again. */
export async function wantOutputs(sql: Sql, rows: (typeof reportOutput.$inferInsert)[]): Promise<void> {
  await sql
    .insert(reportOutput)
    .values(rows)
    .onConflictDoUpdate({
      target: [reportOutput.reportId, reportOutput.contentSha256, reportOutput.language, reportOutput.format],
      set: { status: 'waiting', attempts: 0, failure: null, finishedAt: null, wishedAt: raw`excluded.wished_at` },
      setWhere: eq(reportOutput.status, 'failed'),
    });
}

/** The outputs of a report, those of the content that was wanted last first. */
export const outputsOf = (sql: Sql, reportId: number): Promise<Output[]> =>
  sql.select().from(reportOutput).where(eq(reportOutput.reportId, reportId)).orderBy(desc(reportOutput.requestedAt), asc(reportOutput.id)).limit(500);
export const outputById = async (sql: Sql, id: number): Promise<Output | undefined> => (await sql.select().from(reportOutput).where(eq(reportOutput.id, id)))[0];

/** Takes away files that were asked for up to an instant and show what their report no longer says. Answers how many. */
export async function removeOutdated(sql: Sql, askedUpTo: Date): Promise<number> {
  const { rowCount } = await sql.execute(raw`
    delete from report_output o using report_document d
    where d.id = o.report_id and o.status in ('done', 'failed') and o.requested_at <= ${askedUpTo.toISOString()}::timestamptz
      and case when d.content_sha256 is not null then o.content_sha256 <> d.content_sha256
        else o.requested_at < greatest(d.changed_at, (select max(n.written_at) from report_narrative n where n.report_id = d.id)) end`);
  return rowCount ?? 0;
}

/** Takes away contents that were kept up to an instant and that neither a report nor a file is of. */
export async function removeUnusedContents(sql: Sql, keptUpTo: Date): Promise<number> {
  const { rowCount } = await sql.execute(raw`
    delete from report_content c where c.kept_at <= ${keptUpTo.toISOString()}::timestamptz
      and not exists (select from report_document d where d.content_sha256 = c.sha256) and not exists (select from report_output o where o.content_sha256 = c.sha256)`);
  return rowCount ?? 0;
}

/** Whether a worker may take an output up: nobody has, or whoever had is gone. */
const isFree = (now: Date) => or(eq(reportOutput.status, 'waiting'), and(eq(reportOutput.status, 'writing'), lte(reportOutput.leaseUntil, now)));

/** Takes up the oldest free output, of the given content before others; any number of processes may do this at once. */
export async function claimOutput(sql: Sql, o: { now: Date; leaseUntil: Date; preferred?: string }): Promise<Output | undefined> {
  const first = o.preferred === undefined ? [] : [desc(raw`${reportOutput.contentSha256} = ${o.preferred}`)];
  const free = sql.select({ id: reportOutput.id }).from(reportOutput).where(isFree(o.now)).orderBy(...first, asc(reportOutput.id)).limit(1).for('update', { skipLocked: true });
  const set = { status: 'writing', leaseUntil: o.leaseUntil, attempts: raw`${reportOutput.attempts} + 1` } as const;
  return (await sql.update(reportOutput).set(set).where(and(inArray(reportOutput.id, free), isFree(o.now))).returning())[0];
}

/** Changes an output that is still this claim's; answers false if another has it by now. */
export const updateClaimed = async (sql: Sql, claim: Pick<Output, 'id' | 'attempts'>, set: Partial<typeof reportOutput.$inferInsert>): Promise<boolean> => {
  const mine = and(eq(reportOutput.id, claim.id), eq(reportOutput.attempts, claim.attempts), eq(reportOutput.status, 'writing'));
  return (await sql.update(reportOutput).set(set).where(mine).returning({ id: reportOutput.id })).length > 0;
};

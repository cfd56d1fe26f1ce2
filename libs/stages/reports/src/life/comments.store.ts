import { person, reportComment, type Sql } from '@suivi/db';
import { asc, eq, sql as raw } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

export type Comment = typeof reportComment.$inferSelect;

const [author, resolver] = [alias(person, 'author'), alias(person, 'resolver')];
const inFull = (sql: Sql) =>
  sql
    .select({ comment: reportComment, by: author.name, resolvedBy: resolver.name })
    .from(reportComment)
    .leftJoin(author, eq(author.id, reportComment.writtenById))
    .leftJoin(resolver, eq(resolver.id, reportComment.resolvedById));
export type CommentInFull = Awaited<ReturnType<typeof commentsOf>>[number];

/** The comments on a report, the earliest first. */
export const commentsOf = (sql: Sql, reportId: number) => inFull(sql).where(eq(reportComment.reportId, reportId)).orderBy(asc(reportComment.id));
export const commentById = async (sql: Sql, id: number): Promise<CommentInFull | undefined> => (await inFull(sql).where(eq(reportComment.id, id)))[0];
export const commentForChange = async (sql: Sql, id: number): Promise<Comment | undefined> => (await sql.select().from(reportComment).where(eq(reportComment.id, id)).for('update'))[0];
export const insertComment = async (sql: Sql, row: typeof reportComment.$inferInsert): Promise<Comment> => (await sql.insert(reportComment).values(row).returning())[0] as Comment;
export const updateComment = async (sql: Sql, id: number, set: Partial<typeof reportComment.$inferInsert>): Promise<Comment> =>
  (await sql.update(reportComment).set({ ...set, version: raw`${reportComment.version} + 1` }).where(eq(reportComment.id, id)).returning())[0] as Comment;

import { answerDraft, type Sql } from '@suivi/db';
import { and, eq } from 'drizzle-orm';

/** Whose draft, on what. */
export interface DraftKey {
  personId: number;
  commitmentId: number;
  organizationId: number;
}

export type DraftRow = typeof answerDraft.$inferSelect;

const of = ({ personId, commitmentId, organizationId }: DraftKey) =>
  and(eq(answerDraft.personId, personId), eq(answerDraft.commitmentId, commitmentId), eq(answerDraft.organizationId, organizationId));

export const draftOf = async (sql: Sql, key: DraftKey): Promise<DraftRow | undefined> => (await sql.select().from(answerDraft).where(of(key)))[0];
/** Keeps what was typed in place of what was kept before. */
export const putDraft = async (sql: Sql, { personId, commitmentId, organizationId, fields, savedAt }: DraftRow): Promise<void> => {
  await sql
    .insert(answerDraft)
    .values({ personId, commitmentId, organizationId, fields, savedAt })
    .onConflictDoUpdate({ target: [answerDraft.personId, answerDraft.commitmentId, answerDraft.organizationId], set: { fields, savedAt } });
};
export const removeDraft = async (sql: Sql, key: DraftKey): Promise<void> => {
  await sql.delete(answerDraft).where(of(key));
};

import { answerDraft, type Sql } from '@suivi/db';
import { and, eq, sql as raw } from 'drizzle-orm';

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

/** Takes away drafts that nobody went on with: of records that are no longer open, and those last saved before an instant. */
export const removeStaleDrafts = async (sql: Sql, o: { closedBefore: Date; savedBefore: Date }): Promise<void> => {
  await sql.execute(raw`
    delete from answer_draft d using commitment c where c.id = d.commitment_id
      and (d.saved_at <= ${o.savedBefore.toISOString()}::timestamptz or (c.record_state <> 'open' and d.saved_at <= ${o.closedBefore.toISOString()}::timestamptz))`);
};

/** The names of the files that drafts hold. */
export const filesInDrafts = async (sql: Sql): Promise<string[]> => {
  const { rows } = await sql.execute<{ sha256: string }>(raw`
    select distinct f->>'sha256' as sha256 from answer_draft d cross join lateral jsonb_array_elements((d.fields->>'files')::jsonb) f where d.fields ? 'files'`);
  return rows.map((row) => row.sha256);
};

import type { Scope } from '@suivi/access';
import { document, formerEdition as former, paragraph, proposal, type Sql, storedFile } from '@suivi/db';
import { and, asc, desc, eq, getTableColumns } from 'drizzle-orm';
import type { OutcomeDocument, Paragraph, Proposal } from './outcomes.store.js';
import { ofSeenDocument } from './visible.store.js';

export type FormerEdition = typeof former.$inferSelect;
export type FormerEditionRow = Omit<FormerEdition, 'text'> & { original: { mediaType: string; size: number } | null };

/** The document with its text, locked against other changes until the transaction ends. */
export const documentForChange = async (sql: Sql, id: number): Promise<OutcomeDocument | undefined> =>
  (await sql.select().from(document).where(eq(document.id, id)).for('update'))[0];

export const insertFormerEdition = async (sql: Sql, row: typeof former.$inferInsert): Promise<void> => {
  await sql.insert(former).values(row);
};

/** Gives the document its corrected text; answers the row as it is then. */
export const updateDocument = async (sql: Sql, id: number, set: Partial<typeof document.$inferInsert>): Promise<OutcomeDocument> =>
  (await sql.update(document).set(set).where(eq(document.id, id)).returning())[0] as OutcomeDocument;

/** A text that the document had before, by its number. */
export const formerEdition = async (sql: Sql, scope: Scope, documentId: number, edition: number): Promise<FormerEdition | undefined> =>
  (await sql.select().from(former).where(and(eq(former.documentId, documentId), eq(former.edition, edition), ofSeenDocument(scope, 'former_edition.document_id'))))[0];

const { text: _text, ...withoutText } = getTableColumns(former);
/** The texts that the document had before, the latest first, without the texts themselves, with what their originals are. */
export const formerEditionsOf = (sql: Sql, scope: Scope, documentId: number): Promise<FormerEditionRow[]> =>
  sql
    .select({ ...withoutText, original: { mediaType: storedFile.mediaType, size: storedFile.size } })
    .from(former)
    .leftJoin(storedFile, eq(storedFile.sha256, former.fileSha256))
    .where(and(eq(former.documentId, documentId), ofSeenDocument(scope, 'former_edition.document_id')))
    .orderBy(desc(former.edition));

/** All proposals of a document with the paragraph that they stand in, those of former editions too. */
export const proposalsInAllEditions = (sql: Sql, documentId: number): Promise<{ proposal: Proposal; paragraph: Paragraph }[]> =>
  sql
    .select({ proposal, paragraph })
    .from(proposal)
    .innerJoin(paragraph, eq(paragraph.id, proposal.paragraphId))
    .where(eq(proposal.documentId, documentId))
    .orderBy(asc(proposal.start), asc(proposal.id));

/** Locks the proposals of a document, so that none is decided while they are moved; a decision under way is waited for. */
export const lockProposals = async (sql: Sql, documentId: number): Promise<void> => {
  await sql.select({ id: proposal.id }).from(proposal).where(eq(proposal.documentId, documentId)).orderBy(asc(proposal.id)).for('update');
};

/** Keeps the document's text from being corrected until the transaction ends; many may do so at once. */
export const holdEdition = async (sql: Sql, documentId: number): Promise<void> => {
  await sql.select({ id: document.id }).from(document).where(eq(document.id, documentId)).for('share');
};

import { commitment, paragraph, type Sql } from '@suivi/db';
import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { CommitmentRow } from './commitments.store.js';

/** Commitments whose words come from a document, heirs of carried-over ones included, in the order of their references. */
export const commitmentsFromDocument = (sql: Sql, documentId: number): Promise<CommitmentRow[]> => fromDocument(sql, documentId);

/** The same, locked against other changes until the transaction ends. */
export const commitmentsFromDocumentForChange = (sql: Sql, documentId: number): Promise<CommitmentRow[]> => fromDocument(sql, documentId).for('update', { of: commitment });

const fromDocument = (sql: Sql, documentId: number) =>
  sql
    .select(getTableColumns(commitment))
    .from(commitment)
    .innerJoin(paragraph, eq(paragraph.id, commitment.paragraphId))
    .where(eq(paragraph.documentId, documentId))
    .orderBy(asc(commitment.id));

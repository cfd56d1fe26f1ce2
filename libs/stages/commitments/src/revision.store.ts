import { type Scope, wholeInstallation } from '@suivi/access';
import { commitment, paragraph, type Sql } from '@suivi/db';
import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { CommitmentRow } from './commitments.store.js';
import { visibleCommitments } from './visible.store.js';

/** The reader's commitments whose words come from a document, heirs of carried-over ones included, in the order of their references. */
export const commitmentsFromDocument = (sql: Sql, scope: Scope, documentId: number): Promise<CommitmentRow[]> => fromDocument(sql, scope, documentId);

/** All of them, locked against other changes until the transaction ends. */
export const commitmentsFromDocumentForChange = (sql: Sql, documentId: number): Promise<CommitmentRow[]> => fromDocument(sql, wholeInstallation, documentId).for('update', { of: commitment });

const fromDocument = (sql: Sql, scope: Scope, documentId: number) =>
  sql
    .select(getTableColumns(commitment))
    .from(commitment)
    .innerJoin(paragraph, eq(paragraph.id, commitment.paragraphId))
    .where(and(eq(paragraph.documentId, documentId), visibleCommitments(scope, 'commitment')))
    .orderBy(asc(commitment.id));

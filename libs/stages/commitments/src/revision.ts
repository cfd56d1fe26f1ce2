import { type Scope, wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import type { Act } from '@suivi/kernel';
import type { outcomes, RouteResponse } from '@suivi/contract';
import { type CorrectedVersion, type ParagraphFate, planRevision, readCorrection, reviseDocument as revise, type Revision, type Standing, wordChanges } from '@suivi/outcomes';
import { remember, stateOf } from './change.js';
import * as store from './commitments.store.js';
import { correctionOf, fateOf } from './correction.js';
import { commitmentsFromDocument, commitmentsFromDocumentForChange } from './revision.store.js';

/** What a corrected text moved, changed and left, or would. */
export type RevisionReport = RouteResponse<typeof outcomes.reviseDocument>;

/** What importing this text or file as the corrected version of a document would do; writes nothing. */
export async function previewRevision(sql: Sql, scope: Scope, input: CorrectedVersion): Promise<RevisionReport> {
  const revision = await planRevision(sql, await readCorrection(sql, scope, input));
  return reportOf(revision, await commitmentsFromDocument(sql, scope, input.documentId), false);
}

/**
 * Gives a document its corrected text, and its file where it came as one; its commitments stay tied to their paragraphs. Those whose words changed or are gone keep the accepted words
 * and bear a mark until a coordinator settles it.
 */
export async function reviseDocument(sql: Sql, input: CorrectedVersion, act: Act): Promise<RevisionReport> {
  const correction = await readCorrection(sql, wholeInstallation, input);
  return transact(sql, async (tx) => {
    const revision = await revise(tx, correction, act);
    const rows = await commitmentsFromDocumentForChange(tx, input.documentId);
    for (const row of rows) await follow(tx, row, revision, act);
    return reportOf(revision, rows, true);
  });
}

const standingOf = (revision: Revision, row: store.CommitmentRow): Standing =>
  revision.standingOf({ quote: row.quote, paragraphId: row.paragraphId, start: row.quoteStart ?? 0, end: row.quoteEnd ?? 0 });

async function follow(tx: Tx, row: store.CommitmentRow, revision: Revision & { paragraphIds: number[] }, act: Act): Promise<void> {
  const standing = standingOf(revision, row);
  const correction = correctionOf(row, standing, revision.edition);
  if (standing.fate !== 'same' && correction === null) return; // went on elsewhere: it keeps the words and the place that it had
  const before = await stateOf(tx, row);
  if (standing.fate === 'gone') {
    if (correction === row.correction) return;
    await remember(tx, { before, row: await store.updateCommitment(tx, row.id, { correction }), action: 'source-gone', owners: before.owners }, act);
    return;
  }
  const { paragraph, start, end } = standing;
  const place = { paragraphId: revision.paragraphIds[paragraph], paragraphLabel: revision.after[paragraph]?.label, quoteStart: start, quoteEnd: end };
  const after = await store.updateCommitment(tx, row.id, { ...place, correction });
  await remember(tx, { before, row: after, action: standing.fate === 'same' ? 'source-moved' : 'source-changed', owners: before.owners }, act);
}

function reportOf(revision: Revision, rows: readonly store.CommitmentRow[], written: boolean): RevisionReport {
  const { document, edition, alike, fates, after, proposals, fresh } = revision;
  const shown = fates.filter(({ fate }) => fate !== 'unchanged');
  const undecided = proposals.filter(({ proposal }) => proposal.status === 'proposed');
  return {
    written,
    document: { id: document.id, title: document.title, language: document.language },
    version: written ? edition : document.edition,
    alike,
    unchanged: fates.length - shown.length,
    paragraphs: shown.map((fate) => paragraphOf(revision, fate)),
    commitments: rows.map((row) => {
      const standing = standingOf(revision, row);
      const label = standing.fate === 'gone' ? null : (after[standing.paragraph]?.label ?? null);
      const words = standing.fate === 'changed' ? wordChanges(oneLine(row.quote), standing.words) : [{ kind: standing.fate === 'gone' ? ('removed' as const) : ('same' as const), text: oneLine(row.quote) }];
      return { id: row.id, reference: row.reference, title: row.title, recordState: row.recordState, fate: fateOf(row, standing, label), from: row.paragraphLabel, to: label, words };
    }),
    proposals: {
      kept: undecided.filter(({ to, read }) => to && !read).length,
      reread: undecided.flatMap(({ to, read }) => (to && read ? [{ label: read.paragraph, text: read.text }] : [])),
      left: undecided.flatMap(({ to, proposal, paragraph }) => (to || paragraph.edition !== document.edition ? [] : [{ label: paragraph.label, text: proposal.text }])),
      new: fresh.map(({ paragraph, text }) => ({ label: paragraph, text })),
    },
  };
}

const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();

function paragraphOf({ before, after }: Revision, { fate, from, to }: ParagraphFate): RevisionReport['paragraphs'][number] {
  const textOf = (all: readonly { text: string }[], indexes: readonly number[]): string => indexes.map((i) => all[i]?.text ?? '').join(' ');
  const labelsOf = (all: readonly { label: string }[], indexes: readonly number[]): string[] => indexes.map((i) => all[i]?.label ?? '');
  const words = fate === 'removed' ? [{ kind: 'removed' as const, text: textOf(before, from) }]
    : fate === 'new' ? [{ kind: 'added' as const, text: textOf(after, to) }]
    : fate === 'moved' || fate === 'unchanged' ? [{ kind: 'same' as const, text: textOf(after, to) }]
    : wordChanges(textOf(before, from), textOf(after, to));
  return { fate: fate === 'unchanged' ? 'moved' : fate, from: labelsOf(before, from), to: labelsOf(after, to), words };
}

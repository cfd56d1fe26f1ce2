import type { Scope } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { VoidReason } from '@suivi/contract';
import type { Sql, Tx } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import * as store from './documents.store.js';

/** What every change of a report has in common. */

const found = <T>(row: T | undefined, what: string): T => {
  if (row === undefined) throw new Refusal('not-found', `there is no ${what}`);
  return row;
};

/** A report of the reader's by id; refuses with 'not-found'. */
export const reportNamed = async (sql: Sql, scope: Scope, id: number): Promise<store.ReportDocument> => found(await store.documentById(sql, scope, id), `report ${id}`);

export const isFrozen = ({ state }: Pick<store.ReportDocument, 'state'>): boolean => state === 'issued' || state === 'corrected';

/** Refuses what would change an issued report. */
export function refuseFrozen(document: store.ReportDocument): void {
  if (isFrozen(document)) throw new Refusal('report.frozen', `report ${document.id} was issued and stays as it is; what is wrong in it is put right by a corrigendum`);
}

/** A report for a change as a whole, at the version that the change started from. */
export async function lockedReport(tx: Tx, { id, version }: { id: number; version?: number }): Promise<store.ReportDocument> {
  const document = found(await store.documentForChange(tx, id), `report ${id}`);
  if (version !== undefined && version !== document.version)
    throw new Refusal('stale-version', `somebody changed this report meanwhile: it is at version ${document.version}, the change was made to version ${version}`);
  return document;
}

/** A report for a change of one of its parts, whatever its version: who changes another part waits a moment and is in nobody's way. */
export async function openReport(tx: Tx, id: number): Promise<store.ReportDocument> {
  const document = await lockedReport(tx, { id });
  refuseFrozen(document);
  return document;
}

/** Puts a change of a report or one of its parts on record. What is said of people is said by number. */
export const remember = (tx: Tx, act: Act, entry: { partnershipId: number | null; subject: 'report' | 'report-narrative' | 'report-comment' | 'report-approval'; action: string; before: { id: number } | null; after: { id: number }; reason?: string }): Promise<void> =>
  recordHistory(tx, { ...entry, subjectId: entry.after.id, at: act.now, actor: act.actor, reason: entry.reason ?? null });

/** Changes a report, and puts that on record. */
export async function changed(tx: Tx, before: store.ReportDocument, change: { set: Parameters<typeof store.updateDocument>[2]; action: string; reason?: string }, act: Act): Promise<store.ReportDocument> {
  const after = await store.updateDocument(tx, before.id, change.set);
  await remember(tx, act, { partnershipId: after.partnershipId, subject: 'report', action: change.action, before, after, reason: change.reason });
  return after;
}

/** Makes the approvals that stand void, for what they approved is no more; whoever was to approve is asked again. */
export async function voidApprovals(tx: Tx, reportId: number, because: VoidReason, act: Act): Promise<void> {
  const standing = await store.standingApprovals(tx, reportId);
  if (standing.length === 0) return;
  const document = await lockedReport(tx, { id: reportId });
  for (const after of await store.voidApprovals(tx, reportId, { voidedAt: act.now, voidedFor: because })) {
    const before = standing.find(({ id }) => id === after.id) ?? null;
    await remember(tx, act, { partnershipId: document.partnershipId, subject: 'report-approval', action: 'voided', before, after });
  }
  if (document.state === 'approved') await changed(tx, document, { set: { state: 'circulated' }, action: 'approval-voided' }, act);
}

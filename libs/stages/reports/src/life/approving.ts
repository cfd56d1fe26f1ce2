import { wholeInstallation } from '@suivi/access';
import type { Side } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import { sidesAwaited } from '../reports.policy.js';
import { compileNamed, type NamedContent } from './content.js';
import * as store from './documents.store.js';
import { changed, isFrozen, lockedReport, refuseFrozen, remember, voidApprovals } from './keeping.js';

/** Approves, for a side, what the report says at this moment. Once all have approved the same, it may be issued. */
export const approveReport = (sql: Sql, input: { id: number; version?: number; side: Side }, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    if (before.state === 'drafted') throw new Refusal('report.not-circulated', 'a report is circulated before it is approved');
    const { sha256 } = await compileNamed(tx, wholeInstallation, before);
    if ((await store.standingApprovals(tx, before.id)).some((approval) => approval.contentSha256 !== sha256)) await voidApprovals(tx, before.id, 'facts', act);
    const standing = await store.standingApprovals(tx, before.id);
    if (standing.some(({ side }) => side === input.side)) throw new Refusal('already-exists', 'this side has approved the report as it is');
    const row = await store.insertApproval(tx, { reportId: before.id, side: input.side, contentSha256: sha256, approvedAt: act.now, approvedById: act.actor.personId ?? null });
    await remember(tx, act, { partnershipId: before.partnershipId, subject: 'report-approval', action: 'given', before: null, after: toldOf(row) });
    const isApproved = sidesAwaited(before).every((side) => [...standing, row].some((approval) => approval.side === side));
    return changed(tx, before, { set: isApproved ? { state: 'approved' } : {}, action: 'approved' }, act);
  });

const toldOf = ({ approvedById: _, ...approval }: store.Approval): { id: number } => approval;

/** What all sides have approved, if it is still what the report says. */
async function approvedContent(tx: Tx, document: store.ReportDocument): Promise<NamedContent> {
  const named = await compileNamed(tx, wholeInstallation, document);
  const standing = await store.standingApprovals(tx, document.id);
  const isApproved = sidesAwaited(document).every((side) => standing.some((approval) => approval.side === side && approval.contentSha256 === named.sha256));
  if (!isApproved) throw new Refusal('report.not-approved', 'what the report says now is approved by all who have to before it is issued: both sides, a consolidated report by the United Nations side');
  return named;
}

/** Issues a report: what was approved is kept for good, under its hash and its cut-off; a corrigendum marks the report that it corrects. */
export const issueReport = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    const { sha256, text } = await approvedContent(tx, before);
    await store.keepContent(tx, { sha256, content: text, keptAt: act.now });
    if (before.correctsId !== null) await markCorrected(tx, before.correctsId, act);
    return changed(tx, before, { set: { state: 'issued', issuedAt: act.now, contentSha256: sha256 }, action: 'issued' }, act);
  });

async function markCorrected(tx: Tx, id: number, act: Act): Promise<void> {
  const original = await lockedReport(tx, { id });
  if (original.state === 'issued') await changed(tx, original, { set: { state: 'corrected' }, action: 'corrected' }, act);
}

/** Begins a corrigendum of an issued report, with the narratives of the last one; the issued ones stay as they are. */
export const correctReport = (sql: Sql, input: { id: number; version?: number; reason: string }, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const named = await lockedReport(tx, input);
    if (!isFrozen(named)) throw new Refusal('report.not-issued', 'only an issued report is corrected; a draft is changed');
    const original = named.correctsId === null ? named : await lockedReport(tx, { id: named.correctsId });
    const [last = original] = await store.correctionsOf(tx, original.id);
    if (!isFrozen(last)) throw new Refusal('already-exists', `corrigendum ${last.correction} is under way: report ${last.id}`);
    const { id: _, version: __, contentSha256: ___, ...copied } = last;
    const row = await store.insertDocument(tx, {
      ...copied, state: 'drafted', circulatedAt: null, issuedAt: null, shownToEntities: false, correctsId: original.id, correction: (last.correction ?? 0) + 1, correctionReason: input.reason, createdAt: act.now, changedAt: act.now, version: 1,
    });
    for (const { narrative: { id: _id, version: _version, ...narrative } } of await store.narrativesOf(tx, last.id)) await store.insertNarrative(tx, { ...narrative, reportId: row.id, version: 1 });
    await remember(tx, act, { partnershipId: row.partnershipId, subject: 'report', action: 'begun', before: null, after: row, reason: input.reason });
    return row;
  });

import { type Scope, wholeInstallation } from '@suivi/access';
import type { ReportBreakdown, ReportKind, ReportMasthead, ReportOrder } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, addMonths, type LocalDate } from '@suivi/kernel';
import { monthsBetweenReports } from '../consolidated/consolidated.js';
import { partnershipOfMeeting } from '../reports.js';
import type { ReportPlace } from '../reports.policy.js';
import { compileFacts } from './content.js';
import * as store from './documents.store.js';
import { changed, lockedReport, refuseFrozen, remember, voidApprovals } from './keeping.js';

/** What a report is of: the commitments of a meeting, or a period over all partnerships. */
export type ReportSubject = { kind: ReportKind; meetingId: number; breakdown: ReportBreakdown } | { kind: 'consolidated'; period: { from: LocalDate; to: LocalDate; nextReportOn?: LocalDate } };

/** A report that is begun. */
export type NewReport = ReportSubject & { cutOffAt?: Date; order: ReportOrder; masthead: ReportMasthead };

/** Whose report it would be: the partnership of its meeting, or that of none. Refuses with 'not-found'. */
export const placeOfNewReport = async (sql: Sql, scope: Scope, of: { kind: 'consolidated' } | { kind: ReportKind; meetingId: number }): Promise<ReportPlace> => ({
  partnershipId: of.kind === 'consolidated' ? null : await partnershipOfMeeting(sql, scope, of.meetingId),
});

const subjectOf = (of: ReportSubject) =>
  of.kind === 'consolidated'
    ? { kind: of.kind, breakdown: 'entity' as const, periodFrom: of.period.from, periodTo: of.period.to, nextReportOn: of.period.nextReportOn ?? addMonths(of.period.to, monthsBetweenReports) }
    : { kind: of.kind, breakdown: of.breakdown, meetingId: of.meetingId };

/** Begins a report. Refuses what there is nothing to report on with 'report.meeting-without-commitments'. */
export const createReport = (sql: Sql, input: NewReport, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const { cutOffAt = act.now, order, masthead } = input;
    const place = await placeOfNewReport(tx, wholeInstallation, input);
    const row = await store.insertDocument(tx, { ...subjectOf(input), ...place, order, masthead, cutOffAt, state: 'drafted', createdAt: act.now, changedAt: act.now, version: 1 });
    await compileFacts(tx, wholeInstallation, row, 'en');
    await remember(tx, act, { partnershipId: row.partnershipId, subject: 'report', action: 'begun', before: null, after: row });
    return row;
  });

/** Changes how a report is dressed; approvals of what it was before are void. */
export const changeReport = (sql: Sql, input: { id: number; version?: number; breakdown?: ReportBreakdown; order?: ReportOrder; masthead?: ReportMasthead }, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    const { breakdown = before.breakdown, order = before.order, masthead = before.masthead } = input;
    await voidApprovals(tx, before.id, 'masthead', act);
    return changed(tx, before, { set: { breakdown, order, masthead, changedAt: act.now }, action: 'dressed' }, act);
  });

/** Moves the cut-off of a report: its facts are those on record at that instant from now on. */
export const recompileReport = (sql: Sql, input: { id: number; version?: number; cutOffAt?: Date }, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    const cutOffAt = input.cutOffAt ?? act.now;
    await compileFacts(tx, wholeInstallation, { ...before, cutOffAt }, 'en');
    await voidApprovals(tx, before.id, 'facts', act);
    return changed(tx, before, { set: { cutOffAt, changedAt: act.now }, action: 'recompiled' }, act);
  });

/** Takes a report that was not issued away; the history keeps what it was. */
export const discardReport = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    await remember(tx, act, { partnershipId: before.partnershipId, subject: 'report', action: 'discarded', before, after: before });
    await store.deleteDocument(tx, before.id);
  });

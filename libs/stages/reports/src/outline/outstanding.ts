import type { ProgressReport, ReportCommitment } from '@suivi/contract';
import { formatDay, formatList, ordinal } from '@suivi/i18n';
import { unwrapped } from '../plain-text.js';
import { lineageCharts } from '../charts/lineage-chart.js';
import { commitmentsOf } from '../sections/groups.js';
import type { Composition } from './composition.js';
import type { Cell, Run } from './outline.js';
import { asSentence, fullName, meetingValues, nextMeetingValues } from './words.js';

/** Entities of which nothing was heard on any of their commitments. */
function silentEntities(report: ProgressReport): string[] {
  const all = commitmentsOf(report);
  const heard = new Set(all.flatMap((c) => c.updates.map((u) => u.entity.id)));
  const silent = all.flatMap((c) => c.withoutUpdate).filter((entity) => !heard.has(entity.id));
  return [...new Set(silent.map((entity) => fullName(entity, report.language)))];
}

const cell = (text: string): Cell => ({ lines: [{ text }] });

function changeLines(of: ReportCommitment, to: Composition): Run[] {
  const { say, language } = to;
  return of.deadlineChanges.flatMap((change): Run[] => {
    const dates = { from: formatDay(change.from.on, change.from.precision, language), to: change.to ? formatDay(change.to.on, change.to.precision, language) : say('report.deadlines.none') };
    const said: Run = { text: say(`report.deadlines.cause.${change.cause}`, { ...dates, date: formatDay(change.on, 'day', language) }) };
    return change.reason === null ? [said] : [said, { text: asSentence(unwrapped(change.reason)), foreign: true }];
  });
}

function reasonCell(of: ReportCommitment, to: Composition): Cell {
  const lines = changeLines(of, to);
  if (lines.length > 0) return { lines };
  const last = of.updates.at(-1);
  return last ? { lines: [{ text: to.say('report.deadlines.last-said', { entity: last.entity.acronym }) }, { text: asSentence(unwrapped(last.narrative)), foreign: true }] } : cell(to.say('report.item.no-update'));
}

/** Overdue commitments and those whose deadline was moved, each with what was given as the reason. */
function deadlineTable(all: readonly ReportCommitment[], to: Composition): void {
  const { say, language } = to;
  const rows = all.filter((of) => of.scheduleStatus === 'overdue' || of.deadlineChanges.length > 0).map((of): Cell[] => [
    cell(of.reference),
    cell(of.lead?.acronym ?? ''),
    { lines: [{ text: of.deadline ? formatDay(of.deadline.on, of.deadline.precision, language) : say('report.deadlines.none') }, ...(of.scheduleStatus === 'overdue' ? [{ text: say('report.item.overdue'), strong: true }] : [])] },
    reasonCell(of, to),
  ]);
  if (rows.length === 0) return;
  to.table({ caption: say('report.deadlines.table'), head: [say('report.annex.reference'), say('report.deadlines.lead'), say('report.annex.deadline'), say('report.deadlines.reason')], shares: [20, 11, 18, 51], rows });
}

/** Where commitments come from and as what they go on, meeting by meeting. */
function lineageTable(all: readonly ReportCommitment[], to: Composition): void {
  const { say, language } = to;
  const lines = all.filter((of) => of.lineage.length > 0);
  if (lines.length === 0) return;
  const ordinals = [...new Set(lines.flatMap((of) => of.lineage.map((member) => member.meetingOrdinal)))].sort((a, b) => a - b);
  const rows = lines.map((of) => ordinals.map((n): Cell => {
    const members = of.lineage.filter((member) => member.meetingOrdinal === n);
    return { lines: members.map((member) => ({ text: member.reference, strong: member.reference === of.reference })) };
  }));
  to.table({ caption: say('report.lineage.table'), head: ordinals.map((n) => say('report.lineage.meeting', { ordinal: ordinal(n, language) })), shares: ordinals.map(() => 1), rows });
}

/** What is overdue, open, carried over, and who said nothing. */
export function outstanding(report: ProgressReport, to: Composition): void {
  const { language } = report;
  const { say } = to;
  const all = commitmentsOf(report);
  const references = (of: readonly ReportCommitment[]): string => formatList(of.map((c) => c.reference), language);
  const overdue = all.filter((c) => c.scheduleStatus === 'overdue');
  const open = all.filter((c) => c.recordState === 'open' && c.scheduleStatus !== 'overdue');
  const carried = all.filter((c) => c.recordState === 'carried-over');
  const now = carried.map((c) => (c.succeededBy ? say('report.outstanding.now', { reference: c.reference, successor: c.succeededBy }) : c.reference));
  const silent = silentEntities(report);
  const paragraphs = [
    overdue.length > 0 && say('report.outstanding.overdue', { date: formatDay(report.asOf, 'day', language), references: references(overdue) }),
    open.length > 0 && say('report.outstanding.open', { references: references(open) }),
    carried.length > 0 && say('report.outstanding.carried-over', { ...nextMeetingValues(report), references: formatList(now, language) }),
    silent.length > 0 && say('report.outstanding.silent', { entities: formatList(silent, language) }),
  ].filter((text) => text !== false);
  to.section('outstanding', say('report.heading.outstanding'));
  for (const text of paragraphs) to.paragraph([{ text }]);
  if (overdue.length + open.length + carried.length === 0) to.paragraph([{ text: say('report.outstanding.none', meetingValues(report.meeting, language)) }]);
  deadlineTable(all, to);
  for (const chart of lineageCharts(report)) to.chart(chart);
  lineageTable(all, to);
}

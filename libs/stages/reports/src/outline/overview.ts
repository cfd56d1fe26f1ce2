import { type ProgressReport, type ReportCommitment, type ReportDress, type ReportFigures, vocabulary } from '@suivi/contract';
import { formatList, formatNumber, label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { cycleChart } from '../charts/cycle-chart.js';
import { statusCharts } from '../charts/status-chart.js';
import { commitmentsOf, groupsOf } from '../sections/groups.js';
import type { Composition } from './composition.js';
import { nextMeetingValues, sayIn, sentences } from './words.js';

const statuses = vocabulary.implementationStatuses;
const figure = (n: number, language: Language): string => (n === 0 ? '–' : formatNumber(n, language));

/** The statuses counted, in one sentence. */
export function statusesSentence({ figures, language }: ProgressReport): string {
  const say = sayIn(language);
  const counted = (['implemented', 'in-progress', 'not-started', 'overtaken-by-events', 'discontinued'] as const)
    .map((status) => ({ status, n: figures.byStatus[status] }))
    .filter(({ n }) => n > 0)
    .map(({ status, n }) => say(`report.count.${status}`, { n }));
  return say('report.summary.statuses', { list: formatList(counted, language) });
}

/** What is still open, and what was heard of it. */
export function openSentences(report: ProgressReport): string[] {
  const { figures, language } = report;
  const say = sayIn(language);
  return [
    figures.open === 0 ? say('report.summary.none-open') : say('report.summary.open', { open: figures.open, overdue: figures.overdue }),
    figures.carriedOver > 0 ? say('report.summary.carried-over', { n: figures.carriedOver, ...nextMeetingValues(report) }) : '',
    figures.withoutUpdate > 0 ? say('report.summary.without-update', { n: figures.withoutUpdate }) : '',
  ].filter(Boolean);
}

/** The figures that are compared with the last report's, with their names. */
function compared(of: ReportFigures, language: Language): { name: string; n: number }[] {
  const say = sayIn(language);
  return [
    ...statuses.map((status) => ({ name: label(language, 'implementationStatus', status), n: of.byStatus[status] })),
    ...(['open', 'overdue', 'carriedOver', 'withoutUpdate'] as const).map((key) => ({ name: say(`report.figure.${key}`), n: of[key] })),
  ];
}

const signed = (n: number, language: Language): string => (n === 0 ? '–' : `${n > 0 ? '+' : '−'}${formatNumber(Math.abs(n), language)}`);

function changeTable(report: ProgressReport, previous: ReportFigures, to: Composition): void {
  const { language } = report;
  const before = compared(previous, language);
  const line = (name: string, then: number, now: number): string[] => [name, figure(then, language), figure(now, language), signed(now - then, language)];
  to.figures({
    caption: to.say('report.change.table'),
    head: [to.say('report.change.figure'), to.say('report.change.before'), to.say('report.change.now'), to.say('report.change.change')],
    rows: compared(report.figures, language).map(({ name, n }, i) => line(name, before[i]?.n ?? 0, n)),
    total: line(to.say('report.overview.total'), previous.total, report.figures.total),
  });
}

/** The figures in words and as tables: by group and status, and against the last report. */
export function overview(report: ProgressReport, dress: ReportDress, to: Composition): void {
  const { language } = report;
  const { say } = to;
  const line = (name: string, of: readonly ReportCommitment[]): string[] => [
    name, ...statuses.map((status) => figure(of.filter((c) => c.verifiedStatus === status).length, language)), formatNumber(of.length, language),
  ];
  to.section('overview', say('report.heading.overview'));
  to.paragraph([{ text: sentences(openSentences(report), language) }]);
  to.chart(cycleChart(report));
  for (const chart of statusCharts(report, dress)) to.chart(chart);
  to.figures({
    caption: say('report.overview.table'),
    head: [say(`report.overview.by.${dress.breakdown}`), ...statuses.map((status) => label(language, 'implementationStatus', status)), say('report.overview.total')],
    rows: groupsOf(report, dress).map((group) => line(group.heading, group.commitments)),
    total: line(say('report.overview.total'), commitmentsOf(report)),
  });
  if (dress.previous) changeTable(report, dress.previous, to);
}

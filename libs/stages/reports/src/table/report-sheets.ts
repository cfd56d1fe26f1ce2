import { type CompiledReport, type ProgressReport, type ReportCommitment, type ReportDress, vocabulary } from '@suivi/contract';
import { formatDay, label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { consolidatedSheets } from '../consolidated/consolidated-sheets.js';
import { unwrapped } from '../plain-text.js';
import { commitmentsOf, groupsOf } from '../sections/groups.js';
import { sayIn } from '../outline/words.js';
import { type Column, day, sheetOf } from './columns.js';
import type { Sheet, Value } from './grid.js';

function commitmentColumns(report: ProgressReport): Column<ReportCommitment>[] {
  const { language } = report;
  const areas = new Map(report.areas.map(({ id, name }) => [id, name]));
  const objectives = new Map(report.objectives.map(({ id, name }) => [id, name]));
  return [
    { head: 'report.annex.reference', width: 20, value: (c) => c.reference },
    { head: 'report.annex.paragraph', width: 11, value: (c) => c.paragraphLabel },
    { head: 'report.column.title', width: 50, value: (c) => unwrapped(c.title) },
    { head: 'report.annex.commitment', width: 60, value: (c) => unwrapped(c.quote) },
    { head: 'report.column.area', width: 28, value: (c) => areas.get(c.areaId) ?? null },
    { head: 'report.column.objective', width: 28, value: (c) => (c.objectiveId === null ? null : (objectives.get(c.objectiveId) ?? null)) },
    { head: 'report.column.level', width: 12, value: (c) => c.level && label(language, 'level', c.level) },
    { head: 'report.deadlines.lead', width: 14, value: (c) => c.lead?.acronym ?? null },
    { head: 'report.column.contributing', width: 24, value: (c) => c.contributing.map((e) => e.acronym).join('; ') },
    ...deadlineColumns(language),
    ...standingColumns(language),
    ...projectColumns,
  ];
}

const deadlineColumns = (language: Language): Column<ReportCommitment>[] => [
  { head: 'report.annex.deadline', width: 12, value: (c) => day(c.deadline?.on) },
  { head: 'report.column.date', width: 20, value: (c) => c.deadline && formatDay(c.deadline.on, c.deadline.precision, language) },
  { head: 'report.column.schedule', width: 14, value: (c) => c.scheduleStatus && label(language, 'scheduleStatus', c.scheduleStatus) },
];
const standingColumns = (language: Language): Column<ReportCommitment>[] => [
  { head: 'report.column.acceptance', width: 16, value: (c) => c.acceptance && label(language, 'acceptance', c.acceptance) },
  { head: 'report.column.declared', width: 18, value: (c) => label(language, 'implementationStatus', c.declaredStatus) },
  { head: 'report.column.verified', width: 18, value: (c) => label(language, 'implementationStatus', c.verifiedStatus) },
  { head: 'report.column.state', width: 14, value: (c) => label(language, 'recordState', c.recordState) },
  { head: 'report.column.closed-reason', width: 36, value: (c) => c.closedReason && unwrapped(c.closedReason) },
  { head: 'report.column.carried-from', width: 20, value: (c) => c.carriedFrom },
  { head: 'report.column.succeeded-by', width: 20, value: (c) => c.succeededBy },
];
const projectColumns: Column<ReportCommitment>[] = [
  { head: 'report.projects.name', width: 28, value: (c) => c.project && unwrapped(c.project.name) },
  { head: 'report.projects.benefit', width: 40, value: (c) => c.project && unwrapped(c.project.benefit) },
  { head: 'report.column.unit', width: 16, value: (c) => c.project?.unit ?? null },
  { head: 'report.projects.target', width: 12, value: (c) => c.project?.target ?? null },
  { head: 'report.projects.achieved', width: 12, value: (c) => c.project?.achieved ?? null },
];

type Told = ReportCommitment['updates'][number] & { reference: string };
const updateColumns = (language: Language): Column<Told>[] => [
  { head: 'report.annex.reference', width: 20, value: (u) => u.reference },
  { head: 'report.column.entity', width: 14, value: (u) => u.entity.acronym },
  { head: 'report.column.date', width: 12, value: (u) => day(u.on) },
  { head: 'report.column.status', width: 18, value: (u) => label(language, 'implementationStatus', u.status) },
  { head: 'report.column.narrative', width: 80, value: (u) => unwrapped(u.narrative) },
  { head: 'report.column.evidence', width: 40, value: (u) => u.evidence && unwrapped(u.evidence) },
];

function* toldIn(all: readonly ReportCommitment[]): Iterable<Told> {
  for (const { reference, updates } of all) for (const update of updates) yield { ...update, reference };
}

/** The commitments of a report, one a row. */
const commitmentSheet = (report: ProgressReport): Sheet => sheetOf(sayIn(report.language)('report.sheet.commitments'), report.language, commitmentColumns(report), commitmentsOf(report));

function figureSheet(report: ProgressReport, dress: ReportDress): Sheet {
  const { language } = report;
  const say = sayIn(language);
  const statuses = vocabulary.implementationStatuses;
  const line = (name: string, of: readonly ReportCommitment[]): Value[] => [name, ...statuses.map((status) => of.filter((c) => c.verifiedStatus === status).length), of.length];
  return {
    name: say('report.sheet.figures'),
    columns: [{ head: say(`report.overview.by.${dress.breakdown}`), width: 44 }, ...[...statuses.map((status) => label(language, 'implementationStatus', status)), say('report.overview.total')].map((head) => ({ head, width: 16 }))],
    rows: [...groupsOf(report, dress).map((group) => line(group.heading, group.commitments)), line(say('report.overview.total'), commitmentsOf(report))],
  };
}

/** A progress report as the sheets of a workbook: the commitments, what was reported on them, the figures. */
const progressSheets = (report: ProgressReport, dress: ReportDress): Sheet[] => [
  commitmentSheet(report),
  sheetOf(sayIn(report.language)('report.sheet.updates'), report.language, updateColumns(report.language), toldIn(commitmentsOf(report))),
  figureSheet(report, dress),
];

/** A report as the sheets of a workbook; the first of them is what a table alone holds. */
export const sheetsOf = (report: CompiledReport, dress: ReportDress): Sheet[] => (report.kind === 'consolidated' ? consolidatedSheets(report, dress) : progressSheets(report, dress));

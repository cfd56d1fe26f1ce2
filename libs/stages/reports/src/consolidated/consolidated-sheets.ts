import { type ConsolidatedReport, type ReportDress, vocabulary } from '@suivi/contract';
import { label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { sayIn } from '../outline/words.js';
import { unwrapped } from '../plain-text.js';
import { type Column, day, sheetOf } from '../table/columns.js';
import type { Sheet, Value } from '../table/grid.js';
import { termOf } from './consolidated-outline.js';
import { organizationsIn } from './consolidated-sections.js';

type Organization = ConsolidatedReport['organizations'][number];
interface Of<T> {
  of: Organization;
  is: T;
}

function organizationSheet(report: ConsolidatedReport, organizations: readonly Organization[]): Sheet {
  const { language } = report;
  const say = sayIn(language);
  const statuses = vocabulary.implementationStatuses;
  const heads = [...statuses.map((status) => label(language, 'implementationStatus', status)), say('report.overview.total'), say('report.figure.open'), say('report.figure.overdue')];
  return {
    name: say('report.heading.organizations'),
    columns: [{ head: say('report.instruments.organization'), width: 44 }, ...heads.map((head) => ({ head, width: 16 }))],
    rows: organizations.map(({ organization, figures: f }): Value[] => [organization.name, ...statuses.map((status) => f.byStatus[status]), f.total, f.open, f.overdue]),
  };
}

const updateColumns = (language: Language): Column<Of<Organization['updates'][number]>>[] => [
  { head: 'report.instruments.organization', width: 36, value: ({ of }) => of.organization.name },
  { head: 'report.annex.reference', width: 20, value: ({ is }) => is.reference },
  { head: 'report.column.title', width: 50, value: ({ is }) => unwrapped(is.title) },
  { head: 'report.column.entity', width: 14, value: ({ is }) => is.entity },
  { head: 'report.column.date', width: 12, value: ({ is }) => day(is.on) },
  { head: 'report.column.status', width: 18, value: ({ is }) => label(language, 'implementationStatus', is.status) },
  { head: 'report.column.narrative', width: 80, value: ({ is }) => unwrapped(is.narrative) },
];

const instrumentColumns = (language: Language): Column<Of<Organization['instruments'][number]>>[] => [
  { head: 'report.instruments.organization', width: 36, value: ({ of }) => of.organization.name },
  { head: 'report.instruments.name', width: 60, value: ({ is }) => unwrapped(is.name) },
  { head: 'report.instruments.term', width: 44, value: ({ is }) => termOf(is, language) || sayIn(language)('report.instrument.open') },
  { head: 'report.instruments.ends', width: 12, value: ({ is }) => day(is.endsOn) },
];

/** A consolidated report as the sheets of a workbook: where the commitments of each organization stand, what was reported on them, the instruments. */
export function consolidatedSheets(report: ConsolidatedReport, dress: ReportDress): Sheet[] {
  const { language } = report;
  const say = sayIn(language);
  const organizations = organizationsIn(report, dress);
  const all = <T>(which: (of: Organization) => readonly T[]): Of<T>[] => organizations.flatMap((of) => which(of).map((is) => ({ of, is })));
  return [
    organizationSheet(report, organizations),
    sheetOf(say('report.sheet.updates'), language, updateColumns(language), all((of) => of.updates)),
    sheetOf(say('report.instruments.name'), language, instrumentColumns(language), all((of) => of.instruments)),
  ];
}

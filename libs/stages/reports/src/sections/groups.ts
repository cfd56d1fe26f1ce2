import type { ProgressReport, ReportBreakdown, ReportCommitment, ReportDress, ReportEntity, ReportOrder } from '@suivi/contract';
import { vocabulary } from '@suivi/contract';
import { label, localeOf, message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { inLabelOrder } from '../paragraph-order.js';

/** Commitments that a report tells of together. */
export interface Group {
  /** `area:12`, `objective:3`, `entity:7`, `level:regional`; `area:none` … for what has none. */
  key: string;
  heading: string;
  commitments: ReportCommitment[];
}

/** All commitments of a report, in the order of the outcome document. */
export const commitmentsOf = (report: ProgressReport): ReportCommitment[] =>
  inLabelOrder(report.areas.flatMap((area) => area.commitments), ({ paragraphLabel, reference }) => [paragraphLabel, reference]);

/** The order of organizations: by their English sort key in every version, or by the version's language. */
export function compareNames(order: ReportOrder, language: Language): (a: { sortKey: string; name: string; id: number }, b: { sortKey: string; name: string; id: number }) => number {
  if (order === 'english') return (a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : a.id - b.id);
  const collator = new Intl.Collator(localeOf(language), { ignorePunctuation: true });
  return (a, b) => collator.compare(a.name, b.name) || a.id - b.id;
}

const gathered = (all: readonly ReportCommitment[], key: string, heading: string, belongs: (of: ReportCommitment) => boolean): Group => ({ key, heading, commitments: all.filter(belongs) });

function byEntity(report: ProgressReport, all: readonly ReportCommitment[], order: ReportOrder): Group[] {
  const leads = [...new Map(all.flatMap((of): [number, ReportEntity][] => (of.lead ? [[of.lead.id, of.lead]] : []))).values()].sort(compareNames(order, report.language));
  return leads.map((lead) => gathered(all, `entity:${lead.id}`, lead.name, (of) => of.lead?.id === lead.id));
}

const groupings: Record<ReportBreakdown, (report: ProgressReport, all: readonly ReportCommitment[], order: ReportOrder) => Group[]> = {
  area: (report, all) => report.areas.flatMap(({ id, name }) => (id === null ? [] : [gathered(all, `area:${id}`, name ?? '', (of) => of.areaId === id)])),
  objective: (report, all) => report.objectives.map(({ id, name }) => gathered(all, `objective:${id}`, name, (of) => of.objectiveId === id)),
  entity: byEntity,
  level: (report, all) => vocabulary.levels.map((level) => gathered(all, `level:${level}`, label(report.language, 'level', level), (of) => of.level === level)),
};

/** The commitments of a report gathered as its dress says; empty groups are left out, and what belongs to none stands last. */
export function groupsOf(report: ProgressReport, dress: ReportDress): Group[] {
  const all = commitmentsOf(report);
  const groups = groupings[dress.breakdown](report, all, dress.order).filter((group) => group.commitments.length > 0);
  const placed = new Set(groups.flatMap((group) => group.commitments.map((of) => of.reference)));
  const rest = gathered(all, `${dress.breakdown}:none`, message(report.language, 'report.heading.no-area'), (of) => !placed.has(of.reference));
  return rest.commitments.length > 0 ? [...groups, rest] : groups;
}

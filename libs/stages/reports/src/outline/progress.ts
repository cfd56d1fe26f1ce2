import type { ProgressReport, ReportCommitment, ReportDress } from '@suivi/contract';
import { formatNumber } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { unwrapped } from '../plain-text.js';
import { commitmentsOf, groupsOf } from '../sections/groups.js';
import { commitmentRuns, updateRuns } from './commitment-text.js';
import type { Composition } from './composition.js';
import type { Cell } from './outline.js';
import { asSentence } from './words.js';

/** Each commitment with what was reported on it, in groups. */
export function progress(report: ProgressReport, dress: ReportDress, to: Composition): void {
  to.section('progress', to.say(`report.heading.by.${dress.breakdown}`));
  for (const group of groupsOf(report, dress)) {
    to.part(group.key, group.heading);
    for (const commitment of group.commitments) {
      const key = `commitment:${commitment.reference}`;
      to.paragraph(commitmentRuns(commitment, report.language), key);
      to.subParagraphs(commitment.updates.map((update) => updateRuns(update, report.language)));
      to.narrative(key, commitment.reference);
    }
  }
}

const cell = (...texts: string[]): Cell => ({ lines: texts.filter((text) => text !== '').map((text) => ({ text })) });
const foreign = (text: string): Cell => ({ lines: [{ text, foreign: true }] });

function measure(value: number | null, unit: string | null, language: Language): Cell {
  if (value === null) return cell('–');
  const number = { text: formatNumber(value, language) };
  return { lines: unit === null ? [number] : [number, { text: unit, foreign: true }] };
}

const projectRow = (of: ReportCommitment & { project: NonNullable<ReportCommitment['project']> }, language: Language): Cell[] => [
  cell(of.reference), foreign(unwrapped(of.project.name)), foreign(asSentence(unwrapped(of.project.benefit))),
  measure(of.project.target, of.project.unit, language), measure(of.project.achieved, null, language),
];

/** Concrete projects and the benefits by which they are measured; nothing where there are none. */
export function projects(report: ProgressReport, to: Composition): void {
  const all = commitmentsOf(report).filter((of): of is ReportCommitment & { project: NonNullable<ReportCommitment['project']> } => of.project !== null);
  if (all.length === 0) return;
  const reached = all.filter(({ project }) => project.target !== null && project.achieved !== null && project.achieved >= project.target).length;
  to.section('projects', to.say('report.heading.projects'));
  to.paragraph([{ text: to.say('report.projects.intro', { n: all.length, reached }) }]);
  to.table({
    caption: to.say('report.projects.table'),
    head: (['reference', 'name', 'benefit', 'target', 'achieved'] as const).map((column) => to.say(`report.projects.${column}`)),
    shares: [19, 22, 31, 16, 12],
    rows: all.map((of) => projectRow(of, report.language)),
  });
}

import type { ProgressReport, ReportCommitment } from '@suivi/contract';
import { formatDay, label } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { unwrapped } from '../plain-text.js';
import { commitmentsOf } from '../sections/groups.js';
import { successionSentence } from './commitment-text.js';
import type { Cell, Outline } from './outline.js';
import { asSentence, meetingValues, sayIn } from './words.js';

const cell = (...lines: (string | null | undefined | false)[]): Cell => ({ lines: lines.filter((line): line is string => typeof line === 'string' && line !== '').map((text) => ({ text })) });

function outcomeCell(of: ReportCommitment, language: Language): Cell {
  const overdue = of.scheduleStatus === 'overdue';
  const state = { text: label(language, 'recordState', of.recordState) };
  const succession = successionSentence(of, language);
  const reason = of.closedReason ? [{ text: asSentence(unwrapped(of.closedReason)), foreign: true }] : [];
  // "Superseded by X" says more than "Superseded".
  const lines = [...(succession ? [] : [state]), ...(overdue ? [{ text: label(language, 'scheduleStatus', 'overdue'), strong: true }] : []), ...cell(succession).lines, ...reason];
  return { lines };
}

function row(of: ReportCommitment, report: ProgressReport): Cell[] {
  const { language } = report;
  const [declared, verified] = [label(language, 'implementationStatus', of.declaredStatus), label(language, 'implementationStatus', of.verifiedStatus)];
  return [
    cell(of.reference),
    cell(of.paragraphLabel),
    { lines: [{ text: unwrapped(of.quote), foreign: true }], language: report.document?.language ?? language },
    cell(of.lead && sayIn(language)('report.annex.lead', { entity: of.lead.acronym }), ...of.contributing.map((entity) => entity.acronym)),
    cell(of.deadline ? formatDay(of.deadline.on, of.deadline.precision, language) : label(language, 'scheduleStatus', 'no-deadline')),
    cell(`${declared} /`, verified),
    outcomeCell(of, language),
  ];
}

/** The annex: every commitment in its exact words, with the paragraph that it comes from. */
export function annexOf(report: ProgressReport): Outline['annex'] {
  const say = sayIn(report.language);
  const columns = ['reference', 'paragraph', 'commitment', 'entities', 'deadline', 'status', 'outcome'] as const;
  return {
    heading: say('report.annex.heading'),
    table: {
      caption: say('report.annex.title', meetingValues(report.meeting, report.language)),
      head: columns.map((column) => say(`report.annex.${column}`)),
      shares: [12.5, 9, 30, 13, 11, 11.5, 13],
      rows: commitmentsOf(report).map((of) => row(of, report)),
    },
  };
}

import type { RecordState } from '@suivi/contract';
import { formatDay, formatList, label } from '@suivi/i18n';
import { type Language, type LocalDate, type LocalizedText, localized, type Precision } from '@suivi/kernel';
import { apart, say } from './saying.js';

/** A deadline with its precision. */
export interface SaidDeadline {
  on: LocalDate;
  precision: Precision;
}

/** What happened to a commitment since the person's last digest: one line each. */
export type DigestChange = { reference: string } & (
  | { kind: 'deadline'; from: SaidDeadline | null; to: SaidDeadline | null }
  | { kind: 'words' }
  | { kind: 'owners'; entities: readonly LocalizedText[] }
  | { kind: 'ended'; state: RecordState }
  | { kind: 'handed-over'; entity: LocalizedText }
);

/** More than this is counted: the items below are what the mail is about. */
const shownAtMost = 12;

function deadlineWords(change: DigestChange & { kind: 'deadline' }, language: Language): string {
  const { reference } = change;
  const said = (deadline: SaidDeadline): string => formatDay(deadline.on, deadline.precision, language);
  if (change.to === null) return say(language, 'mail.change.deadline-gone', { reference, from: change.from ? said(change.from) : '' });
  if (change.from === null) return say(language, 'mail.change.deadline-set', { reference, to: said(change.to) });
  return say(language, 'mail.change.deadline', { reference, from: said(change.from), to: said(change.to) });
}

function lineOf(change: DigestChange, language: Language): string {
  const { reference } = change;
  if (change.kind === 'deadline') return deadlineWords(change, language);
  if (change.kind === 'words') return say(language, 'mail.change.words', { reference });
  if (change.kind === 'owners') return say(language, 'mail.change.owners', { reference, entities: formatList(change.entities.map((name) => apart(localized(name, language), language)), language) });
  if (change.kind === 'ended') return say(language, 'mail.change.ended', { reference, state: label(language, 'recordState', change.state) });
  return say(language, 'mail.change.handed-over', { reference, entity: localized(change.entity, language) });
}

/** The changes as lines, the rest counted. */
export function changeLines(changes: readonly DigestChange[], language: Language): string[] {
  const rest = changes.length - shownAtMost;
  const lines = changes.slice(0, shownAtMost).map((change) => lineOf(change, language));
  return rest > 0 ? [...lines, say(language, 'mail.list.more', { count: rest })] : lines;
}

import { answers, type ImplementationStatus, updateInput } from '@suivi/contract';
import { label, message, type MessageKey } from '@suivi/i18n';
import { addDays, type Language, lastDayOf, type LocalDate, type Precision } from '@suivi/kernel';
import type { Errors, Values } from './fields.js';

const { extensionInput, namingInput } = answers;

/** What a posted form asks for, or what is wrong with it in the person's language. */
export type Intent =
  | { kind: 'report'; status: ImplementationStatus; narrative: string; evidence?: string; obstacles?: string; results?: string }
  | { kind: 'time'; on: LocalDate; precision: Precision; reason: string }
  | { kind: 'withdraw' }
  | { kind: 'colleague'; name: string; email: string; reason?: string }
  | { kind: 'save' }
  | { kind: 'wrong'; errors: Errors };

/** What judging a form needs to know besides it. */
export interface Asked {
  language: Language;
  today: LocalDate;
  /** The deadline now, if there is one, and how exactly a later one is said. */
  deadlineOn: LocalDate | null;
  precision: Precision;
}

const longestText = 10_000;
const longestWords = 2000;
const longestLine = 2000;
const longestRest = 5000;

const wrongOf = (issues: readonly { path: readonly PropertyKey[] }[]): Set<string> => new Set(issues.map((issue) => String(issue.path[0])));

const optional = (text: string | undefined): string | undefined => text?.trim() || undefined;

function readReport(values: Values, { language }: Asked): Intent {
  const { status, narrative = '', evidence, obstacles, results } = values;
  const read = updateInput.safeParse({ status, narrative, evidence: optional(evidence), obstacles: optional(obstacles), results: optional(results) });
  if (read.success) return { kind: 'report', ...read.data };
  const wrong = wrongOf(read.error.issues);
  const say = (key: MessageKey, max?: number): string => message(language, key, max === undefined ? undefined : { max });
  const words = {
    status: say('answer.error.status'),
    narrative: narrative.length > longestText ? say('answer.error.narrative-too-long', longestText) : say('answer.error.narrative'),
    evidence: say('answer.error.evidence', longestLine),
    obstacles: say('answer.error.long', longestRest),
    results: say('answer.error.long', longestRest),
  };
  return { kind: 'wrong', errors: Object.fromEntries(Object.entries(words).filter(([field]) => wrong.has(field))) };
}

/** A later day is the last one of the month, quarter or year that it lies in, where the deadline is one of those. */
const isLater = (on: LocalDate, { today, deadlineOn, precision }: Asked): boolean => lastDayOf(on, precision) > today && (deadlineOn === null || lastDayOf(on, precision) > deadlineOn);

/** A day that could be asked for, to show how one is written. */
const exampleDay = ({ today, deadlineOn }: Asked): LocalDate => addDays(deadlineOn !== null && deadlineOn > today ? deadlineOn : today, 30);

const whyError = (why: string, language: Language): string => (why.length > longestWords ? message(language, 'answer.error.long', { max: longestWords }) : message(language, 'answer.time.error.why'));

function readTime(values: Values, asked: Asked): Intent {
  const { language, precision } = asked;
  const read = extensionInput.safeParse({ on: values.until?.trim(), reason: values.why ?? '' });
  if (read.success) return isLater(read.data.on, asked) ? { kind: 'time', ...read.data, precision } : { kind: 'wrong', errors: { until: label(language, 'refusal', 'extension.not-later') } };
  const wrong = wrongOf(read.error.issues);
  return {
    kind: 'wrong',
    errors: {
      ...(wrong.has('on') ? { until: message(language, 'answer.time.error.until', { example: exampleDay(asked) }) } : {}),
      ...(wrong.has('reason') ? { why: whyError(values.why ?? '', language) } : {}),
    },
  };
}

function readColleague(values: Values, { language }: Asked): Intent {
  const read = namingInput.safeParse({ name: values.colleague ?? '', email: values.address?.trim() ?? '', reason: values.reason?.trim() || undefined });
  if (read.success) return { kind: 'colleague', ...read.data };
  const wrong = wrongOf(read.error.issues);
  return {
    kind: 'wrong',
    errors: {
      ...(wrong.has('name') ? { colleague: message(language, 'answer.colleague.error.name') } : {}),
      ...(wrong.has('email') ? { address: message(language, 'answer.colleague.error.address') } : {}),
      ...(wrong.has('reason') ? { reason: message(language, 'answer.error.long', { max: longestWords }) } : {}),
    },
  };
}

/** What a posted form asks for. A button that is not one of the page's counts as the first: a report, which without a status does nothing. */
export function readIntent(form: { act?: unknown; withdraw?: unknown }, values: Values, asked: Asked): Intent {
  if (form.act === 'save') return { kind: 'save' };
  if (form.act === 'time') return readTime(values, asked);
  if (form.act === 'colleague') return readColleague(values, asked);
  if (form.act !== 'withdraw') return readReport(values, asked);
  return form.withdraw === 'yes' ? { kind: 'withdraw' } : { kind: 'wrong', errors: { withdraw: message(asked.language, 'answer.time.error.withdraw') } };
}

/** What a head decides on an answer, or what is wrong in the head's language. */
export type Clearance = { kind: 'clear' } | { kind: 'back'; note: string } | { kind: 'wrong'; errors: Errors } | { kind: 'other' };

/** Whether the form was under the answer that waits now, as it stands now: nobody clears what they have not read. */
const isUnder = (form: { update?: unknown; version?: unknown }, { id, version }: { id: number; version: number }): boolean => form.update === String(id) && form.version === String(version);

/** Reads the form of a clearance: nothing is decided that was not chosen, nor on another answer than the one it stood under. */
export function readClearance(form: { decision?: unknown; note?: unknown; update?: unknown; version?: unknown }, { language, waiting }: { language: Language; waiting: { id: number; version: number } }): Clearance {
  if (!isUnder(form, waiting)) return { kind: 'other' };
  if (form.decision === 'clear') return { kind: 'clear' };
  if (form.decision !== 'back') return { kind: 'wrong', errors: { decision: message(language, 'answer.clearance.error.decision') } };
  const read = answers.sendBackUpdate.body.safeParse({ note: form.note });
  return read.success ? { kind: 'back', note: read.data.note } : { kind: 'wrong', errors: { note: message(language, 'answer.clearance.error.note') } };
}

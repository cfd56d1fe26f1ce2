import type { updateInput } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { readIntent } from '../answer/intent.js';
import type { Errors, Values } from '../answer/fields.js';
import type { CallStanding } from './standing.js';

/** The fields in which an entity answers on a commitment. */
export const callFields = ['status', 'narrative', 'results', 'obstacles', 'evidence'] as const;
export type CallField = (typeof callFields)[number];

/** How a field of one commitment is called in the form. */
export const nameOf = (field: CallField, commitmentId: number): string => `${field}-${commitmentId}`;

const one = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '');

/** What a posted form says on one commitment; null where the page that was posted did not hold it. */
export function valuesOn(form: Readonly<Record<string, unknown>>, commitmentId: number): Values | null {
  if (!callFields.some((field) => nameOf(field, commitmentId) in form)) return null;
  return Object.fromEntries(callFields.map((field) => [field, one(form[nameOf(field, commitmentId)])]).filter(([, value]) => value !== ''));
}

/** What is to be submitted on one commitment. */
export interface Report {
  commitmentId: number;
  values: Values;
  input: (typeof updateInput)['_output'];
}

/** What a form comes to: reports to be submitted, what else was typed, and what is wrong, by commitment. */
export interface FormRead {
  reports: Report[];
  typed: Map<number, Values>;
  errors: Map<number, Errors>;
  remarks: string | null;
}

/** The longest words for the report as a whole. */
export const longestRemarks = 5000;

/** Reads the form: what was given a status is to be submitted, the rest is kept. Without a status nothing goes out, whichever button is pressed. */
export function readForm(form: Readonly<Record<string, unknown>>, { asked, language }: Pick<CallStanding, 'asked'> & { language: Language }): FormRead {
  const read: FormRead = { reports: [], typed: new Map(), errors: new Map(), remarks: 'remarks' in form ? one(form.remarks).trim().slice(0, longestRemarks) : null };
  for (const { commitmentId, isOpen, answered } of asked) {
    const values = isOpen && !answered ? valuesOn(form, commitmentId) : null;
    if (!values || Object.keys(values).length === 0) continue;
    read.typed.set(commitmentId, values);
    if (values.status === undefined) continue;
    const intent = readIntent({ act: 'report' }, values, { language, today: '', deadlineOn: null, precision: 'day' });
    if (intent.kind === 'report') read.reports.push({ commitmentId, values, input: intent });
    else if (intent.kind === 'wrong') read.errors.set(commitmentId, intent.errors);
  }
  return read;
}

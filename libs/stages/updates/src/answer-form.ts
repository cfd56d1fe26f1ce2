import { type ImplementationStatus, updateInput, vocabulary } from '@suivi/contract';
import { message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import type { AnswerDraft } from './answer-page.js';

const narrativeMax = 10_000;
const evidenceMax = 2000;

/** The statuses that a focal point can choose, in the order of the form. */
export const implementationStatusesOf = (): readonly ImplementationStatus[] => vocabulary.implementationStatuses;

const field = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};

/** What a posted form says, or what is wrong with it in the person's language together with all that was typed. */
export function readAnswer(
  form: Record<string, unknown>,
  language: Language,
): { answer: { status: ImplementationStatus; narrative: string; evidence?: string } } | { draft: AnswerDraft } {
  const values = { status: field(form, 'status'), narrative: field(form, 'narrative'), evidence: field(form, 'evidence') };
  const read = updateInput.safeParse({ status: values.status, narrative: values.narrative, evidence: values.evidence.trim() || undefined });
  if (read.success) return { answer: read.data };
  const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  const errors: AnswerDraft['errors'] = {};
  if (wrong.has('status')) errors.status = message(language, 'answer.error.status');
  if (wrong.has('narrative'))
    errors.narrative =
      values.narrative.length > narrativeMax ? message(language, 'answer.error.narrative-too-long', { max: narrativeMax }) : message(language, 'answer.error.narrative');
  if (wrong.has('evidence')) errors.evidence = message(language, 'answer.error.evidence', { max: evidenceMax });
  return { draft: { values, errors } };
}

import { implementationStatusesOf } from './answer-form.js';
import { direction, formatDay, label, message } from '@suivi/i18n';
import type { Language, LocalDate, Precision } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';

/** What the answer page shows of the commitment. */
export interface AnswerSubject {
  reference: string;
  title: string;
  quote: string;
  quoteLanguage: Language;
  paragraphLabel: string;
  deadline: { on: LocalDate; precision: Precision } | null;
  personName: string;
  entityName: string;
}

/** What was typed, and what is wrong with it, so that nothing is lost when the form comes back. */
export interface AnswerDraft {
  values: { status?: string; narrative?: string; evidence?: string };
  errors: Partial<Record<'status' | 'narrative' | 'evidence', string>>;
}

/** The form behind the link in a mail: what was promised, in its exact words, and three questions. Works without JavaScript. */
export function answerForm(subject: AnswerSubject, language: Language, draft: AnswerDraft = { values: {}, errors: {} }): string {
  const say = (key: Parameters<typeof message>[1], values?: Parameters<typeof message>[2]): string => escapeHtml(message(language, key, values));
  const { values, errors } = draft;
  const error = (field: keyof AnswerDraft['errors']): string => (errors[field] ? `<p class="bad" id="${field}-error">${escapeHtml(errors[field])}</p>` : '');
  const described = (field: keyof AnswerDraft['errors'], hint?: string): string => {
    const ids = [hint, errors[field] ? `${field}-error` : undefined].filter(Boolean).join(' ');
    return `${ids ? ` aria-describedby="${ids}"` : ''}${errors[field] ? ' aria-invalid="true"' : ''}`;
  };
  const options = implementationStatusesOf().map(
    (status) => `<label class="o"><input type="radio" name="status" value="${status}" required${values.status === status ? ' checked' : ''}> ${escapeHtml(label(language, 'implementationStatus', status))}</label>`,
  );
  const problems = Object.entries(errors);
  const alert =
    problems.length > 0
      ? `<div role="alert"><p class="bad">${say('answer.error.title')}</p><ul>${problems.map(([field, text]) => `<li><a href="#${field}">${escapeHtml(text)}</a></li>`).join('')}</ul></div>`
      : '';
  const deadline = subject.deadline ? `<p class="soft">${say('answer.deadline')}: ${escapeHtml(formatDay(subject.deadline.on, subject.deadline.precision, language))}</p>` : '';
  return plainPage({
    language,
    title: message(language, 'answer.title'),
    body: `<p class="soft">${escapeHtml(subject.reference)} · ${say('answer.greeting', { person: subject.personName, entity: subject.entityName })}</p>
<h1>${escapeHtml(subject.title)}</h1>${deadline}
<blockquote lang="${subject.quoteLanguage}" dir="${direction(subject.quoteLanguage)}">${escapeHtml(subject.quote)}</blockquote><p class="soft">${say('answer.source', { paragraph: subject.paragraphLabel })}</p>
${alert}<form method="post" accept-charset="utf-8" novalidate>
<fieldset id="status"${described('status')}><legend>${say('answer.status.label')}</legend>${error('status')}${options.join('')}</fieldset>
<div class="q-block"><label class="q" for="narrative">${say('answer.narrative.label')}</label><p class="soft" id="narrative-hint">${say('answer.narrative.hint')} ${say('answer.narrative.reason-hint')}</p>${error('narrative')}<textarea id="narrative" name="narrative" rows="6" required${described('narrative', 'narrative-hint')}>${escapeHtml(values.narrative ?? '')}</textarea></div>
<div class="q-block"><label class="q" for="evidence">${say('answer.evidence.label')}</label><p class="soft" id="evidence-hint">${say('answer.evidence.hint')}</p>${error('evidence')}<input type="text" id="evidence" name="evidence" value="${escapeHtml(values.evidence ?? '')}"${described('evidence', 'evidence-hint')}></div>
<button>${say('answer.submit')}</button></form>`,
  });
}

/** A page that says one thing: thanks, closed, already answered, or a link that is not valid. */
export function answerNotice(language: Language, notice: 'thanks' | 'closed' | 'invalid'): string;
export function answerNotice(language: Language, notice: 'awaiting', about: { entity: string; since: LocalDate }): string;
export function answerNotice(language: Language, notice: 'thanks' | 'closed' | 'invalid' | 'awaiting', about?: { entity: string; since: LocalDate }): string {
  const title = message(language, `answer.${notice}.title`);
  const values = about && { entity: about.entity, date: formatDay(about.since, 'day', language) };
  return plainPage({ language, title, body: `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(message(language, `answer.${notice}.body`, values))}</p>` });
}

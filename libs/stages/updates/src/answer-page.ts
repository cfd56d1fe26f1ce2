import { implementationStatusesOf } from './answer-form.js';
import { escapeHtml } from '@suivi/emails';
import { direction, formatDay, label, message } from '@suivi/i18n';
import type { Language, LocalDate, Precision } from '@suivi/kernel';

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

// Kept small: the page is read on a phone over a slow line. No script, no image, no font, nothing from elsewhere.
const style = `:root{color-scheme:light dark;--ink:#1c2430;--soft:#566070;--line:#cdd4de;--blue:#0b5394;--bad:#a4161a;--paper:#fff;--page:#f3f5f8}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--soft:#a9b3c1;--line:#3a4452;--blue:#8fc1f5;--bad:#ff9a9a;--paper:#1a212b;--page:#11161d}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,'Noto Sans','Noto Sans Arabic','Noto Sans SC',sans-serif}
main{max-width:40rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}h1{font-size:1.35rem;line-height:1.3;margin:.25rem 0 .75rem}
.soft{color:var(--soft);font-size:.9rem;margin:.25rem 0}blockquote{margin:1rem 0;padding:.1rem 1rem;border-inline-start:4px solid var(--blue)}
fieldset{border:0;margin:1.5rem 0 0;padding:0}legend,label.q{font-weight:600;display:block;margin:0 0 .4rem;padding:0}
label.o{display:flex;gap:.6rem;align-items:center;padding:.65rem .75rem;border:1px solid var(--line);border-radius:.5rem;margin:0 0 .5rem}label.o:has(:checked){border-color:var(--blue);box-shadow:inset 0 0 0 1px var(--blue)}
input[type=radio]{width:1.2rem;height:1.2rem;margin:0;accent-color:var(--blue)}textarea,input[type=text]{width:100%;font:inherit;padding:.65rem;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px}.q-block{margin:1.5rem 0 0}button{font:inherit;font-weight:600;margin:1.75rem 0 1rem;padding:.8rem 1.4rem;border:0;border-radius:.5rem;background:var(--blue);color:var(--paper);width:100%}
.bad{color:var(--bad);font-weight:600;margin:.35rem 0}[role=alert]{border:2px solid var(--bad);border-radius:.5rem;padding:.5rem 1rem;margin:1rem 0}[role=alert] a{color:var(--bad)}`;

/** A whole page: title, language and direction, one column. */
function page(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><title>${escapeHtml(title)} · Suivi</title><style>${style}</style></head><body><main>${body}</main></body></html>`;
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
  return page(
    language,
    message(language, 'answer.title'),
    `<p class="soft">${escapeHtml(subject.reference)} · ${say('answer.greeting', { person: subject.personName, entity: subject.entityName })}</p>
<h1>${escapeHtml(subject.title)}</h1>${deadline}
<blockquote lang="${subject.quoteLanguage}" dir="${direction(subject.quoteLanguage)}">${escapeHtml(subject.quote)}</blockquote><p class="soft">${say('answer.source', { paragraph: subject.paragraphLabel })}</p>
${alert}<form method="post" accept-charset="utf-8" novalidate>
<fieldset id="status"${described('status')}><legend>${say('answer.status.label')}</legend>${error('status')}${options.join('')}</fieldset>
<div class="q-block"><label class="q" for="narrative">${say('answer.narrative.label')}</label><p class="soft" id="narrative-hint">${say('answer.narrative.hint')} ${say('answer.narrative.reason-hint')}</p>${error('narrative')}<textarea id="narrative" name="narrative" rows="6" required${described('narrative', 'narrative-hint')}>${escapeHtml(values.narrative ?? '')}</textarea></div>
<div class="q-block"><label class="q" for="evidence">${say('answer.evidence.label')}</label><p class="soft" id="evidence-hint">${say('answer.evidence.hint')}</p>${error('evidence')}<input type="text" id="evidence" name="evidence" value="${escapeHtml(values.evidence ?? '')}"${described('evidence', 'evidence-hint')}></div>
<button>${say('answer.submit')}</button></form>`,
  );
}

/** A page that says one thing: thanks, closed, already answered, or a link that is not valid. */
export function answerNotice(language: Language, notice: 'thanks' | 'closed' | 'invalid'): string;
export function answerNotice(language: Language, notice: 'awaiting', about: { entity: string; since: LocalDate }): string;
export function answerNotice(language: Language, notice: 'thanks' | 'closed' | 'invalid' | 'awaiting', about?: { entity: string; since: LocalDate }): string {
  const title = message(language, `answer.${notice}.title`);
  const values = about && { entity: about.entity, date: formatDay(about.since, 'day', language) };
  return page(language, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(message(language, `answer.${notice}.body`, values))}</p>`);
}

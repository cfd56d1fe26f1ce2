import { message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';

/** The page behind a digest's unsubscribe link: what holds now, and a box to tick that turns it round: a mail scanner presses buttons, and ticks nothing. Works without JavaScript. */
export function unsubscribePage(language: Language, state: 'invalid'): string;
export function unsubscribePage(language: Language, state: 'on' | 'off', person: { email: string }, isUnticked?: boolean): string;
export function unsubscribePage(language: Language, state: 'on' | 'off' | 'invalid', person?: { email: string }, isUnticked = false): string {
  const say = (part: 'title' | 'text'): string => escapeHtml(message(language, `unsubscribe.${state}.${part}`, { address: person?.email ?? '' }));
  const alert = isUnticked ? `<p role="alert" class="bad" id="digests-error">${escapeHtml(message(language, 'unsubscribe.tick'))}</p>` : '';
  const box = (turned: 'on' | 'off'): string => `<label class="o"><input type="checkbox" name="digests" value="${turned}"${isUnticked ? ' aria-describedby="digests-error" aria-invalid="true"' : ''}> ${escapeHtml(message(language, `unsubscribe.${turned === 'off' ? 'on' : 'off'}.button`))}</label>`;
  const ask = state === 'invalid' ? '' : `<form method="post">${alert}${box(state === 'on' ? 'off' : 'on')}<button>${escapeHtml(message(language, 'unsubscribe.confirm'))}</button></form>`;
  return plainPage({ language, title: message(language, `unsubscribe.${state}.title`, { address: person?.email ?? '' }), body: `<h1>${say('title')}</h1><p>${say('text')}</p>${ask}` });
}

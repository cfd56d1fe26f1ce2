import { message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml, plainPage } from '@suivi/pages';

/** The page behind a digest's unsubscribe link: what holds now, and one button that turns it round. Works without JavaScript. */
export function unsubscribePage(language: Language, state: 'invalid'): string;
export function unsubscribePage(language: Language, state: 'on' | 'off', person: { email: string }): string;
export function unsubscribePage(language: Language, state: 'on' | 'off' | 'invalid', person?: { email: string }): string {
  const say = (part: 'title' | 'text'): string => escapeHtml(message(language, `unsubscribe.${state}.${part}`, { address: person?.email ?? '' }));
  const button = state === 'invalid' ? '' : `<form method="post"><input type="hidden" name="digests" value="${state === 'on' ? 'off' : 'on'}"><button>${escapeHtml(message(language, `unsubscribe.${state}.button`))}</button></form>`;
  return plainPage({ language, title: message(language, `unsubscribe.${state}.title`, { address: person?.email ?? '' }), body: `<h1>${say('title')}</h1><p>${say('text')}</p>${button}` });
}

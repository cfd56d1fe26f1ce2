import { direction, message } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml } from './blocks.js';

const style = `:root{color-scheme:light dark;--ink:#1c2430;--blue:#0b5394;--paper:#fff;--page:#f3f5f8}@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--blue:#8fc1f5;--paper:#1a212b;--page:#11161d}}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.5 system-ui,'Noto Sans','Noto Sans Arabic','Noto Sans SC',sans-serif}main{max-width:40rem;margin:0 auto;padding:1.25rem;background:var(--paper);min-height:100vh}
h1{font-size:1.35rem;line-height:1.3}button{font:inherit;font-weight:600;padding:.8rem 1.4rem;border:0;border-radius:.5rem;background:var(--blue);color:var(--paper)}:focus-visible{outline:3px solid var(--blue);outline-offset:2px}`;

/** The page behind a digest's unsubscribe link: what holds now, and one button that turns it round. Works without JavaScript. */
export function unsubscribePage(language: Language, state: 'invalid'): string;
export function unsubscribePage(language: Language, state: 'on' | 'off', person: { email: string }): string;
export function unsubscribePage(language: Language, state: 'on' | 'off' | 'invalid', person?: { email: string }): string {
  const say = (part: 'title' | 'text'): string => escapeHtml(message(language, `unsubscribe.${state}.${part}`, { address: person?.email ?? '' }));
  const button = state === 'invalid' ? '' : `<form method="post"><input type="hidden" name="digests" value="${state === 'on' ? 'off' : 'on'}"><button>${escapeHtml(message(language, `unsubscribe.${state}.button`))}</button></form>`;
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><title>${say('title')} · Suivi</title><style>${style}</style>`;
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><head>${head}</head><body><main><h1>${say('title')}</h1><p>${say('text')}</p>${button}</main></body></html>`;
}

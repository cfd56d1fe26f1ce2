import { message, type MessageKey, type MessageValues } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { escapeHtml } from '@suivi/pages';
import type { Errors } from './fields.js';

/** Small pieces of a page without JavaScript. Everything that comes in as text is escaped here. */

/** Says a text of the catalogue as HTML. */
export type Say = (key: MessageKey, values?: MessageValues) => string;

export const saying = (language: Language): Say => (key, values) => escapeHtml(message(language, key, values));

/** What is wrong with a field, beside it. */
export const errorBeside = (field: string, text: string | undefined): string => (text ? `<p class="bad" id="${field}-error">${escapeHtml(text)}</p>` : '');

/** What is said of a field to those who hear the page. */
export function described(field: string, error: string | undefined, hint?: string): string {
  const ids = [hint, error ? `${field}-error` : undefined].filter(Boolean).join(' ');
  return `${ids ? ` aria-describedby="${ids}"` : ''}${error ? ' aria-invalid="true"' : ''}`;
}

/** A label, a hint and a field of text beneath each other. */
export interface TextField {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  error?: string;
  kind?: 'text' | 'email' | 'date' | 'long';
  rows?: number;
}

/** A field of one line or of several, with its label and what is wrong with it. */
export function textField({ name, label, hint, value = '', error, kind = 'text', rows = 6 }: TextField): string {
  const about = described(name, error, hint === undefined ? undefined : `${name}-hint`);
  const shown = escapeHtml(value);
  // A line break right after the tag belongs to no text: without it a text that begins with one would lose it.
  const input = kind === 'long' ? `<textarea id="${name}" name="${name}" rows="${rows}" dir="auto"${about}>\n${shown}</textarea>` : `<input type="${kind}" id="${name}" name="${name}" value="${shown}" dir="auto"${about}>`;
  return `<div class="q-block"><label class="q" for="${name}">${label}</label>${hint === undefined ? '' : `<p class="soft" id="${name}-hint">${hint}</p>`}${errorBeside(name, error)}${input}</div>`;
}

/** A box to tick, never ticked by itself. */
export const tickBox = (name: string, label: string, error?: string): string =>
  `<div class="q-block">${errorBeside(name, error)}<label class="o"><input type="checkbox" id="${name}" name="${name}" value="yes"${described(name, error)}> ${label}</label></div>`;

/** A choice of one, of which none or the given one is made. Text browsers choose the first of them where none is chosen: for them it is one that says so, which others do not show. */
export function radios(o: { name: string; legend: string; unchosen: string; options: readonly (readonly [value: string, label: string])[]; chosen?: string; hint?: string; error?: string }): string {
  const { name, chosen } = o;
  const options = o.options.map(([value, label]) => `<div><label class="o"><input type="radio" name="${name}" value="${value}"${chosen === value ? ' checked' : ''}> ${label}</label></div>`).join('');
  const none = `<div hidden><label><input type="radio" name="${name}" value=""> ${o.unchosen}</label></div>`;
  const hint = o.hint === undefined ? '' : `<p class="soft" id="${name}-hint">${o.hint}</p>`;
  return `<fieldset id="${name}"${described(name, o.error, o.hint === undefined ? undefined : `${name}-hint`)}><legend>${o.legend}</legend>${hint}${errorBeside(name, o.error)}${none}${options}</fieldset>`;
}

/** All that is wrong at the head of the page, each leading to its field. */
export function alertOf(errors: Errors, say: Say): string {
  const problems = Object.entries(errors);
  if (problems.length === 0) return '';
  return `<div role="alert"><p class="bad">${say('answer.error.title')}</p><ul>${problems.map(([field, text]) => `<li><a href="#${field}">${escapeHtml(text)}</a></li>`).join('')}</ul></div>`;
}

/** What is said at the head of a page, if anything is. */
export const noticeOf = (text: string | undefined): string => (text === undefined ? '' : `<p class="note" role="status">${escapeHtml(text)}</p>`);

/** What a form bears without showing it. */
export const hidden = (name: string, value: number): string => `<input type="hidden" name="${name}" value="${value}">`;

/** What somebody wrote, as it was written. */
export const said = (words: string): string => `<p class="said" dir="auto">${escapeHtml(words)}</p>`;

/** A text cut to a length, so that a page stays small whatever people wrote. */
export const clipped = (text: string, most: number): string => {
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most).join('')} …`;
};

/** A form of this page's: posts to its own address, files included. */
export const form = (body: string): string => `<form method="post" enctype="multipart/form-data" accept-charset="utf-8" novalidate>${body}</form>`;

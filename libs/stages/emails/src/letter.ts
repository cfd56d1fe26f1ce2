import type { Language } from '@suivi/kernel';

/** A mail's words, the same in both forms. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** Text made harmless inside HTML, attribute values included. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] as string);

/** A link that looks like a button; `about` tells screen readers which of several it is. */
export const link = (url: string, label: string, about: string): string =>
  `<a href="${escapeHtml(url)}" aria-label="${escapeHtml(`${label}: ${about}`)}" style="display:inline-block;padding:9px 16px;background:#0b5394;color:#ffffff;text-decoration:none;border-radius:6px;font-size:14px;font-weight:600">${escapeHtml(label)}</a>`;

/** A mail as an HTML page: one column, no remote image, readable on a phone, right-to-left where the language is. */
export function htmlPage(page: { language: Language; direction: 'ltr' | 'rtl'; title: string; greeting: string; intro: string; body: string; footer: readonly string[] }): string {
  const side = page.direction === 'rtl' ? 'right' : 'left';
  return [
    '<!doctype html>',
    `<html lang="${page.language}" dir="${page.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(page.title)}</title></head>`,
    `<body style="margin:0;padding:0;background:#f3f5f8;color:#1c2430;font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic','Noto Sans SC',Arial,sans-serif;font-size:16px;line-height:1.5;text-align:${side}">`,
    `<main style="max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff">`,
    `<h1 style="font-size:20px;line-height:1.3;margin:0 0 18px">${escapeHtml(page.title)}</h1>`,
    `<p style="margin:0 0 10px">${escapeHtml(page.greeting)}</p><p style="margin:0 0 10px">${escapeHtml(page.intro)}</p>`,
    page.body,
    `</main><footer style="max-width:600px;margin:0 auto;padding:16px 20px;color:#5b6472;font-size:13px">${page.footer.map((line) => `<p style="margin:0 0 8px">${escapeHtml(line)}</p>`).join('')}</footer>`,
    '</body></html>',
  ].join('\n');
}

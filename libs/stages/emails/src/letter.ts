import { direction } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { type MailAttachment, transferSize } from '@suivi/mailer';
import { escapeHtml } from '@suivi/pages';
import { type Block, blockHtml, blockText, type MailLink } from './blocks.js';

/** A mail's words, the same in both forms, and the files that go along. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
  attachments?: readonly MailAttachment[];
}

/** What a mail is made of; the subject is its heading too. */
export interface Page {
  language: Language;
  subject: string;
  /** Absent in a mail to an address that is no person's. */
  greeting?: string;
  intro: string;
  blocks: readonly Block[];
  footer: readonly string[];
  footerLinks?: readonly MailLink[];
}

// Classes and not attributes at each element: a digest of many items stays small, and the dark colours need only be said once.
const styles = [
  "body{margin:0;padding:0;background:#faf9f6;color:#1c2326;font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans Arabic','Noto Sans SC',Arial,sans-serif}",
  'main,footer{display:block;max-width:600px;margin:0 auto;padding:20px;overflow-wrap:anywhere}main{background:#ffffff}',
  'h1{font-size:20px;line-height:1.3;margin:0 0 16px}h2{font-size:17px;margin:28px 0 12px;padding:0 0 6px;border-bottom:1px solid #d5dae1}h3{font-size:15px;margin:20px 0 8px}',
  'p{margin:0 0 10px}ul.e{list-style:none;margin:0;padding:0}ul.e li{margin:0 0 22px;padding:0}ul.l{margin:0 0 10px;padding:0;padding-inline-start:22px}ul.l li{margin:0 0 4px}',
  '.q,footer{color:#4f5865;font-size:14px}blockquote{margin:0 0 12px;padding:2px 14px;border-inline-start:3px solid #14505c;white-space:pre-wrap}',
  'a{color:#14505c}a.b{display:inline-block;padding:9px 16px;background:#14505c;color:#ffffff;text-decoration:none;border-radius:6px;font-size:15px;font-weight:600}',
  '@media (prefers-color-scheme:dark){body{background:#12161b;color:#e6eaf0}main{background:#1b2129}.q,footer{color:#b3bdc9}h2{border-color:#3a4450}a{color:#7db2bd}a.b{background:#7db2bd;color:#0c1826}blockquote{border-color:#7db2bd}}',
].join('');

const plainLink = ({ url, label }: MailLink): string => `<p><a href="${escapeHtml(url)}">${escapeHtml(label)}</a></p>`;

/** One column, no remote image, readable on a phone and in the dark, right-to-left where the language is. */
function htmlOf({ language, subject, greeting, intro, blocks, footer, footerLinks = [] }: Page): string {
  const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title><style>${styles}</style></head>`,
    `<body><main><h1>${escapeHtml(subject)}</h1>${paragraphs([...(greeting === undefined ? [] : [greeting]), intro])}`,
    ...blocks.map(blockHtml),
    `</main><footer>${paragraphs(footer)}${footerLinks.map(plainLink).join('')}</footer></body></html>`,
  ].join('\n');
}

const textOf = ({ greeting, intro, blocks, footer, footerLinks = [] }: Page): string =>
  [...(greeting === undefined ? [] : [`${greeting}\n`]), `${intro}\n`, ...blocks.map(blockText), '-- ', ...footer, ...footerLinks.flatMap(({ label, url }) => [label, url])].join('\n');

/** Writes a mail: the same in plain text, which leaves its heading to the subject, and in HTML. */
export const writeLetter = (page: Page): Letter => ({ subject: page.subject, text: textOf(page), html: htmlOf(page) });

/** What a mail may take on the wire besides its headers, so that it stays below 100 KB with them: larger ones are clipped by some readers. */
export const largestLetter = 97_000;

/** The octets that a letter takes on the wire. An octet takes three at most; only what could be too large is measured. */
export function wireSize({ text, html, attachments = [] }: Letter): number {
  const parts = [text, html, ...attachments.map((file) => file.content)];
  const atMost = parts.reduce((sum, part) => sum + 3 * Buffer.byteLength(part), 0);
  return atMost <= largestLetter ? 0 : parts.reduce((sum, part) => sum + transferSize(part), 0);
}

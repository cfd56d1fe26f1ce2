import { escapeHtml } from '@suivi/pages';

/** A link in a mail: `about` tells those who hear it which of several it is. */
export interface MailLink {
  url: string;
  label: string;
  about: string;
}

/** One thing that a mail speaks of: a label such as its reference, its title, what is to be said of it, and where to act. */
export interface Entry {
  label: string;
  title: string;
  lines: readonly string[];
  quote?: string;
  link?: MailLink;
  /** Where to answer by a mail of its own. */
  reply?: MailLink;
}

/** The pieces of a mail. Each is written once, as plain text and as HTML, so that both say the same. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; words: string }
  | { kind: 'words'; words: string }
  | { kind: 'quote'; words: string }
  | { kind: 'entries'; entries: readonly Entry[] }
  | { kind: 'list'; lines: readonly string[] }
  | { kind: 'link'; link: MailLink };

const linkText = ({ label, url }: MailLink): string => `${label}\n${url}`;
// What is seen comes first in what is heard (WCAG 2.5.3).
const linkHtml = ({ label, url, about }: MailLink): string => `<a class="b" href="${escapeHtml(url)}" aria-label="${escapeHtml(`${label}: ${about}`)}">${escapeHtml(label)}</a>`;

const replyHtml = ({ label, url, about }: MailLink): string => `<a href="${escapeHtml(url)}" aria-label="${escapeHtml(`${label}: ${about}`)}">${escapeHtml(label)}</a>`;

const quoted = (words: string): string => words.split('\n').map((line) => `> ${line}`).join('\n');
const quoteHtml = (words: string): string => `<blockquote dir="auto">${escapeHtml(words)}</blockquote>`;

const entryText = ({ label, title, lines, quote, link, reply }: Entry): string =>
  [`${label}  ${title}`, ...lines, ...(quote === undefined ? [] : [quoted(quote)]), ...[link, reply].flatMap((one) => (one ? [linkText(one)] : [])), ''].join('\n');

function entryHtml({ label, title, lines, quote, link, reply }: Entry): string {
  const said = lines.length > 0 ? `<p class="q">${lines.map(escapeHtml).join('<br>')}</p>` : '';
  return `<li><p><span class="q" dir="auto">${escapeHtml(label)}</span><br><strong dir="auto">${escapeHtml(title)}</strong></p>${said}${quote === undefined ? '' : quoteHtml(quote)}${link ? `<p>${linkHtml(link)}</p>` : ''}${reply ? `<p>${replyHtml(reply)}</p>` : ''}</li>`;
}

/** A piece as plain text, with the empty line that ends it. */
export function blockText(block: Block): string {
  if (block.kind === 'heading') return `${block.level === 2 ? '==' : '--'} ${block.words} ${block.level === 2 ? '==' : '--'}\n`;
  if (block.kind === 'words') return `${block.words}\n`;
  if (block.kind === 'quote') return `${quoted(block.words)}\n`;
  if (block.kind === 'entries') return block.entries.map(entryText).join('\n');
  return block.kind === 'list' ? `${block.lines.map((line) => `- ${line}`).join('\n')}\n` : `${linkText(block.link)}\n`;
}

/** The same piece as HTML. */
export function blockHtml(block: Block): string {
  if (block.kind === 'heading') return `<h${block.level}>${escapeHtml(block.words)}</h${block.level}>`;
  if (block.kind === 'words') return `<p>${escapeHtml(block.words)}</p>`;
  if (block.kind === 'quote') return quoteHtml(block.words);
  if (block.kind === 'entries') return `<ul class="e">${block.entries.map(entryHtml).join('')}</ul>`;
  return block.kind === 'list' ? `<ul class="l">${block.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>` : `<p>${linkHtml(block.link)}</p>`;
}

import { createHash } from 'node:crypto';
import { folded, mailbox, oneLine, unstructured } from './headers.js';
import type { MailAttachment, OutgoingMail } from './mailer.js';
import { transferEncoded, wrapped } from './transfer-encoding.js';

/** Drawn from the content, so that the same mail gives the same bytes and no text can hold its own boundary by design: of the whole, and of its words. */
function boundariesOf(mail: OutgoingMail): [whole: string, words: string] {
  const content = [mail.messageId, mail.text, mail.html, ...(mail.attachments ?? []).map((a) => a.content)].join('\u0000');
  const seal = createHash('sha256').update(content).digest('hex').slice(0, 24);
  return [`=_suivi-${seal}`, `=_words-${seal}`]; // '=_' can stand in neither encoding
}

/** One alternative with its headers. */
function part(contentType: string, text: string): string {
  const { encoding, body } = transferEncoded(text);
  return `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

/** Quoted as it stands: names and types are the product's own, in ASCII. */
function attached({ fileName, contentType, content, isBase64 = false }: MailAttachment): string {
  if (!/^[\w.-]+$/.test(fileName) || !/^[\w/+.-]+(; [\w-]+=[\w.-]+)*$/.test(contentType)) throw new TypeError(`not a file that goes along: ${JSON.stringify([fileName, contentType])}`);
  const { encoding, body } = isBase64 ? { encoding: 'base64', body: wrapped(content) } : transferEncoded(content);
  return `Content-Type: ${contentType};${isBase64 ? '' : ' charset=utf-8;'}\r\n name="${fileName}"\r\nContent-Disposition: attachment; filename="${fileName}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

const multipart = (parts: readonly string[], boundary: string): string => `${parts.map((one) => `--${boundary}\r\n${one}`).join('')}--${boundary}--\r\n`;
const typeOf = (kind: string, boundary: string): string => `Content-Type: multipart/${kind};\r\n boundary="${boundary}"`;

function further(name: string, value: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new TypeError(`not the name of a header: ${JSON.stringify(name)}`);
  const line = oneLine(value);
  return /^[ -~]*$/.test(line) ? folded(name, line) : unstructured(name, line);
}

const headersOf = (mail: OutgoingMail): string[] => [
  mailbox('From', mail.from),
  mailbox('To', mail.to),
  unstructured('Subject', mail.subject),
  `Message-ID: ${oneLine(mail.messageId)}`,
  `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
  ...Object.entries(mail.headers ?? {}).map(([name, value]) => further(name, value)),
  'MIME-Version: 1.0',
];

/** The mail as it goes over the wire: plain text and HTML as alternatives, files beside them, the same bytes for the same mail. */
// Written here and not by nodemailer's MimeNode: that took a third of the time that a mail takes as a whole.
export async function composeMime(mail: OutgoingMail): Promise<Buffer> {
  const [whole, words] = boundariesOf(mail);
  const alternatives = multipart([part('text/plain', mail.text), part('text/html', mail.html)], words);
  const files = mail.attachments ?? [];
  if (files.length === 0) return Buffer.from(`${[...headersOf(mail), typeOf('alternative', words)].join('\r\n')}\r\n\r\n${alternatives}`);
  const parts = [`${typeOf('alternative', words)}\r\n\r\n${alternatives}`, ...files.map(attached)];
  return Buffer.from(`${[...headersOf(mail), typeOf('mixed', whole)].join('\r\n')}\r\n\r\n${multipart(parts, whole)}`);
}

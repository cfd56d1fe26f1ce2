import { createHash } from 'node:crypto';
import { folded, mailbox, oneLine, unstructured } from './headers.js';
import type { OutgoingMail } from './mailer.js';
import { transferEncoded } from './transfer-encoding.js';

/** Drawn from the content, so that the same mail gives the same bytes and no text can hold its own boundary by design. */
function boundaryOf(mail: OutgoingMail): string {
  const content = [mail.messageId, mail.text, mail.html].join('\u0000');
  return `=_suivi-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`; // '=_' can stand in neither encoding
}

/** One alternative with its headers. */
function part(contentType: string, text: string): string {
  const { encoding, body } = transferEncoded(text);
  return `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

function further(name: string, value: string): string {
  if (!/^[A-Za-z0-9-]+$/.test(name)) throw new TypeError(`not the name of a header: ${JSON.stringify(name)}`);
  const line = oneLine(value);
  return /^[ -~]*$/.test(line) ? folded(name, line) : unstructured(name, line);
}

const headersOf = (mail: OutgoingMail, boundary: string): string[] => [
  mailbox('From', mail.from),
  mailbox('To', mail.to),
  unstructured('Subject', mail.subject),
  `Message-ID: ${oneLine(mail.messageId)}`,
  `Date: ${mail.date.toUTCString().replace('GMT', '+0000')}`,
  ...Object.entries(mail.headers ?? {}).map(([name, value]) => further(name, value)),
  'MIME-Version: 1.0',
  `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
];

/** The mail as it goes over the wire: plain text and HTML as alternatives, the same bytes for the same mail. */
// Written here and not by nodemailer's MimeNode: that took a third of the time that a mail takes as a whole.
export async function composeMime(mail: OutgoingMail): Promise<Buffer> {
  const boundary = boundaryOf(mail);
  const parts = [part('text/plain', mail.text), part('text/html', mail.html)];
  const body = parts.map((text) => `--${boundary}\r\n${text}`).join('');
  return Buffer.from(`${headersOf(mail, boundary).join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`);
}

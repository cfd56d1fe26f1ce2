import { createHash } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node';
import type { MailAddress, OutgoingMail } from './mailer.js';
import { transferEncoded } from './transfer-encoding.js';

/** One line without control characters: a line break in a header would begin another header. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ').trim();

const mailbox = ({ name, address }: MailAddress): MailAddress => ({ name: oneLine(name), address });

/** Drawn from the content, so that the same mail gives the same bytes and no text can hold its own boundary by design. */
function boundaryOf(mail: OutgoingMail): string {
  const content = [mail.messageId, mail.text, mail.html].join('\u0000');
  return createHash('sha256').update(content).digest('hex').slice(0, 24);
}

/** One alternative with its headers. */
function part(contentType: string, text: string): string {
  const { encoding, body } = transferEncoded(text);
  return `Content-Type: ${contentType}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

function headersOf(mail: OutgoingMail, boundary: string): string {
  const root = new MimeNode(`multipart/alternative; boundary="${boundary}"`);
  root.setHeader('From', [mailbox(mail.from)]);
  root.setHeader('To', [mailbox(mail.to)]);
  root.setHeader('Subject', oneLine(mail.subject));
  root.setHeader('Message-ID', mail.messageId);
  root.setHeader('Date', mail.date);
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw new TypeError(`not the name of a header: ${JSON.stringify(name)}`);
    root.setHeader(name, oneLine(value));
  }
  return root.buildHeaders();
}

/** The mail as it goes over the wire: plain text and HTML as alternatives, only ASCII octets, the same bytes for the same mail. */
export async function composeMime(mail: OutgoingMail): Promise<Buffer> {
  const boundary = `=_suivi-${boundaryOf(mail)}`; // '=_' can stand in neither encoding
  const parts = [part('text/plain', mail.text), part('text/html', mail.html)];
  const body = parts.map((text) => `--${boundary}\r\n${text}`).join('');
  return Buffer.from(`${headersOf(mail, boundary)}\r\n\r\n${body}--${boundary}--\r\n`, 'latin1');
}

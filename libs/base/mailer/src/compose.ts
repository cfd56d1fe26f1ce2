import { createHash } from 'node:crypto';
import MimeNode from 'nodemailer/lib/mime-node';
import type { MailAddress, OutgoingMail } from './mailer.js';

/** One line without control characters: a line break in a header would begin another header. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ').trim();

const mailbox = ({ name, address }: MailAddress): MailAddress => ({ name: oneLine(name), address });

/** Drawn from the content, so that the same mail gives the same bytes and no text can hold its own boundary by design. */
function boundaryOf(mail: OutgoingMail): string {
  const content = [mail.messageId, mail.text, mail.html].join('\u0000');
  return createHash('sha256').update(content).digest('hex').slice(0, 24);
}

/** Latin text stays legible in the raw mail; Arabic, Chinese and Russian would triple in size, so they go in base64. */
function encodingFor(text: string): 'quoted-printable' | 'base64' {
  const beyondAscii = text.replace(/[\u0000-\u007f]/gu, '').length; // eslint-disable-line no-control-regex -- ASCII is meant
  return beyondAscii * 6 > text.length ? 'base64' : 'quoted-printable';
}

function addPart(root: MimeNode, contentType: string, text: string): void {
  root.createChild(contentType)
    .setHeader('Content-Transfer-Encoding', encodingFor(text))
    .setContent(text.replace(/\r\n|\r|\n/g, '\r\n'));
}

/** The mail as it goes over the wire: plain text and HTML as alternatives, only ASCII octets, the same bytes for the same mail. */
export async function composeMime(mail: OutgoingMail): Promise<Buffer> {
  const root = new MimeNode('multipart/alternative', {
    baseBoundary: boundaryOf(mail), disableFileAccess: true, disableUrlAccess: true, newline: 'win',
  });
  root.setHeader('From', [mailbox(mail.from)]);
  root.setHeader('To', [mailbox(mail.to)]);
  root.setHeader('Subject', oneLine(mail.subject));
  root.setHeader('Message-ID', mail.messageId);
  root.setHeader('Date', mail.date);
  for (const [name, value] of Object.entries(mail.headers ?? {})) {
    if (!/^[A-Za-z0-9-]+$/.test(name)) throw new TypeError(`not the name of a header: ${JSON.stringify(name)}`);
    root.setHeader(name, oneLine(value));
  }
  addPart(root, 'text/plain; charset=utf-8', mail.text);
  addPart(root, 'text/html; charset=utf-8', mail.html);
  return root.build();
}

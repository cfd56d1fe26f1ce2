import { createHash } from 'node:crypto';
import { Refusal } from '@suivi/kernel';

/** The most that a document may hold, in bytes of UTF-8. */
export const documentBytesLimit = 30 * 1024 * 1024;

/** What makes a text the same document: its SHA-256, hexadecimal. */
export const fingerprint = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Refuses a text that is empty, too large, or no text at all; answers it otherwise unchanged, so that places keep counting. */
export function checkedText(text: string): string {
  if (Buffer.byteLength(text, 'utf8') > documentBytesLimit)
    throw new Refusal('document.too-large', `the document is larger than ${documentBytesLimit / 1024 / 1024} MB`);
  if (text.trim() === '') throw new Refusal('document.empty', 'the document is empty: there is nothing to read');
  // eslint-disable-next-line no-control-regex -- control characters are what gives a binary file away
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u.test(text))
    throw new Refusal('document.not-text', 'this is not a text: it holds bytes that no text has');
  return text;
}

/** The text of a file's bytes: UTF-8, with or without a byte order mark; anything else is refused. */
export function textOfBytes(bytes: Uint8Array): string {
  if (bytes.byteLength > documentBytesLimit)
    throw new Refusal('document.too-large', `the file has ${(bytes.byteLength / 1024 / 1024).toFixed(0)} MB, the limit is ${documentBytesLimit / 1024 / 1024} MB`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('document.not-text', 'this is not a UTF-8 text');
  }
  return checkedText(text);
}

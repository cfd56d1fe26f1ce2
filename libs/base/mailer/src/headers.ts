import { domainToASCII } from 'node:url';
import type { MailAddress } from './mailer.js';

/** One line without control characters: a line break in a header would begin another header. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ').trim();

/** The words of a server as the ledger keeps them: one line, not endless, no character torn apart. */
export const serverWords = (text: string): string => [...oneLine(text)].slice(0, 500).join('');

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
/** Octets of text in one encoded word: with its frame at most 75 characters. */
const wordOctets = 45;

/** A text as RFC 2047 encoded words, none of which tears a character apart. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text) {
    if (Buffer.byteLength(word + character) > wordOctets) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  return [...words, word].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

/** Folds at blanks, so that lines stay below 76 characters where the text has blanks. */
export function folded(name: string, value: string): string {
  const lines = [`${name}:`];
  for (const word of value.split(' ')) {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (line.length + 1 + word.length > 76 && line !== `${name}:`) lines.push(` ${word}`);
    else lines[last] = `${line} ${word}`;
  }
  return lines.join('\r\n');
}

/** Free text such as a subject. A text that looks like an encoded word is encoded, so that it is read as it was written. */
export function unstructured(name: string, text: string): string {
  const line = oneLine(text);
  return isAscii(line) && !line.includes('=?') ? folded(name, line) : `${name}: ${encodedWords(line)}`;
}

function displayName(name: string): string {
  if (/^[\w!#$%&'*+/=?^`{|}~ -]*$/.test(name) && !name.includes('=?')) return name;
  return isAscii(name) && !name.includes('=?') ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name);
}

/** A domain beyond ASCII as it is looked up; a local part beyond ASCII stays, for servers that take it. */
export function onTheWire(address: string): string {
  if (isAscii(address)) return address;
  const at = address.lastIndexOf('@') + 1;
  return address.slice(0, at) + domainToASCII(address.slice(at));
}

/** The name and the address of a mailbox. */
export function mailbox(name: string, of: MailAddress): string {
  const [shown, address] = [displayName(oneLine(of.name)), onTheWire(of.address)];
  return shown === '' ? `${name}: ${address}` : `${name}: ${shown}${shown.length + address.length > 66 ? '\r\n' : ''} <${address}>`;
}

import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const bodyLength = 30;
const checkLength = 6;

function checkOf(body: string): string {
  let rest = crc32(body);
  let check = '';
  for (let n = 0; n < checkLength; n += 1) {
    check = (letters[rest % letters.length] ?? '') + check;
    rest = Math.floor(rest / letters.length);
  }
  return check;
}

/** A token for a program: 178 random bits under a prefix that scanners of repositories can look for, and a checksum by which they tell it from a word that only looks like one. */
export function newApiToken(): string {
  const body = Array.from({ length: bodyLength }, () => letters[randomInt(letters.length)]).join('');
  return `suivi_${body}${checkOf(body)}`;
}

/** Tells whether a text has the form and the checksum of a token; says nothing of whether it counts. */
export function looksLikeApiToken(text: string): boolean {
  const [, body = '', check] = /^suivi_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/.exec(text) ?? [];
  return body !== '' && checkOf(body) === check;
}

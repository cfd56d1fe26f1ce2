import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** What a receiver finds: whether the signature holds, what it covers, in whose name it speaks. */
export interface Verdict {
  result: 'pass' | 'body altered' | 'headers altered' | 'no key' | 'unsigned';
  domain: string;
  covered: string[];
}

const tagsIn = (list: string): Record<string, string> =>
  Object.fromEntries(list.split(';').flatMap((tag) => (tag.includes('=') ? [[tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]] : [])));

/** RFC 6376, 3.4.2. */
const relaxedHeader = (field: string): string => {
  const colon = field.indexOf(':');
  return `${field.slice(0, colon).trim().toLowerCase()}:${field.slice(colon + 1).replace(/\r\n/g, '').replace(/[ \t]+/g, ' ').trim()}`;
};

/** RFC 6376, 3.4.4. */
const relaxedBody = (body: string): string => {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  while (lines.at(-1) === '') lines.pop();
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
};

/** RFC 6376, 5.4.2: of several fields of a name the lowest is meant first; a name beyond those that are there stands for none. */
function chosen(fields: readonly string[], names: readonly string[]): string[] {
  const left = [...fields];
  return names.flatMap((name) => {
    const at = left.findLastIndex((field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name.toLowerCase());
    return at < 0 ? [] : left.splice(at, 1);
  });
}

/** The tags of a signature as our mail bears it; another kind is a fault of the test or of the signer. */
function tagsOfOurs(signature: string): Record<'d' | 's' | 'h' | 'b' | 'bh', string> {
  const { v, a, c, l, ...tags } = tagsIn(signature.slice(signature.indexOf(':') + 1));
  if ([v, a, c, l].join() !== '1,rsa-sha256,relaxed/relaxed,') throw new Error(`a signature of another kind: ${signature}`);
  return { d: '', s: '', h: '', b: '', bh: '', ...tags };
}

function publishedKey(record: string | undefined): KeyObject | undefined {
  const { v, k, p } = tagsIn(record ?? '');
  return v === 'DKIM1' && k === 'rsa' && p ? createPublicKey({ key: Buffer.from(p, 'base64'), format: 'der', type: 'spki' }) : undefined;
}

/** Verifies the first DKIM signature of a message (latin1) as a receiver does, by the RFC and not by the signer's code; `dns` answers TXT questions. */
export function verifyDkim(raw: string, dns: (name: string) => string | undefined): Verdict {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field));
  if (signature === undefined) return { result: 'unsigned', domain: '', covered: [] };
  const tags = tagsOfOurs(signature);
  const covered = tags.h.toLowerCase().split(':');
  const verdict = (result: Verdict['result']): Verdict => ({ result, domain: tags.d, covered });

  const key = publishedKey(dns(`${tags.s}._domainkey.${tags.d}`));
  if (!key) return verdict('no key');
  const bodyHash = createHash('sha256').update(Buffer.from(relaxedBody(raw.slice(end + 4)), 'latin1')).digest('base64');
  if (bodyHash !== tags.bh) return verdict('body altered');
  const itself = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, '$1'));
  const signed = Buffer.from([...chosen(fields, covered).map(relaxedHeader), itself].join('\r\n'), 'latin1');
  return verdict(verify('sha256', signed, key, Buffer.from(tags.b, 'base64')) ? 'pass' : 'headers altered');
}

import { createHash } from 'node:crypto';
import { taker } from '@suivi/jobs';
import { gathered } from './gathered.js';

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
const members = (value: object): [string, unknown][] => Object.entries(value).filter(([, member]) => member !== undefined).sort(byKey);

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(members(value).map(([key, member]) => [key, sorted(member)]));
};

/** A value as JSON with the keys in order and no white space. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value));

/** How deep a content is taken apart: down to each commitment of a language. */
const depth = 7;

/** The same piece by piece, none of which takes long to make. */
function* piecesOf(value: unknown, left: number): Generator<string> {
  if (left === 0 || value === null || typeof value !== 'object') return yield canonicalJson(value);
  const [begin, end] = Array.isArray(value) ? '[]' : '{}';
  const parts: [string, unknown][] = Array.isArray(value) ? value.map((one) => ['', one]) : members(value).map(([key, member]) => [`${JSON.stringify(key)}:`, member]);
  yield begin as string;
  for (const [i, [key, part]] of parts.entries()) {
    yield i === 0 ? key : `,${key}`;
    yield* piecesOf(part, left - 1);
  }
  yield end as string;
}

/** A value as canonical JSON and the SHA-256 of that in hexadecimal, worked out in turns with whatever else is to be done. */
export async function canonicalText(value: unknown): Promise<{ text: string; sha256: string }> {
  const [pause, hash] = [taker(), createHash('sha256')];
  const pieces: string[] = [];
  for (const piece of gathered(piecesOf(value, depth))) {
    pieces.push(piece);
    hash.update(piece);
    await pause();
  }
  return { text: pieces.join(''), sha256: hash.digest('hex') };
}

/** SHA-256, in hexadecimal, of a value as JSON with the keys in order and no white space. */
export const canonicalSha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

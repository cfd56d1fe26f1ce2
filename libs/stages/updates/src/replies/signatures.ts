import { anyOf, folded, phrasesOf } from '@suivi/kernel';
import { longestMark } from './lines.js';
import { packs } from './packs/index.js';
import type { ReplyPack } from './packs/pack.js';
import type { Sender } from './sender.js';

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
const all = (list: (pack: ReplyPack) => string): string[] => packs.flatMap((pack) => phrasesOf(list(pack)));

const signOff = new RegExp(`^${anyOf(all((pack) => pack.signOffs))}(?=[^\\p{L}\\p{N}]|$)`, 'u');
const formula = new RegExp(`^${anyOf(all((pack) => pack.formulas))}`, 'u');

/** The words that the sign-offs of a language are made of, and those of them that tell one. */
const vocabularies = packs.map((pack) => {
  const phrases = phrasesOf(pack.signOffs).map(wordsOf);
  const words = phrases.flat();
  const isTelling = (word: string): boolean => word.length > 4 && words.indexOf(word) !== words.lastIndexOf(word);
  return { words: new Set(words), telling: new Set([...phrases.filter(({ length }) => length === 1).flat(), ...words.filter(isTelling)]) };
});

/** A sign-off in another order, or of other parts, than those that are listed. */
function isCourtesy(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 1 && words.length < 8 && vocabularies.some((known) => words.every((word) => known.words.has(word)) && words.some((word) => known.telling.has(word)));
}

const joint = /^(?:and|et|y|e|и|و|with|avec)\s+/u;
const sentFrom = new RegExp(`^[\\s(<[*]*${anyOf(all((pack) => pack.sentFrom))}.{0,60}${anyOf(all((pack) => pack.devices))}`, 'u');
const disclaimer = new RegExp(`^[\\s*_"(<-]*${anyOf(all((pack) => pack.disclaimers))}`, 'u');
const banner = new RegExp(`^[\\s*_"(-]*${anyOf(all((pack) => pack.banners))}`, 'u');
const separator = /^(?:--|—|–|_{2,}|-{3}|\*{3,}|={3,})$/;
const rule = /^[\s_=*~—–-]{3,}$/;
const picture = /^\[(?:image|cid|inline image|logo)[:\s][^\]]{0,200}\]$/i;
const endsSentence = /[.!?。！？؟…]$/;

const foldedLine = (line: string): string => (line.length <= longestMark ? folded(line) : '');
const isShort = (line: string): boolean => line.length <= 90;

/** What may stand in a signature: short lines, hardly a sentence among them. */
const isSignature = (lines: readonly string[]): boolean => {
  const words = lines.filter((line) => line !== '');
  return words.length <= 12 && words.every(isShort) && words.filter((line) => endsSentence.test(line)).length <= 1;
};

const nameIn = (text: string, { whole, parts }: Sender): boolean => [...whole, ...parts].includes(text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''));

/** A sign-off alone in its line, with another one, or with the name behind it; or a whole sentence of courtesy. */
function isSignOff(line: string, sender: Sender): boolean {
  const text = foldedLine(line);
  if (formula.test(text)) return text.length <= 250;
  if (isCourtesy(text)) return true;
  const [found] = signOff.exec(text) ?? [];
  if (found === undefined || text.length > 80) return false;
  const rest = text.slice(found.length).replace(/^[\s,.!،。;:-]+/, '').replace(joint, '');
  return rest === '' || nameIn(rest, sender) || isSignOff(rest, sender);
}

/** "M.", "MC", "m. c.": the first letters of names. */
function isInitials(text: string, parts: readonly string[]): boolean {
  const letters = text.replace(/[\s.]+/g, '');
  return letters.length > 0 && letters.length < 4 && text.length < 9 && [parts, parts.toReversed()].some((names) => names.map((name) => name.charAt(0)).join('').startsWith(letters));
}

/** The sender's own name, alone or before a title, or its first letters. */
function isName(line: string, { whole, parts }: Sender): boolean {
  const text = foldedLine(line).replace(/^[*_\s-]+|[*_\s.]+$/g, '');
  return isInitials(text, parts) || parts.includes(text) || whole.some((name) => text.startsWith(name) && /^(?:$|\s*[,|·/(–—:-])/.test(text.slice(name.length)));
}

const lastWritten = (lines: readonly string[]): number => lines.findLastIndex((line) => line !== '');
const before = (lines: readonly string[], at: number): string[] => lines.slice(0, at);
const hasWords = (lines: readonly string[]): boolean => lines.some((line) => line !== '');

/** Where a signature begins that only its look tells: near the end, by a line of the given kind. */
function signatureStart(lines: readonly string[], begins: (line: string) => boolean): number {
  const from = Math.max(0, lines.length - 20);
  for (let i = from; i < lines.length; i++) if (lines[i] !== '' && begins(lines[i] as string) && isSignature(lines.slice(i + 1))) return i;
  return -1;
}

interface Signed extends Sender {
  /** A name or a sign-off may be all that stands there: the reply itself stands elsewhere. */
  isRest: boolean;
}

type Step = (lines: string[], signed: Signed) => string[];

const cutAt = (lines: string[], at: number, isRest = false): string[] => (at >= 0 && (isRest || hasWords(before(lines, at))) ? before(lines, at) : lines);

const withoutSeparated: Step = (lines) => {
  const at = lines.findIndex((line) => separator.test(line));
  if (at < 0) return lines;
  const isLong = lines[at] !== '--' && lines.slice(at + 1).filter((line) => line !== '').length > 10;
  return isLong ? lines : before(lines, at);
};

const withoutTrailing: Step = (lines) => {
  const last = lastWritten(lines);
  const line = lines[last];
  if (line === undefined) return [];
  return picture.test(line) || rule.test(line) || sentFrom.test(foldedLine(line)) ? before(lines, last) : lines.slice(0, last + 1);
};

const isParagraph = (lines: readonly string[], at: number): boolean => at === 0 || lines[at - 1] === '' || isShort(lines[at - 1] as string);

const withoutDisclaimer: Step = (lines) => cutAt(lines, lines.findIndex((line, at) => line !== '' && isParagraph(lines, at) && disclaimer.test(folded(line.slice(0, 120)))));

const withoutSignOff: Step = (lines, signed) => cutAt(lines, signatureStart(lines, (line) => isSignOff(line, signed)), signed.isRest);

const withoutName: Step = (lines, signed) => cutAt(lines, signatureStart(lines, (line) => isName(line, signed)), signed.isRest);

const withoutBanner: Step = (lines) => {
  const first = lines.findIndex((line) => line !== '');
  if (first < 0 || !banner.test(folded((lines[first] as string).slice(0, 120)))) return lines;
  const end = lines.indexOf('', first);
  return end < 0 ? lines : lines.slice(end);
};

const steps: readonly Step[] = [withoutBanner, withoutSeparated, withoutTrailing, withoutDisclaimer, withoutSignOff, withoutName];

/**
 * The lines of one piece of new text without what was added to it: signature, sign-off, name, disclaimer, a telephone's line, a server's
 * warning. A sign-off that is all there is stays, for it may be the answer ("Thanks"), unless `isRest` tells that other pieces went before.
 */
export function unsigned(lines: readonly string[], sender: Sender, isRest = false): string[] {
  let rest = lines.filter((line) => !picture.test(line));
  for (let round = 0; round < 6; round++) {
    const length = rest.length;
    for (const step of steps) rest = step(rest, { ...sender, isRest });
    if (rest.length === length) break;
  }
  return rest;
}

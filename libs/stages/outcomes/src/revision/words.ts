import { diffArrays } from 'diff';

/** A word of a text: the form in which it is compared, and where it stands, in UTF-16 units. */
export interface Word {
  key: string;
  from: number;
  to: number;
}

/** A stretch of words that both editions have, that only the new one has, or that only the old one had. */
export interface WordChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const HAN = '\\p{Script=Han}';
const LETTERS = `(?:(?!${HAN})[\\p{L}\\p{N}]\\p{M}*)+`;
/** A Chinese character, or a word; a hyphen or an apostrophe joins, also over the end of a line. */
const wordPattern = new RegExp(`${HAN}|${LETTERS}(?:(?:[-\\u00ad\\u2010\\u2011][^\\S\\n]*\\n[^\\S\\n]*|[-\\u00ad\\u2010\\u2011'’])${LETTERS})*`, 'gu');
const unlike = /[-\u00ad\u2010\u2011\s\p{M}\u0640]+/gu;

const keys = new Map<string, string>();
const keysKept = 50_000;

/** The form in which two spellings of a word are the same: case, hyphens, accents, vowel signs and the Arabic stretch do not count. */
function keyOf(written: string): string {
  let key = keys.get(written);
  if (key === undefined) {
    key = written.normalize('NFKD').replace(unlike, '').replaceAll('’', "'").toLowerCase();
    if (keys.size >= keysKept) keys.clear();
    keys.set(written, key);
  }
  return key;
}

/** The words of a text in order. Chinese is taken character by character: where a segmenter cuts depends on the words around, and a quote must be found whatever stands around it. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({ key: keyOf(match[0]), from: match.index, to: match.index + match[0].length }));
}

/** The text as it is compared to the letter: blanks as they fall on a page and the shapes of quotation marks and dashes do not count. */
export function lettersOf(text: string): string {
  return text.normalize('NFC').replace(/[\u00ad\u0640]/gu, '').replace(/[‘’ʼ]/gu, "'").replace(/[“”«»„]\s*/gu, '"').replace(/[‐‑–—]/gu, '-').replace(/\s+/gu, ' ')
    .replace(/(?<=\p{Script=Han}|[，。、；：]) | (?=\p{Script=Han})/gu, '').trim();
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** What a person sees as one: a word, a run of Chinese (cut further), a blank-less sign; each with the blanks after it. */
const seenPattern = new RegExp(`(?:${HAN}+|${LETTERS}(?:[-'’]${LETTERS})*|\\S)\\s*`, 'gu');
const chinese = new RegExp(HAN, 'u');

const seen = (text: string): string[] =>
  Array.from(text.matchAll(seenPattern), ([part]) => (chinese.test(part) ? Array.from(segmenter.segment(part), ({ segment }) => segment) : [part])).flat();

/** Beyond this many differing words two texts have nothing in common that a reader would follow. */
const mostDifferences = 2000;

/** How a text became another, word by word; Chinese by the words that its readers see. */
export function wordChanges(before: string, after: string): WordChange[] {
  const changes = diffArrays(seen(before), seen(after), { comparator: (a, b) => a.trim() === b.trim(), maxEditLength: mostDifferences });
  if (!changes) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }];
  return changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}

import { phrasesOf } from './lexicon.js';
import type { Phrases } from './packs/pack.js';

/** A sentence's place in the text of its paragraph. */
export interface SentencePlace {
  start: number;
  end: number;
}

// A run of points is tried from its first one only: from each of them it would be tried a million times in a line of a million points.
const END = /[。！？]+[”’」』）)]*|[;；؛]|(?<![.!?؟…])[.!?؟…]+[)”’"'»]*(?=\s|$)/gu;
const INITIAL = /(?:^|[\s(.])\p{Lu}$/u;
const LAST_WORD = /[\p{L}.]+$/u;
/** A sentence longer than this is cut: nobody wrote it, and reading must stay linear. */
export const LONGEST = 12_000;

/** The abbreviations of a language, lower case, without the last full stop. */
export const abbreviationsOf = (phrases: Phrases): ReadonlySet<string> => new Set(phrasesOf(phrases).map((word) => word.toLowerCase().replace(/\.$/, '')));

const isAbbreviation = (before: string, after: string, abbreviations: ReadonlySet<string>): boolean => {
  if (INITIAL.test(before) && /^\s*\p{Lu}/u.test(after)) return true;
  const word = LAST_WORD.exec(before)?.[0].toLowerCase();
  return (word !== undefined && abbreviations.has(word)) || /^\s*[\p{Ll}\d(]/u.test(after);
};

const cut = (start: number, end: number): SentencePlace[] => {
  const parts: SentencePlace[] = [];
  for (let from = start; from < end; from += LONGEST) parts.push({ start: from, end: Math.min(end, from + LONGEST) });
  return parts;
};

/** The sentences of a paragraph; a semicolon ends one, an abbreviation or a decimal point does not. */
export function sentencesOf(text: string, abbreviations: ReadonlySet<string>): SentencePlace[] {
  const places: SentencePlace[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    while (from < end && /\s/.test(text[from] as string)) from++;
    if (end > from) places.push(...cut(from, end));
    start = end;
  };
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    const point = /^[.…]/.test(match[0]);
    if (point && isAbbreviation(text.slice(Math.max(start, match.index - 24), match.index), text.slice(end, end + 12), abbreviations)) continue;
    close(end);
  }
  close(text.length);
  return places;
}

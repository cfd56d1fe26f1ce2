// Combining marks, soft hyphens, zero-width characters, marks of direction, the Arabic stroke: nothing that a word is told by.
const unseen = /[\p{M}\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A text as it is compared: small letters without accents, vowel signs and marks of direction, wide forms narrow, one blank between words. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(unseen, '').replace(/[\u2018\u2019\u02bc]/g, "'").replace(/\u0153|\u0152/g, 'oe').replace(/\s+/g, ' ').trim().toLowerCase();

/** The phrases of a `;` list, folded. */
export const phrasesOf = (list: string): string[] => list.split(';').map(folded).filter((phrase) => phrase !== '');

const escaped = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One of the phrases, the longest first, as the source of an expression. */
export const anyOf = (phrases: readonly string[]): string => `(?:${phrases.toSorted((a, b) => b.length - a.length).map(escaped).join('|')})`;

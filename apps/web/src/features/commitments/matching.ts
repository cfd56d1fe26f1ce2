import type { LocalizedText } from '@suivi/kernel';

/** An organization as it may be named in a document. */
export interface Named {
  id: number;
  acronym: string;
  name: LocalizedText;
}

// letters without accents or case, Arabic without vowel signs and with one form of alef; what is no letter or digit is a blank
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[أإآ]/gu, 'ا').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const unspaced = /[\p{sc=Han}\p{sc=Arabic}]/u;

// a short acronym is a word of its own; scripts that join words to their neighbours are searched anywhere
function stands(name: string, text: string): boolean {
  if (name === '') return false;
  return unspaced.test(name) ? text.includes(name) : ` ${text} `.includes(` ${name} `);
}

/** The organizations whose acronym or name, in any language, stands in one of the actors' names; in the order of the actors, the longest name first. */
export function matching(actors: readonly string[], organizations: readonly Named[]): number[] {
  const found = actors.flatMap((actor) => {
    const text = folded(actor);
    return organizations
      .map(({ id, acronym, name }) => ({ id, length: Math.max(0, ...[acronym, ...Object.values(name)].map(folded).filter((own) => stands(own, text) || own === text).map(({ length }) => length)) }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length)
      .map(({ id }) => id);
  });
  return [...new Set(found)];
}

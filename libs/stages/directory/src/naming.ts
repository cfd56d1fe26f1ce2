import type { LocalizedText } from '@suivi/kernel';

/** A name by which documents may call an organization: its acronym and its names in the languages, of today or of former days. */
export interface KnownName {
  organizationId: number;
  acronym: string;
  name: LocalizedText;
}

const unspaced = /[\p{sc=Han}\p{sc=Arabic}]/u;

/** A text for comparison: without accents or case, Arabic with one form of alef and without vowel signs; what is no letter or digit is a blank. */
export const foldedName = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[ٱ]/gu, 'ا').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

// The beginnings of Russian words stand for their cases. A short acronym is a word of its own, in its own case.
const wordsOf = (name: string): RegExp =>
  new RegExp(name.split(' ').map((word) => (/^\p{sc=Cyrillic}{6,}$/u.test(word) ? `${word.slice(0, -2)}\\p{L}*` : word)).map((word) => `(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`).join(' '), 'u');

interface Sought {
  organizationId: number;
  length: number;
  pattern: RegExp;
  /** Sought in the text as written: an acronym in capitals is no word in small letters ("who", "WHO"). */
  asWritten: boolean;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const acronymOf = ({ organizationId, acronym }: KnownName): Sought => ({
  organizationId, length: acronym.length, asWritten: true, pattern: new RegExp(`(?<![\\p{L}\\p{N}])${literally(acronym)}(?![\\p{L}\\p{N}])`, 'u'),
});

const namesOf = ({ organizationId, name }: KnownName): Sought[] =>
  Object.values(name)
    .map(foldedName)
    .filter((folded) => folded !== '')
    .map((folded) => ({ organizationId, length: folded.length, asWritten: false, pattern: unspaced.test(folded) ? new RegExp(folded, 'u') : wordsOf(folded) }));

/** What an actor is called by: each name once, the longest first, so that a name is not found inside another. */
function foundIn(actor: string, sought: readonly Sought[]): number[] {
  let [written, folded] = [actor, foldedName(actor)];
  const found: { organizationId: number; at: number }[] = [];
  for (const { organizationId, pattern, asWritten } of sought) {
    const hit = pattern.exec(asWritten ? written : folded);
    if (!hit) continue;
    found.push({ organizationId, at: hit.index });
    const blank = (text: string) => text.replace(asWritten ? hit[0] : pattern, (word) => '\u0000'.repeat(word.length));
    if (asWritten) written = blank(written);
    else folded = blank(folded);
  }
  return found.sort((a, b) => a.at - b.at).map(({ organizationId }) => organizationId);
}

/**
 * The organizations that the actors of a passage are, by acronym or name in any of the languages, in the order in which the actors
 * stand; and the actors that no organization is.
 */
export function organizationsNamedBy(actors: readonly string[], names: readonly KnownName[]): { organizationIds: number[]; unknown: string[] } {
  const sought = [...names.flatMap(namesOf), ...names.map(acronymOf)].sort((a, b) => b.length - a.length);
  const byActor = actors.map((actor) => ({ actor, ids: foundIn(actor, sought) }));
  return { organizationIds: [...new Set(byActor.flatMap(({ ids }) => ids))], unknown: byActor.filter(({ ids }) => ids.length === 0).map(({ actor }) => actor) };
}

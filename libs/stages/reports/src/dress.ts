import type { ReportDress, ReportNarrative } from '@suivi/contract';
import type { Language } from '@suivi/kernel';
import { languages } from '@suivi/kernel';
import { printable, unwrapped } from './plain-text.js';

/** What a report wears that nobody dressed: no masthead, by thematic area, nothing written by hand. */
export const plainDress: ReportDress = {
  masthead: { symbol: null, distribution: null, date: null, originalLanguage: 'en', session: null, agendaItem: null },
  breakdown: 'area',
  order: 'english',
  narratives: [],
};

/** A narrative cut into its paragraphs, at empty lines. */
export const paragraphsOfNarrative = (text: string): string[] => printable(text).split(/\n[ \t]*\n/).map(unwrapped).filter((paragraph) => paragraph !== '');

/** A section's narrative in one language, against the version that all others follow. */
export interface NarrativeInPlace {
  /** In the language wanted; null where that version lacks the paragraph, so that the gap is shown. */
  paragraphs: (string | null)[];
  /** How many of them bear a number; what a version has beyond the one that it follows stands under the last number. */
  numbered: number;
  /** The language of the version that the others follow. */
  from: Language;
}

const versionsOf = (dress: ReportDress, key: string): Map<Language, string[]> =>
  new Map(dress.narratives.filter((n) => n.key === key).map((n): [Language, string[]] => [n.language, paragraphsOfNarrative(n.text)]).filter(([, paragraphs]) => paragraphs.length > 0));

/** The version that the others follow: that in the document's original language, else the first that there is. */
function leadingVersion(versions: ReadonlyMap<Language, string[]>, original: Language): Language | undefined {
  return [original, ...languages].find((language) => versions.has(language));
}

/**
 * A section's narrative, in a language: as many paragraphs as the version that the others follow has, so that paragraphs bear the same number in every
 * version. What a version has beyond them bears no number. Undefined where nothing is written in any language.
 */
export function narrativeInPlace(dress: ReportDress, key: string, language: Language): NarrativeInPlace | undefined {
  const versions = versionsOf(dress, key);
  const from = leadingVersion(versions, dress.masthead.originalLanguage);
  if (from === undefined) return undefined;
  const numbered = versions.get(from)?.length ?? 0;
  const own = versions.get(language) ?? [];
  const paragraphs = Array.from({ length: Math.max(numbered, own.length) }, (_, i): string | null => own[i] ?? null);
  return { paragraphs, numbered, from };
}

/** A narrative that a language version lacks, whole or in part, for the translator. */
export interface MissingVersion {
  key: string;
  language: Language;
  from: Language;
  /** Which of its paragraphs, counted from 1. */
  paragraphs: number[];
}

/** What is still to be translated, section by section, in the languages wanted. */
export function missingVersions(dress: ReportDress, wanted: readonly Language[] = languages): MissingVersion[] {
  const keys = [...new Set(dress.narratives.map((n: ReportNarrative) => n.key))].sort();
  return keys.flatMap((key) =>
    wanted.flatMap((language) => {
      const place = narrativeInPlace(dress, key, language);
      const paragraphs = (place?.paragraphs ?? []).flatMap((text, i) => (text === null ? [i + 1] : []));
      return place && paragraphs.length > 0 ? [{ key, language, from: place.from, paragraphs }] : [];
    }),
  );
}

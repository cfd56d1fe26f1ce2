import type { Language, LocalizedText } from '@suivi/kernel';

/** A thematic area by its name, which lists what belongs to it ("climate change, sustainable development and disaster management"). */
export interface NamedArea {
  id: number;
  name: LocalizedText;
}

const and: Record<Language, RegExp> = {
  en: /\s+and\s+/gu, fr: /\s+et\s+/gu, es: /\s+[ye]\s+/gu, ru: /\s+и\s+/gu, zh: /[和及与]/gu, ar: /\s+و(?=\p{L})/gu,
};
const particles = new Set(['of', 'the', 'for', 'in', 'on', 'to', 'de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'el', 'los', 'las', 'del', 'para', 'pour', 'au', 'aux', 'en', 'в', 'на', 'для', 'о', 'об', 'по', 'من', 'في', 'على']);

const unaccented = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const stemLength = 5;
// A word's beginning stands for its forms: endings differ by case, number and gender, and Arabic joins particles and the article to it.
const stem = (word: string): string => {
  const bare = word.replace(/^[وف]?(?:[بك]?ال|لل)(?=\p{L}{3})/u, '');
  return bare.length > stemLength ? bare.slice(0, Math.max(stemLength, bare.length - 3)) : bare;
};
const stems = (text: string): string[] => (unaccented(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !particles.has(word)).map(stem);

const isHan = (text: string): boolean => /\p{sc=Han}/u.test(text);

/** What an area's name lists, each as a phrase. */
const phrasesOf = (name: string, language: Language): string[] =>
  name.replace(and[language], ',').split(/[,،、，;；()（）/]/u).map((phrase) => phrase.trim()).filter((phrase) => phrase !== '');

function stands(phrase: string, text: { plain: string; words: readonly string[] }): boolean {
  if (isHan(phrase)) return text.plain.includes(phrase);
  const sought = stems(phrase);
  const alike = (a: string, b = '') => a === b || (Math.min(a.length, b.length) >= stemLength && (a.startsWith(b) || b.startsWith(a)));
  return sought.length > 0 && text.words.some((_, at) => sought.every((word, i) => alike(word, text.words[at + i])));
}

const headingWeight = 2;

/**
 * The area that a passage evidently belongs to: the one whose phrases, in the document's language, stand in the heading above it or in
 * its own words more than those of any other. Null where none does, or two do alike.
 */
export function evidentArea(passage: { language: Language; heading: string | null; text: string }, areas: readonly NamedArea[]): number | null {
  const seen = (text: string) => ({ plain: text, words: stems(text) });
  const [heading, own] = [seen(passage.heading ?? ''), seen(passage.text)];
  const counted = areas
    .map(({ id, name }) => {
      const phrases = phrasesOf(name[passage.language] ?? '', passage.language);
      const hits = (text: typeof own) => phrases.filter((phrase) => stands(phrase, text)).length;
      return { id, hits: headingWeight * hits(heading) + hits(own) };
    })
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = counted;
  return best && best.hits > 0 && best.hits > (next?.hits ?? 0) ? best.id : null;
}

const longestHeading = 120;
const isHeading = (line: string): boolean => line.length > 0 && line.length <= longestHeading && !/[.:;,。；：，،؛]$/u.test(line) && !/^[(（]?[\p{N}\p{L}]{1,3}[.)）、]\s/u.test(line);

/** The heading above a place in a document (in UTF-16 units): the nearest short line between blank ones that ends without a point. */
export function headingAbove(text: string, at: number): string | null {
  const blocks = text.slice(0, at).split(/\n[ \t]*\n/u).slice(0, -1);
  return blocks.map((block) => block.trim()).findLast((block) => !block.includes('\n') && isHeading(block)) ?? null;
}

import type { ReadingLanguage } from './reading.js';

const SAMPLE = 20_000;
const COMMON: Record<'en' | 'fr' | 'es', RegExp> = {
  en: /\b(?:the|of|and|to|in|that|for|with|on|by|will|shall|be|is|are|at|its|which)\b/giu,
  fr: /\b(?:le|les|des|du|et|une|dans|pour|que|qui|sur|aux|par|au|est|sont|avec|ses|cette|ce)\b|\b[dl]['’]/giu,
  es: /\b(?:el|los|las|del|y|una|para|que|por|con|se|al|su|sus|es|en|lo|como|esta|este)\b/giu,
};

const count = (text: string, shape: RegExp): number => text.match(shape)?.length ?? 0;

/** The language that a text is written in, by its script, and by its commonest words where the script is Latin. */
export function languageOf(text: string): ReadingLanguage {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE / 2) + text.slice(text.length / 2, text.length / 2 + SAMPLE / 2) : text;
  const han = count(sample, /\p{Script=Han}/gu) * 2;
  const arabic = count(sample, /\p{Script=Arabic}/gu);
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu);
  const latin = count(sample, /\p{Script=Latin}/gu);
  const most = Math.max(han, arabic, cyrillic, latin);
  if (most === 0) return 'en';
  if (most === han) return 'zh';
  if (most === arabic) return 'ar';
  if (most === cyrillic) return 'ru';
  const scores = (Object.keys(COMMON) as Array<'en' | 'fr' | 'es'>).map((language) => ({ language, score: count(sample, COMMON[language]) }));
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).language;
}

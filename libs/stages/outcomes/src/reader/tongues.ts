import { timingOf } from './deadlines.js';
import { boundGrammar, grammarOf } from './grammar.js';
import type { Tongue } from './spoken.js';
import { ar } from './packs/ar.js';
import { en } from './packs/en.js';
import { es } from './packs/es.js';
import { fr } from './packs/fr.js';
import type { LanguagePack } from './packs/pack.js';
import { ru } from './packs/ru.js';
import { zh } from './packs/zh.js';
import type { ReadingLanguage } from './reading.js';
import { abbreviationsOf } from './sentences.js';

const PACKS: Record<ReadingLanguage, LanguagePack> = { en, fr, es, zh, ar, ru };
const ready = new Map<ReadingLanguage, Tongue>();

const bound = new Map<ReadingLanguage, Tongue>();

/** The same language for the articles of an instrument; compiled when first needed. */
export function boundTongue(tongue: Tongue): Tongue {
  const { language, duty } = tongue.grammar.pack;
  if (!duty.bound) return tongue;
  const known = bound.get(language) ?? { ...tongue, grammar: boundGrammar(tongue.grammar) };
  bound.set(language, known);
  return known;
}

/** A language made ready for reading; compiled once. */
export function tongueOf(language: ReadingLanguage): Tongue {
  const known = ready.get(language);
  if (known) return known;
  const pack = PACKS[language];
  const tongue = { grammar: grammarOf(pack), timing: timingOf(pack), abbreviations: abbreviationsOf(pack.abbreviations) };
  ready.set(language, tongue);
  return tongue;
}

import { type ImplementationStatus, vocabulary } from '@suivi/contract';
import { label } from '@suivi/i18n';
import { anyOf, folded, phrasesOf } from '@suivi/kernel';
import { packs } from './packs/index.js';
import type { ReplyPack } from './packs/pack.js';

/** A text folded, with the place in the text of each of its characters; the lines are kept. */
export interface Head {
  words: string;
  places: readonly number[];
}

/** Longer than any greeting, thanks and status together. */
const longestHead = 400;

/** The beginning of a text, folded. */
export function headOf(text: string): Head {
  let words = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text.slice(0, longestHead)) {
    const isBlank = /\s/u.test(character);
    const follows = isBlank && (words.endsWith(' ') || words.endsWith('\n'));
    if (follows && character === '\n') words = `${words.slice(0, -1)}\n`;
    for (const one of follows ? '' : isBlank ? (character === '\n' ? '\n' : ' ') : folded(character)) {
      words += one;
      places.push(at);
    }
    at += character.length;
  }
  return { words, places: [...places, at] };
}

const statuses = vocabulary.implementationStatuses;
// An alphabet's word ends where no letter follows; Chinese words stand close.
const ends = '(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}])';
const begins = '(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Arabic}\\p{N}])';
const oneOf = (list: string): string => anyOf(phrasesOf(list));
const within = (list: string): RegExp => new RegExp(list === '' ? '(?!)' : `${begins}${oneOf(list)}${ends}`, 'u');
const stop = '[.,;:!()\\n،؛。、–—-]|\\p{Extended_Pictographic}';

/** One language made ready to judge by. */
interface Wording {
  pack: ReplyPack;
  phrases: ReadonlyMap<string, ImplementationStatus>;
  /** A status at the beginning, in group 1. */
  leading: RegExp;
  mayFollow: RegExp;
  anywhere: RegExp;
  negations: RegExp;
  doubts: RegExp;
  limits: RegExp;
  laters: RegExp;
  several: RegExp;
}

const numbering = '(?:\\(?\\p{N}{1,2}[.)]\\s*|[-•*]\\s*)?';
const named = '(?:\\p{L}[\\p{L}\\p{N}]*(?:-[\\p{L}\\p{N}]+)+/\\p{N}{1,4}[\\s:–—-]*)?';

function wordingOf(pack: ReplyPack): Wording {
  const phrases = new Map(statuses.flatMap((status) => [...phrasesOf(pack.statuses[status]), folded(label(pack.language, 'implementationStatus', status))].map((phrase) => [phrase, status] as const)));
  const any = anyOf([...phrases.keys()]);
  const follows = pack.follows === '' ? '[\\p{Script=Han}\\p{N}]' : `(?:${oneOf(pack.follows).replaceAll('#', '\\p{N}')}(?<=\\p{N}|.${ends})|\\p{N})`;
  return {
    pack, phrases,
    leading: new RegExp(`^[\\s*_]*${numbering}${named}(?:${oneOf(pack.leads)}${ends}[\\s:,.–—-]*){0,3}[*_]*(${any})${ends}`, 'u'),
    mayFollow: new RegExp(`^[*_]*\\s*(?:$|${stop}|${follows})`, 'u'),
    // Arabic joins particles to the word that follows.
    anywhere: new RegExp(`${pack.language === 'ar' ? '' : begins}${any}${ends}`, 'gu'),
    negations: within(pack.negations), doubts: within(pack.doubts), limits: within(pack.limits), laters: within(pack.laters), several: within(pack.several),
  };
}

const wordings: readonly Wording[] = packs.map(wordingOf);

const lineEnd = '(?:[.,!;:،؛。]|\\n|$)';
const clause = (list: (pack: ReplyPack) => string, longest: number): RegExp => new RegExp(`^[\\s*_]*${anyOf(packs.flatMap((pack) => phrasesOf(list(pack))))}${ends}[^.,!;:،؛。\\n]{0,${longest}}${lineEnd}`, 'u');
const greeting = clause((pack) => pack.greetings, 40);
const namedGreeting = /^[^.,!;:。\n]{1,12}(?:您好|你好)[,!:。]/u;
const acknowledgement = clause((pack) => pack.acknowledgements, 60);

const taken = (text: string, ...shapes: RegExp[]): number => {
  const { words, places } = headOf(text);
  const length = Math.max(0, ...shapes.map((shape) => shape.exec(words)?.[0].length ?? 0));
  return places[length] ?? text.length;
};

/** How much of the text a greeting takes at its beginning. */
export const salutation = (text: string): number => taken(text, greeting, namedGreeting);

/** How much of the text thanks take at its beginning, or words that say that the mail was read. */
export const acknowledged = (text: string): number => taken(text, acknowledgement);

/** A status told at the beginning of a text: in which language, how much of the text it takes, and whether punctuation sets it apart. */
export interface Told {
  status: ImplementationStatus;
  wording: Wording;
  taken: number;
  isApart: boolean;
}

const apart = new RegExp(`^[*_]*\\s*(?:$|${stop})`, 'u');

/** Tells whether a phrase stands for a status where these words follow. "完成" is also the verb of a sentence that goes on. */
function isMeant({ mayFollow, pack }: Wording, phrase: string, rest: string): boolean {
  if (/^\p{Script=Han}{1,2}$/u.test(phrase) && !apart.test(rest)) return false;
  return mayFollow.test(rest) && !phrasesOf(pack.partOf).some((part) => rest.startsWith(part));
}

function toldIn(wording: Wording, { words, places }: Head): Told | null {
  const [all = '', phrase = ''] = wording.leading.exec(words) ?? [];
  const status = wording.phrases.get(phrase);
  const rest = words.slice(all.length);
  return status && isMeant(wording, phrase, rest) ? { status, wording, taken: places[all.length] ?? 0, isApart: apart.test(rest) } : null;
}

/** The status at the beginning of a text, in the language that tells the most of it; null if there is none, 'several' if languages differ. */
export function leadingStatus(text: string): Told | 'several' | null {
  const head = headOf(text);
  const told = wordings.map((wording) => toldIn(wording, head)).filter((one) => one !== null).toSorted((a, b) => b.taken - a.taken);
  const [best] = told;
  if (!best) return null;
  return told.some((one) => one.taken === best.taken && one.status !== best.status) ? 'several' : best;
}

/** Tells whether a text begins with a status other than the one told, whatever follows. */
export function beginsWithOther(status: ImplementationStatus, text: string): boolean {
  const { words } = headOf(text);
  return wordings.some(({ leading, phrases }) => {
    const phrase = leading.exec(words)?.[1];
    return phrase !== undefined && phrases.get(phrase) !== status;
  });
}

/** The statuses that words name, wherever they stand. */
const statusesIn = ({ anywhere, phrases }: Wording, words: string): Set<ImplementationStatus | undefined> => new Set([...words.matchAll(anywhere)].map(([phrase]) => phrases.get(phrase)));

/** Tells whether a sentence behind a status names another one. */
export const namesOther = ({ status, wording }: Told, words: string): boolean => [...statusesIn(wording, words)].some((one) => one !== status);

/** Tells whether words name a status in any language. */
export const namesStatus = (words: string): boolean => wordings.some((wording) => statusesIn(wording, words).size > 0);

/** What takes a status back or leaves it open, in the words of the same sentence; `final`: a status that ends the matter. */
export function spoiltBy({ negations, doubts, limits, laters }: Wording, words: string, final: boolean): 'negated' | 'hedged' | null {
  if (final && negations.test(words)) return 'negated';
  const [before = ''] = words.split(/[,;:،؛–—]/u);
  return doubts.test(words) || (final && (limits.test(words) || laters.test(before))) ? 'hedged' : null;
}

/** The same of words that name a status somewhere, in whichever language. */
export const spoiltInAny = (words: string): 'negated' | 'hedged' | null => {
  const found = wordings.filter((wording) => statusesIn(wording, words).size > 0).map((wording) => spoiltBy(wording, words.replaceAll(/[,;:،؛–—]/gu, ' '), true));
  return found.find((one) => one === 'negated') ?? found.find((one) => one !== null) ?? null;
};

/** Tells whether a sentence speaks of more than one commitment. */
export const speaksOfSeveral = (words: string): boolean => wordings.some(({ several }) => several.test(words));

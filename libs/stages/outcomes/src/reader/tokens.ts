import { matchesIn } from './matching.js';

/** A word, number or mark of a sentence: folded for comparing, with its place in the sentence's text. */
export interface Token {
  text: string;
  /** The word without a fused conjunction (Arabic و, ف), when it has one. */
  bare: string | null;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  capital: boolean;
  /** Capitals throughout and none of the abbreviations that name a thing: who bears such a name can act (UNEP, ILO, ВОЗ). */
  acronym: boolean;
}

const DROPPED = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]/u;
const FOLDED: Record<string, string> = {
  '’': "'", '‘': "'", 'ʼ': "'", '`': "'", '‑': '-', '‐': '-', 'ё': 'е', 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ئ': 'ئ', 'ـ': '',
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u3000': ' ', '（': '(', '）': ')', '：': '：', '－': '-', '–': '-', 'œ': 'oe',
};

const isForeignDigit = (code: number): boolean => (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9) || (code >= 0xff10 && code <= 0xff19);

const computeFolded = (char: string, code: number): string => {
  if (code < 128) return char.toLowerCase();
  if (DROPPED.test(char)) return '';
  const known = FOLDED[char];
  if (known !== undefined) return known;
  if (isForeignDigit(code)) return String(code & 0xf);
  const lower = char.toLowerCase();
  return lower.length === char.length ? lower : char;
};

const foldedChars: Array<string | undefined> = new Array<string | undefined>(0x10000);

const foldChar = (char: string): string => {
  const code = char.charCodeAt(0);
  return (foldedChars[code] ??= computeFolded(char, code));
};

/** Text folded for comparing; `at` gives for each folded character (and the end) its index in the text. */
export interface Folded {
  text: string;
  at: (index: number) => number;
}

const placesIn = (source: string): number[] => {
  const places: number[] = [];
  for (let i = 0; i < source.length; i++) for (let k = foldChar(source[i] as string).length; k > 0; k--) places.push(i);
  return places;
};

const PLAIN = /^[\0-\x7f]*$/;
const itself = (index: number): number => index;

// "二〇二六年" is the year 2026, figure for figure.
const HAN_FIGURES = '〇一二三四五六七八九';
const HAN_YEAR = /[一二][〇零九][〇零一二三四五六七八九]{2}(?=年)/g;
const westernYear = (year: string): string => [...year].map((figure) => (figure === '零' ? 0 : HAN_FIGURES.indexOf(figure))).join('');

/** Folds case, accents of Arabic, digits and apostrophes, keeping track of places. */
export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text: text.toLowerCase(), at: itself };
  const composed = text.normalize('NFC');
  const source = composed.length === text.length ? composed : text;
  let out = '';
  let same = true;
  for (let i = 0; i < source.length; i++) {
    const folded = foldChar(source[i] as string);
    if (folded.length !== 1) same = false;
    out += folded;
  }
  if (same) return { text: out.replace(HAN_YEAR, westernYear), at: itself };
  let places: number[] | null = null;
  return { text: out, at: (index) => (places ??= placesIn(source))[index] ?? text.length };
}

/** A word folded for comparing. */
export const folded = (word: string): string => fold(word.normalize('NFC')).text;

const WORD = /\p{Script=Han}|(?:\p{L}|\p{M}|\u200c|\u200d|\u0640)+(?:[-‑‐][\p{L}\p{M}]+)*['’ʼ]?|\p{N}+|[^\s]/gu;
const IS_WORD = /^[\p{L}\p{M}]/u;
const IS_NUMBER = /^\p{N}/u;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}{2,10}(?:-\p{Lu}{2,10})?$/u;
/** Acronyms that in small letters are words of grammar: they keep their capitals, or "who" would open a clause. */
const ALSO_WORDS = new Set(['who', 'us']);
const OF_THINGS = new Set('ai aids coop covid cpi csr eu-wide fdi gdp gni gnp hiv ict icts it iuu lng lpi mdg mdgs mou ncd ncds oda pdf ppp ppps qr sars sdg sdgs sme smes tb tor usa usd vat ввп вич снг цур пии ст'.split(' '));

const bareOf = (text: string, prefixes: readonly string[]): string | null => {
  const prefix = prefixes.find((letter) => text.length > letter.length + 1 && text.startsWith(letter));
  return prefix ? text.slice(prefix.length) : null;
};

/** The tokens of a text; Chinese characters are one token each. */
export function tokensOf(text: string, prefixes: readonly string[] = []): Token[] {
  const tokens: Token[] = [];
  for (const match of matchesIn(WORD, text)) {
    const raw = match[0];
    const kind = IS_WORD.test(raw) ? 'word' : IS_NUMBER.test(raw) ? 'number' : 'mark';
    const word = folded(raw);
    const acronym = ACRONYM.test(raw) && !OF_THINGS.has(word);
    const kept = acronym && ALSO_WORDS.has(word) ? raw : word;
    tokens.push({ text: kept, bare: bareOf(word, prefixes), start: match.index, end: match.index + raw.length, kind, capital: CAPITAL.test(raw), acronym });
  }
  return tokens;
}

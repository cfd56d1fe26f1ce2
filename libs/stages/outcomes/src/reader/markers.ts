/** How deep a marker stands in the usual order of lists: numbered paragraph, letter, small roman, bullet. */
export type MarkerStyle = 'number' | 'section' | 'letter' | 'roman' | 'bracket-number' | 'bullet';

/** The number, letter or bullet that opens a paragraph; `length` counts the characters it takes with the blank behind it. */
export interface Marker {
  style: MarkerStyle;
  label: string;
  value: number;
  length: number;
}

const ROMAN = /^[ivxlc]+$/;
const ROMAN_DIGITS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
const ARABIC_LETTERS = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const CYRILLIC_LETTERS = 'абвгдежзиклмнопрстуфхцчшщэюя';
const HAN_DIGITS = '零一二三四五六七八九';

/** The value of a small roman numeral. */
export function romanValue(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const here = ROMAN_DIGITS[text[i] as string] ?? 0;
    const next = ROMAN_DIGITS[text[i + 1] as string] ?? 0;
    total += here < next ? -here : here;
  }
  return total;
}

/** Western digits for Arabic-Indic and full-width ones. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String((digit.charCodeAt(0) & 0xf) % 16));

/** The value of a Chinese numeral below one hundred. */
export function hanValue(text: string): number {
  const [tens, units] = text.includes('十') ? (text.split('十') as [string, string]) : ['', text];
  const ten = text.includes('十') ? 10 * (tens ? HAN_DIGITS.indexOf(tens) : 1) : 0;
  return ten + (units ? HAN_DIGITS.indexOf(units) : 0);
}

const letterValue = (letter: string): number => {
  const code = letter.toLowerCase().charCodeAt(0);
  if (code >= 97 && code <= 122) return code - 96;
  const arabic = ARABIC_LETTERS.indexOf(letter === 'ا' ? 'أ' : letter);
  return (arabic >= 0 ? arabic : CYRILLIC_LETTERS.indexOf(letter.toLowerCase())) + 1;
};

const bracketed = (inner: string, length: number): Marker | null => {
  const low = inner.toLowerCase();
  if (/^\d+$/.test(inner)) return { style: 'bracket-number', label: `(${inner})`, value: Number(inner), length };
  if (/^[一二三四五六七八九十]+$/.test(inner)) return { style: 'letter', label: `(${inner})`, value: hanValue(inner), length };
  if (low.length > 1 || low === 'i') return ROMAN.test(low) ? { style: 'roman', label: `(${inner})`, value: romanValue(low), length } : null;
  return { style: 'letter', label: `(${inner})`, value: letterValue(inner), length };
};

const NUMBER = /^(\d{1,3})(?:\\?[.．](?!\d)(?:[-–](?=\s?\p{L}))?|\s?[-–](?=\s\D)|\s?[、)](?!\d)|(?:\.?[º°ª]|ro|do)\s?[.)]?\s?[-–]?(?=\s*\p{Lu}\p{L}))\s*/u;
// "2.1 The Parties", not the time "9.30" or the figure "2.5 per cent" at the head of a line.
const DECIMAL = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[«"“'(]?(?:\p{Lu}|\p{Lo}))/u;
const BRACKET = /^[(（]\s*(\d{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z]|[ء-ي]|[а-яА-Я]|[一二三四五六七八九十]{1,3})\s*[)）]\s*/u;
const HALF_BRACKET = /^([a-z]|[ivx]{1,5}|[а-я]|[ء-ي])\)\s+/u;
const BULLET = /^(?:[—–]{1,2}|[•●▪◦‣·○■□*]|-)\s*(?=\S)/u;
const ROMAN_SECTION = /^([IVXLC]{1,6})\.\s+(?=\S)/;
// "Artículo 3.- Créase", "Article premier : Il est créé", "PRIMERO. Instruir": resolutions number their articles in words as well. The text goes on behind.
const ARTICLE = /^(Art(?:[íi]culo|icle|\.)\s+(?:\d{1,3}(?:er|[º°ª])?|[IVXLC]{1,6}|\p{L}{4,12}(?: \p{L}{4,10})?))\s*(?:[.:]\s?[-–—]?|[-–—])\s*(?=[«"“'(]?\p{L})/iu;
const ORDINAL = /^((?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim|und[ée]cim|duod[ée]cim|decimo\p{L}{4,7}|[úu]nic)o(?: (?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven)o)?|premièrement|deuxièmement|troisièmement|quatrièmement|cinquièmement|first|second|third|fourth|fifth|sixth)\s*(?:[.:]\s?[-–—]?|[-–—])\s*(?=[«"“'(]?\p{L})/iu;
// "a. prepare a guide", not an abbreviation at the head of a line ("n. 4", "p. ej.").
const POINTED_LETTER = /^([a-k]|[ivx]{2,5})\.\s+(?=\p{L}{2})/u;
const LETTER_SECTION = /^([A-Z])\.\s+(?=\S)/;
const HAN_SECTION = /^([一二三四五六七八九十]{1,3})[、．.]\s*/u;

// "第六条" of a treaty; "أ- " and "أولا: " of a League decision.
const HAN_ARTICLE = /^第([一二三四五六七八九十]{1,4}|\d{1,3})[条條](?:[\s：:]+|(?=[^\s、，。规的所和至]))/u;
const ARABIC_LETTER = /^([ء-ي])\s?[-–.]\s*(?=\S)/u;
const ARABIC_ORDINAL = /^((?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)\u064b?ا|(?:حادي|ثاني|ثالث) عشر)\u064b?\s*[-–.:：)]\s*/u;

const articleOf = (text: string): Marker | null => {
  const article = HAN_ARTICLE.exec(text);
  const number = article?.[1] as string;
  return article && { style: 'number', label: article[0].trim().replace(/[：:]$/u, ''), value: /^\d/.test(number) ? Number(number) : hanValue(number), length: article[0].length };
};

const arabicOf = (text: string): Marker | null => {
  const letter = ARABIC_LETTER.exec(text);
  if (letter) return bracketed(letter[1] as string, letter[0].length);
  const ordinal = ARABIC_ORDINAL.exec(text);
  return ordinal && { style: 'section', label: ordinal[1] as string, value: 0, length: ordinal[0].length };
};

/** The marker that opens a line, if one does. */
export function markerOf(line: string): Marker | null {
  const text = westernDigits(line.slice(0, 24));
  const number = NUMBER.exec(text);
  if (number && Number(number[1]) > 0) return { style: 'number', label: String(Number(number[1])), value: Number(number[1]), length: number[0].length };
  const decimal = DECIMAL.exec(text);
  if (decimal) return { style: 'number', label: decimal[1] as string, value: Number((decimal[1] as string).split('.').pop()), length: decimal[0].length };
  const bracket = BRACKET.exec(text) ?? HALF_BRACKET.exec(text) ?? POINTED_LETTER.exec(text);
  if (bracket) return bracketed(bracket[1] as string, bracket[0].length);
  return articleOf(text) ?? arabicOf(text) ?? sectionOf(text) ?? wordedOf(line.slice(0, LONGEST_WORDS));
}

const LONGEST_WORDS = 60;

const wordedOf = (text: string): Marker | null => {
  const worded = /^\p{Lu}/u.test(text) ? (ARTICLE.exec(text) ?? ORDINAL.exec(text)) : null;
  return worded && { style: 'section', label: worded[1] as string, value: 0, length: worded[0].length };
};

const sectionOf = (text: string): Marker | null => {
  const section = ROMAN_SECTION.exec(text) ?? LETTER_SECTION.exec(text) ?? HAN_SECTION.exec(text);
  if (section) return { style: 'section', label: section[1] as string, value: 0, length: section[0].length };
  const bullet = BULLET.exec(text);
  return bullet ? { style: 'bullet', label: '•', value: 0, length: bullet[0].length } : null;
};

/** A letter that could also be a roman numeral, read as the one that follows `previous`. */
export function settled(marker: Marker, previous: Marker | null): Marker {
  const inner = marker.label.slice(1, -1).toLowerCase();
  if (!previous) return marker;
  const next = previous.value + 1;
  if (previous.style === 'letter' && marker.style === 'roman' && inner.length === 1 && letterValue(inner) === next)
    return { ...marker, style: 'letter', value: letterValue(inner) };
  if (previous.style === 'roman' && marker.style === 'letter' && ROMAN.test(inner) && romanValue(inner) === next)
    return { ...marker, style: 'roman', value: romanValue(inner) };
  return marker;
}

const INLINE = /(?:^|[\s:;,：；，。、.])([(（]\s*(?:\d{1,2}|[ivxIVX]{1,5}|[a-zA-Z]|[ء-ي]|[а-я]|[一二三四五六七八九十])\s*[)）])/gu;

/** Where list items stand inside running text: `…: (a) this; (b) that`; only runs that start at the first letter and go on in order. */
export function inlineMarkers(text: string): Array<{ at: number; marker: Marker }> {
  const found: Array<{ at: number; marker: Marker }> = [];
  for (const match of text.matchAll(INLINE)) {
    const at = match.index + match[0].length - (match[1] as string).length;
    const marker = BRACKET.exec(westernDigits(text.slice(at, at + 24)));
    const read = marker && bracketed(marker[1] as string, marker[0].length);
    const previous = found[found.length - 1]?.marker ?? null;
    if (!read) continue;
    const next = settled(read, previous);
    if (previous ? next.style === previous.style && next.value === previous.value + 1 : next.value === 1) found.push({ at, marker: next });
  }
  return found.length > 1 ? found : [];
}

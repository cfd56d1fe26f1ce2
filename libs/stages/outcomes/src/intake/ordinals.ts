const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
const ARABIC = 'أبتثجحخدذرزسشصضطظعغفقكلمنهوي';
const ABJAD = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const HAN = '零一二三四五六七八九';
const ROMAN: ReadonlyArray<[number, string]> = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
];

// Past the end of the alphabet Word repeats the letter (aa, bb); HTML counts on (aa, ab). Nobody's list is that long.
const letter = (alphabet: string, value: number): string => {
  const at = (value - 1) % alphabet.length;
  return value < 1 ? String(value) : (alphabet[at] as string).repeat(Math.min(8, 1 + Math.floor((value - 1) / alphabet.length)));
};

const roman = (value: number): string => {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  return ROMAN.reduce((text, [worth, sign]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return text + sign.repeat(times);
  }, '');
};

const han = (value: number): string => {
  if (value < 1 || value > 99) return String(value);
  const [tens, units] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${units > 0 ? HAN[units] : ''}`;
};

const styles: Record<string, (value: number) => string> = {
  lowerLetter: (n) => letter(LATIN, n),
  upperLetter: (n) => letter(LATIN, n).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (n) => roman(n).toUpperCase(),
  russianLower: (n) => letter(CYRILLIC, n),
  russianUpper: (n) => letter(CYRILLIC, n).toUpperCase(),
  arabicAlpha: (n) => letter(ARABIC, n),
  arabicAbjad: (n) => letter(ABJAD, n),
  decimalZero: (n) => String(n).padStart(2, '0'),
  chineseCounting: han,
  chineseCountingThousand: han,
  chineseLegalSimplified: han,
  ideographDigital: han,
  japaneseCounting: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
};

/** The number of a list item as it is shown, by Word's name of the style (`lowerLetter`, `upperRoman`, …); digits for a style that is not known. */
export const ordinalText = (style: string, value: number): string => styles[style]?.(value) ?? String(value);

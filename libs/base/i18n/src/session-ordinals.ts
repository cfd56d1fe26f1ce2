import type { Language } from '@suivi/kernel';

/** Ordinals of sessions, 1 to 99, in words and in the gender that "session" has: masculine in Spanish (período), feminine in French, Arabic and Russian. */
const split = (words: string): readonly string[] => words.split('|');

const english = {
  units: split('first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth'),
  tens: split('twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth'),
};
const french = {
  units: split('unième|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|dix-septième|dix-huitième|dix-neuvième'),
  tens: split('vingt|trente|quarante|cinquante|soixante'),
};
const spanish = {
  units: split('primer|segundo|tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo|undécimo|duodécimo|decimotercer|decimocuarto|decimoquinto|decimosexto|decimoséptimo|decimoctavo|decimonoveno'),
  tens: split('vigésimo|trigésimo|cuadragésimo|quincuagésimo|sexagésimo|septuagésimo|octogésimo|nonagésimo'),
};
const arabic = {
  units: split('الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة'),
  joined: split('الحادية|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة'),
  tens: split('العشرون|الثلاثون|الأربعون|الخمسون|الستون|السبعون|الثمانون|التسعون'),
};
const russian = {
  units: split('первая|вторая|третья|четвертая|пятая|шестая|седьмая|восьмая|девятая|десятая|одиннадцатая|двенадцатая|тринадцатая|четырнадцатая|пятнадцатая|шестнадцатая|семнадцатая|восемнадцатая|девятнадцатая'),
  tens: split('двадцатая|тридцатая|сороковая|пятидесятая|шестидесятая|семидесятая|восьмидесятая|девяностая'),
  before: split('двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто'),
};
const digits = split('|一|二|三|四|五|六|七|八|九');

const at = (words: readonly string[], n: number): string => words[n - 1] ?? '';
const ten = (n: number): number => Math.floor(n / 10);

function frenchWords(n: number): string {
  if (n === 1) return 'première';
  if (n < 20) return at(french.units, n);
  if (n >= 80) return n === 80 ? 'quatre-vingtième' : `quatre-vingt-${at(french.units, n - 80)}`;
  const tens = Math.min(ten(n), 6);
  const unit = n - tens * 10;
  const stem = at(french.tens, tens - 1);
  if (unit === 0) return `${stem.replace(/e$/, '')}ième`;
  return unit === 1 || unit === 11 ? `${stem} et ${at(french.units, unit)}` : `${stem}-${at(french.units, unit)}`;
}

const inWords: Record<Language, (n: number) => string> = {
  en: (n) => (n < 20 ? at(english.units, n) : n % 10 === 0 ? at(english.tens, ten(n) - 1) : `${at(english.tens, ten(n) - 1).replace(/ieth$/, 'y')}-${at(english.units, n % 10)}`),
  fr: frenchWords,
  es: (n) => (n < 20 ? at(spanish.units, n) : [at(spanish.tens, ten(n) - 1), at(spanish.units, n % 10)].filter(Boolean).join(' ')),
  zh: (n) => `第${ten(n) > 1 ? digits[ten(n)] : ''}${n > 9 ? '十' : ''}${digits[n % 10]}届`,
  ar: (n) => {
    if (n <= 10) return at(arabic.units, n);
    if (n < 20) return `${at(arabic.joined, n - 10)} عشرة`;
    return n % 10 === 0 ? at(arabic.tens, ten(n) - 1) : `${at(arabic.joined, n % 10)} و${at(arabic.tens, ten(n) - 1)}`;
  },
  ru: (n) => (n < 20 ? at(russian.units, n) : n % 10 === 0 ? at(russian.tens, ten(n) - 1) : `${at(russian.before, ten(n) - 1)} ${at(russian.units, n % 10)}`),
};
const inFigures: Record<Language, (n: number) => string> = { en: (n) => `${n}th`, fr: (n) => `${n}e`, es: (n) => `${n}º`, zh: (n) => `第 ${n} 届`, ar: (n) => String(n), ru: (n) => `${n}-я` };

/** The ordinal of a session of an organ: in words up to 99 ("seventy-seventh", "第七十七届", "السابعة والسبعون"), then in figures. */
export const sessionOrdinal = (n: number, language: Language): string => (n >= 1 && n <= 99 ? inWords[language](n) : inFigures[language](n));

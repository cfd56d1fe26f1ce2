import type { ProgressReport, ReportEntity } from '@suivi/contract';
import { formatMeetingDays, type MessageKey, type MessageValues, message, ordinal, ordinalGenitive } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const arabicOrdinals = ['أولاً', 'ثانياً', 'ثالثاً', 'رابعاً', 'خامساً', 'سادساً', 'سابعاً', 'ثامناً', 'تاسعاً', 'عاشراً'];
const latin = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const arabicLetters = ['ألف', 'باء', 'جيم', 'دال', 'هاء', 'واو', 'زاي', 'حاء', 'طاء', 'ياء', 'كاف', 'لام', 'ميم', 'نون', 'سين', 'عين', 'فاء', 'صاد', 'قاف', 'راء', 'شين', 'تاء', 'ثاء', 'خاء', 'ذال', 'ضاد', 'ظاء', 'غين'];
const arabicAbjad = [...'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'];

const nth = (marks: readonly string[], n: number): string => marks[n - 1] ?? String(n);

/** The mark of the n-th section, as documents of the United Nations number them: "I.", "一、", "أولاً -". */
export function sectionMark(n: number, language: Language): string {
  if (language === 'zh') return `${nth(chinese, n)}、`;
  return language === 'ar' ? `${nth(arabicOrdinals, n)} -` : `${nth(romans, n)}.`;
}

/** The mark of the n-th part of a section: "A.", "ألف -". */
export const partMark = (n: number, language: Language): string => (language === 'ar' ? `${nth(arabicLetters, n)} -` : `${nth(latin, n)}.`);

/** The mark of the n-th sub-paragraph: "(a)", French, Spanish and Russian "a)", Arabic "(أ)". */
export function subParagraphMark(n: number, language: Language): string {
  if (language === 'ar') return `(${nth(arabicAbjad, n)})`;
  const letter = nth(latin, n).toLowerCase();
  return language === 'en' || language === 'zh' ? `(${letter})` : `${letter})`;
}

/** Sentences as running text: Chinese sets them without spaces. */
export const sentences = (parts: readonly string[], language: Language): string => parts.filter(Boolean).join(gapOf(language));
/** What stands between two sentences. */
export const gapOf = (language: Language): string => (language === 'zh' ? '' : ' ');

/** What stands between a text and the sentence that follows it: Chinese after words of another script wants a space too. */
export const gapAfter = (text: string, language: Language): string => (language === 'zh' && /[\p{Script=Latin}\p{Script=Cyrillic}\d][.!?)"”]*$/u.test(text) ? ' ' : gapOf(language));

/** The text with a capital at its head. */
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A label within a sentence. */
export const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A wording made a full sentence: a semicolon or comma at its end becomes a full stop. */
export function asSentence(text: string): string {
  const bare = text.trim().replace(/[\s;,:；，：،؛]+$/u, '');
  if (bare === '' || /[.!?。！？؟…]["”’»)）]?$/u.test(bare)) return bare;
  return `${bare}${/\p{Script=Han}$/u.test(bare) ? '。' : '.'}`;
}

/** "Department of Political Affairs (DPA)"; the name alone where the acronym stands in it. */
export const fullName = ({ acronym, name }: ReportEntity, language: Language): string =>
  acronym === '' || name.includes(acronym) ? name : `${name}${gapOf(language)}(${acronym})`;

/** Says a message of the report's language. */
export type Say = (key: MessageKey, values?: MessageValues) => string;
/** How the report's language says its messages. */
export const sayIn = (language: Language): Say => (key, values) => message(language, key, values);

/** The values that name a meeting in a message: `ordinal`, `ordinalGenitive`, and `where`, its place and days. */
export function meetingValues(meeting: ProgressReport['meeting'], language: Language): { ordinal: string; ordinalGenitive: string; where: string } {
  const days = formatMeetingDays(meeting, language);
  return {
    ordinal: ordinal(meeting.ordinal, language),
    ordinalGenitive: ordinalGenitive(meeting.ordinal, language),
    where: meeting.place.trim() === '' ? days : message(language, 'report.where', { place: meeting.place, days }),
  };
}

/** The same for the next meeting, of which at least the ordinal is known. */
export function nextMeetingValues(report: ProgressReport): { ordinal: string; ordinalGenitive: string } {
  const n = report.meeting.ordinal + 1;
  return { ordinal: ordinal(n, report.language), ordinalGenitive: ordinalGenitive(n, report.language) };
}

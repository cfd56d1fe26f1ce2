import { type ImplementationStatus, vocabulary } from '@suivi/contract';
import { label, message } from '@suivi/i18n';
import { folded, languages } from '@suivi/kernel';
import { type AnswerField, answerFields } from '@suivi/reminders';

/** A header or a status as people may have changed it: case, accents and spaces do not count. */
const plain = (text: string): string => folded(text).replace(/\s+/gu, ' ').trim();

const byWord = <T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, T> => new Map(pairs.map(([words, value]) => [plain(words), value]));

const statuses = byWord<ImplementationStatus>(vocabulary.implementationStatuses.flatMap((status) => [[status, status] as const, ...languages.map((language) => [label(language, 'implementationStatus', status), status] as const)]));
const columns = byWord<AnswerField | 'key'>((['key', ...answerFields] as const).flatMap((field) => languages.map((language) => [message(language, `calls.sheet.${field}`), field] as const)));

/** The status that a word stands for, in whichever language a sheet was made; undefined for any other word. */
export const statusOf = (words: string): ImplementationStatus | undefined => statuses.get(plain(words));

/** The column that a header names; undefined for those that only tell. */
export const columnOf = (header: string): AnswerField | 'key' | undefined => columns.get(plain(header));

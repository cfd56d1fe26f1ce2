import { direction, message, type MessageValues } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';

type Key = Parameters<typeof message>[1];

/** Inside Arabic, a label such as "8 (j)", a name or a server's words in another script keep their own order only between Unicode's isolates. */
export const apart = (text: string, language: Language): string => (direction(language) === 'rtl' ? `\u2068${text}\u2069` : text);

/** A sentence of a mail, in which each text that is put in keeps its own order, and leaves that of the sentence alone: also where it begins one. */
export const say = (language: Language, key: Key, values: MessageValues = {}): string =>
  message(language, key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? apart(value, language) : value])));

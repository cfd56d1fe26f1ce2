import type { Language } from '@suivi/kernel';
import { type Formatters, IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type MessageKey } from './catalogues/index.js';
import { localeOf } from './language-format.js';
import type { Vocabularies } from './vocabulary-keys.js';

/** What a message's placeholders stand for. */
export type MessageValues = Readonly<Record<string, string | number>>;

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** Intl's own objects, made once each. Left to itself intl-messageformat spells out locale and options at each number to find them again, which takes longer than all the rest. */
const formatters: Formatters = {
  getNumberFormat(locales, options) {
    const id = String(locales);
    const format = options ? undefined : numbers.get(id);
    if (format) return format;
    const made = new Intl.NumberFormat(locales, options);
    if (!options) numbers.set(id, made);
    return made;
  },
  getPluralRules(locales, options) {
    const id = `${locales} ${options?.type}`;
    const rules = plurals.get(id) ?? new Intl.PluralRules(locales, options);
    plurals.set(id, rules);
    return rules;
  },
  getDateTimeFormat: (locales, options) => new Intl.DateTimeFormat(locales, options),
};

/** What is said of each key: a text without placeholders is the same each time. */
const parsed = new Map<string, IntlMessageFormat | string>();

/** A text as it is written, or parsed already: in the browser, those with placeholders come so (apps/web/one-language-at-a-time.ts). */
type Text = string | ReturnType<IntlMessageFormat['getAst']>;
const textOf = (language: Language, key: MessageKey): Text | undefined => catalogues[language][key];

function formatOf(language: Language, key: MessageKey): IntlMessageFormat | string {
  const id = `${language} ${key}`;
  const known = parsed.get(id);
  if (known) return known;
  const own = textOf(language, key);
  // English stands in for what is not translated yet, with English plurals.
  const text = own ?? textOf('en', key) ?? key;
  const format = typeof text === 'string' && !text.includes('{') ? text : new IntlMessageFormat(text, localeOf(own === undefined ? 'en' : language), undefined, { ignoreTag: true, formatters });
  parsed.set(id, format);
  return format;
}

/** The text of a key in a language, its placeholders filled in; markup in a value stays plain text. */
export function message(language: Language, key: MessageKey, values?: MessageValues): string {
  const format = formatOf(language, key);
  return typeof format === 'string' ? format : String(format.format(values));
}

/** The label of a term of the vocabulary: `label('fr', 'recordState', 'open')`. */
export const label = <V extends keyof Vocabularies>(language: Language, vocabulary: V, term: Vocabularies[V]): string =>
  message(language, `${vocabulary}.${term}` as MessageKey);

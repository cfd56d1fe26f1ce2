/** The six official languages of the United Nations, in the order in which screens list them. */
export const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'] as const;

/** One of the six UN languages, as an ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** A text in some of the six languages; at least one of them is present. */
export type LocalizedText = Partial<Record<Language, string>>;

/** Tells whether a value is one of the six language codes. */
export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The text in the language asked for, else in English, else in the first language that has one, else ''. */
export function localized(text: LocalizedText, language: Language): string {
  return text[language] ?? text.en ?? languages.map((l) => text[l]).find((t) => t !== undefined) ?? '';
}

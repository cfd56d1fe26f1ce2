import { message, ordinal, ordinalGenitive, type MessageKey, type MessageValues } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';

/** A sentence about a meeting by its ordinal, beginning with a capital where the script has them: "Twelfth meeting". */
export function aboutMeeting(language: Language, key: MessageKey, n: number, values: MessageValues = {}): string {
  const text = message(language, key, { ...values, ordinal: ordinal(n, language), ordinalGenitive: ordinalGenitive(n, language) });
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

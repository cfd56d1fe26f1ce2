import { isLanguage, type Language } from '@suivi/kernel';

/** The first of the six languages that a browser asks for, else English. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLanguage) ?? 'en';
}

import { direction, message, type MessageKey, type MessageValues } from '@suivi/i18n';
import { isLanguage, localized, type Language, type LocalizedText } from '@suivi/kernel';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { loadLanguage } from 'virtual:suivi-catalogues';

const STORED = 'suivi.language';

/** The language that a visit begins in: the one chosen last time, else the browser's wish, else English. */
export function initialLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED);
    if (isLanguage(stored)) return stored;
  } catch {
    // storage may be switched off: the browser's wish counts
  }
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

interface Speech {
  language: Language;
  setLanguage(language: Language): void;
}
const SpeechContext = createContext<Speech | null>(null);

/** Holds the language of the screens, and tells the document about it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState(initialLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction(language);
  }, [language]);
  const setLanguage = useCallback((chosen: Language) => {
    // a language that cannot be fetched now leaves the screens in the one they have
    loadLanguage(chosen).then(() => choose(chosen), () => undefined);
    try {
      localStorage.setItem(STORED, chosen);
    } catch {
      // not kept for the next visit, that is all
    }
  }, []);
  const speech = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The current language, its messages, and names in it. */
export function useLanguage() {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useLanguage outside of LanguageProvider');
  const { language, setLanguage } = speech;
  return useMemo(
    () => ({
      language,
      setLanguage,
      t: (key: MessageKey, values?: MessageValues) => message(language, key, values),
      named: (text: LocalizedText) => localized(text, language),
    }),
    [language, setLanguage],
  );
}

import { en } from './en.js';
import type { LanguagePack } from './pack.js';

/** Not written yet. */
export const fr: LanguagePack = { ...en, language: 'fr' };

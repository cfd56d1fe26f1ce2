import { en } from './en.js';
import type { LanguagePack } from './pack.js';

/** Not written yet. */
export const ru: LanguagePack = { ...en, language: 'ru' };

import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { ReplyPack } from './pack.js';
import { ru } from './ru.js';
import { zh } from './zh.js';

/** The six languages: a reply may be in another one than the mail it answers. */
export const packs: readonly ReplyPack[] = [en, fr, es, zh, ar, ru];

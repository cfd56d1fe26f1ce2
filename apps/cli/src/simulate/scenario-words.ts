import { isLocalDate, languages } from '@suivi/kernel';
import { z } from 'zod';

/** A name inside the scenario, by which its parts speak of each other. */
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a key has lower-case letters, digits and single hyphens');
/** One line of text. */
export const line = z.string().trim().min(1).max(500).regex(/^[^\r\n]*$/, 'one line');
/** A text in at least one of the six languages. */
export const name = z.partialRecord(z.enum(languages), line).refine((text) => Object.keys(text).length > 0, 'at least one language');
/** A day: a date, or counted from the day on which the scenario is played (days, weeks, months). */
export const day = z
  .string()
  .refine((text) => isLocalDate(text) || /^today([+-]\d{1,4}[dwm])*$/.test(text), 'a day is written YYYY-MM-DD, or counted from the day of playing: today, today-120d, today+6w, today+2m-1d');
/** An hour of the local day. */
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written HH:MM, in quotation marks');

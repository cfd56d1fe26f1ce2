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

/** Keys of what was written that a shape let fall, with where they stand. */
function strayKeys(written: unknown, read: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(written) && Array.isArray(read)) return written.flatMap((item, at) => strayKeys(item, read[at], [...path, at]));
  if (typeof written !== 'object' || written === null || typeof read !== 'object' || read === null) return [];
  return Object.entries(written).flatMap(([name, value]) => (name in read ? strayKeys(value, (read as Record<string, unknown>)[name], [...path, name]) : [[...path, name]]));
}

/** A shape of the contract, in a scenario: keys that it does not know are refused here, so that a slip does not pass in silence. */
export const strictly = <T extends z.ZodType>(shape: T) =>
  z.unknown().transform((written, context): z.output<T> => {
    const read = shape.safeParse(written);
    const issues = read.success ? strayKeys(written, read.data).map((path) => ({ path, message: `there is no '${path.at(-1)}' here` })) : read.error.issues;
    for (const { path, message } of issues) context.addIssue({ code: 'custom', path: [...path], message });
    return read.success && issues.length === 0 ? read.data : z.NEVER;
  });

import { isLocalDate, isZone, languages, precisions } from '@suivi/kernel';
import { z } from 'zod';

/** Building blocks of requests and responses. */
export const id = z.number().int().positive();
/** An id in a path or a query, where it arrives as text. */
export const idText = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
export const language = z.enum(languages);
export const precision = z.enum(precisions);
/** A calendar day, `YYYY-MM-DD`. */
export const localDate = z.string().refine(isLocalDate, 'a day is written YYYY-MM-DD, between 1900 and 2199').meta({ format: 'date', example: '2013-07-22' });
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime().meta({ example: '2011-07-29T12:00:00.000Z' });
export const zone = z.string().max(64).refine(isZone, 'an IANA time zone, such as America/Guyana').meta({ example: 'America/Guyana' });
// eslint-disable-next-line no-control-regex -- control characters are what is refused here
const noControls = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Cs}]*$/u;
/** One line of text as a person types it: trimmed, no control characters, no direction overrides. */
export const line = (max = 300) => z.string().trim().min(1).max(max).regex(noControls, 'control characters are not taken').regex(/^[^\r\n]*$/, 'one line');
/** Text of several lines, same care. */
export const prose = (max = 20_000) => z.string().trim().min(1).max(max).regex(noControls, 'control characters are not taken');
export const email = z.email().max(254).transform((address) => address.toLowerCase());
/** A text in at least one of the six languages. */
export const localizedText = z.partialRecord(language, line(500)).refine((t) => Object.keys(t).length > 0, 'at least one language');
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens').max(80);
export const cursor = z.string().max(500).optional().describe('Where the page before ended: its `nextCursor`');
export const limit = z.coerce.number().int().min(1).max(200).default(25);

/** A page of a list: at most `limit` items and where the next page begins. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** An error as RFC 9457 problem details. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    present: z.object({ version: z.number().int(), text: z.string(), writtenAt: z.string().nullable() }).optional().describe('What stands there now, where somebody else wrote the same text first'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

import { reminderPolicy, vocabulary } from '@suivi/contract';
import { isZone, languages, precisions } from '@suivi/kernel';
import { z } from 'zod';
import { events } from './scenario-events.js';
import { day, key, line, name, strictly } from './scenario-words.js';

const keyed = <T extends z.ZodType>(shape: T) => z.record(key, shape);
const zone = z.string().refine(isZone, 'not an IANA time zone, such as America/Guyana');

const dutyStation = z.strictObject({
  name: line,
  country: z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166 code of two capitals'),
  zone,
  weekdays: z.array(z.number().int().min(1).max(7)).min(1).optional(),
  holidays: z.array(z.strictObject({ on: day, name: line })).optional(),
});
const organization = z.strictObject({
  acronym: line,
  name,
  sortKey: line.optional(),
  side: z.enum(vocabulary.sides).optional(),
  members: z.array(key).min(1).optional(),
});
const person = z.strictObject({
  name: line,
  email: z.email(),
  language: z.enum(languages),
  dutyStation: key,
  zone: zone.optional(),
  appointments: z.array(z.strictObject({ organization: key, role: z.enum(vocabulary.roles) })).min(1),
});
const meeting = z.strictObject({
  ordinal: z.number().int().min(1),
  startsOn: day,
  endsOn: day.optional(),
  precision: z.enum(precisions).optional(),
  place: z.string(),
  coChairs: z.array(line).optional(),
  status: z.enum(vocabulary.meetingStatuses).optional(),
});

const instrument = z.strictObject({
  name,
  kind: z.enum(vocabulary.instrumentKinds),
  parties: z.array(line).optional(),
  signedOn: day.optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
});

/** A story that can be played: who there is, and what happens when. Unknown keys are refused, so that a slip does not pass in silence. */
export const scenarioShape = z.strictObject({
  title: line,
  about: z.string().optional(),
  partnership: z.strictObject({
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
    name,
    dueSoonDays: z.number().int().min(1).max(365).optional(),
    silentAfterDays: z.number().int().min(7).max(730).optional(),
    reminderPolicy: strictly(reminderPolicy).optional().describe('From the first day on; the standard one if absent'),
  }),
  thematicAreas: keyed(name),
  strategicObjectives: keyed(name).optional(),
  instruments: z.array(instrument).optional(),
  dutyStations: keyed(dutyStation),
  organizations: keyed(organization),
  people: keyed(person),
  desk: key.describe('Who acts where an event names nobody'),
  series: z.strictObject({ slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), name, intervalMonths: z.number().int().min(1).optional() }),
  meetings: keyed(meeting),
  report: z.strictObject({ meeting: key, kind: z.enum(vocabulary.reportKinds).default('final'), language: z.enum(languages).default('en') }),
  events: z.array(events),
});

/** A scenario as read; events in the order of the file, which must be the order of time. */
export type Scenario = z.infer<typeof scenarioShape>;
/** A person of a scenario. */
export type Character = Scenario['people'][string];


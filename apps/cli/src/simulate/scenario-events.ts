import { commitments, reminderOverride, reminderPolicy, vocabulary } from '@suivi/contract';
import { languages, precisions } from '@suivi/kernel';
import { z } from 'zod';
import { day, key, line, name, strictly, time } from './scenario-words.js';

const prose = z.string().trim().min(1).max(20_000);
/** When, and who acts: the desk if nobody is named, at ten in their morning if no time is. */
const moment = { on: day, time: time.optional(), who: key.optional() };

const deadline = z.union(
  [z.null(), day, z.strictObject({ on: day, precision: z.enum(precisions).optional(), text: line.optional() }), z.strictObject({ meeting: key, text: line.optional() })],
  { error: 'a deadline is a day, { on, precision, text }, { meeting, text }, or null for none' },
);
const ownership = { lead: key, contributing: z.array(key).optional() };
const classing = { area: key.optional(), level: z.enum(vocabulary.levels).optional(), deadline: deadline.optional() };
/** A proposal is named by its paragraph; `words` tells several of one paragraph apart. */
const passage = { document: key, paragraph: z.coerce.string().min(1), words: line.optional() };
const dates = { startsOn: day, endsOn: day.optional(), precision: z.enum(precisions).optional(), place: z.string().optional() };

/** Everything that can happen in a scenario, by the word after `do`. */
export const events = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('import'), ...moment, as: key, meeting: key, file: line.optional(), text: prose.optional(), title: line.optional(), symbol: line.optional(),
    language: z.enum(languages).optional(), kind: z.enum(vocabulary.documentKinds).optional(), adoptedOn: day.optional(),
  }),
  z.strictObject({ do: z.literal('accept'), ...moment, ...passage, as: key, title: line.optional(), ...ownership, ...classing }),
  z.strictObject({ do: z.literal('edit'), ...moment, ...passage, text: prose.optional(), kind: z.enum(vocabulary.proposalKinds).optional() }),
  z.strictObject({ do: z.literal('reject'), ...moment, ...passage, reason: line }),
  z.strictObject({ do: z.literal('reject-rest'), ...moment, document: key, reason: line }),
  z.strictObject({ do: z.literal('enter'), ...moment, as: key, meeting: key, paragraph: z.coerce.string(), title: line, quote: prose, ...ownership, ...classing }),
  z.strictObject({
    do: z.literal('report'), ...moment, who: key, commitment: key, organization: key.optional(), status: z.enum(vocabulary.implementationStatuses), narrative: prose,
    evidence: line.optional(), via: z.enum(['link', 'desk']).default('link'),
  }),
  z.strictObject({ do: z.literal('accept-update'), ...moment, commitment: key, organization: key.optional(), note: line.optional() }),
  z.strictObject({ do: z.literal('return-update'), ...moment, commitment: key, organization: key.optional(), note: prose }),
  z.strictObject({ do: z.literal('verify'), ...moment, commitment: key, status: z.enum(vocabulary.implementationStatuses), reason: line.optional() }),
  z.strictObject({
    do: z.literal('change'), ...moment, commitment: key, title: line.optional(), lead: key.optional(), contributing: z.array(key).optional(), ...classing,
    acceptance: z.enum(vocabulary.acceptances).optional(), acceptanceReason: line.optional(), reason: line.optional(), objective: key.optional(), project: strictly(commitments.commitmentProject).optional(),
  }),
  z.strictObject({ do: z.literal('supersede'), ...moment, commitment: key, inFavourOf: key.optional(), reason: line }),
  z.strictObject({ do: z.literal('merge'), ...moment, commitment: key, into: key, reason: line.optional() }),
  z.strictObject({ do: z.literal('carry-over'), ...moment, commitment: key, as: key, meeting: key.optional(), deadline: deadline.optional(), reason: line.optional() }),
  z.strictObject({ do: z.literal('carry-over-rest'), ...moment, meeting: key, reason: line.optional() }),
  z.strictObject({ do: z.literal('add-meeting'), ...moment, as: key, ordinal: z.number().int().min(1), ...dates }),
  z.strictObject({ do: z.literal('move-meeting'), ...moment, meeting: key, ...dates }),
  z.strictObject({ do: z.literal('hold-meeting'), ...moment, meeting: key, startsOn: day.optional(), endsOn: day.optional() }),
  z.strictObject({ do: z.literal('set-policy'), ...moment, policy: strictly(reminderPolicy) }),
  z.strictObject({ do: z.literal('set-rules'), ...moment, commitment: key, policy: strictly(reminderOverride.nullable()).describe("null: those of the partnership count again") }),
  z.strictObject({
    do: z.literal('call'), ...moment, as: key, meeting: key, opensOn: day.optional().describe('The day of the event if absent'), dueOn: day, entities: z.array(key).min(1).optional().describe('All that own an open commitment if absent'),
    message: name.optional(), sheet: z.enum(vocabulary.callSheets).optional(),
  }),
  z.strictObject({ do: z.literal('extend-call'), ...moment, call: key, entities: z.array(key).min(1).optional().describe('All if absent'), dueOn: day, reason: line.optional() }),
  z.strictObject({ do: z.literal('nudge'), ...moment, call: key, entities: z.array(key).min(1).optional().describe('All that have not answered in full if absent') }),
  z.strictObject({ do: z.literal('answer-call'), ...moment, who: key, call: key, words: prose.optional().describe('For the report as a whole; nothing to report if absent') }),
  z.strictObject({ do: z.literal('close-call'), ...moment, call: key }),
  z.strictObject({ do: z.literal('be-away'), ...moment, person: key, from: day, until: day }),
  z.strictObject({ do: z.literal('rename'), ...moment, organization: key, name, acronym: line, until: day.optional() }),
]);

/** One event of a scenario. */
export type StoryEvent = z.infer<typeof events>;
/** The event of one kind. */
export type EventOf<Kind extends StoryEvent['do']> = Extract<StoryEvent, { do: Kind }>;
/** A deadline as a scenario writes it. */
export type WrittenDeadline = z.infer<typeof deadline>;

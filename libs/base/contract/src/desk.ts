import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { callStates, implementationStatuses, nudgeLefts, ownerParts, sides } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'desk';
const count = z.number().int();

export const entity = z.object({ id: s.id, acronym: z.string(), name: s.localizedText, side: z.enum(sides).nullable() });
export const commitment = z.object({ id: s.id, reference: z.string(), title: z.string(), version: count });
const deadline = z.object({ on: z.string(), precision: s.precision });
const person = z.object({ id: s.id, name: z.string() });

/** Somebody who is asked for an entity, and whether mail reaches them. */
const contact = person.extend({ role: z.enum(['focal-point', 'alternate']), contactLost: z.boolean(), digestsOff: z.boolean(), awayUntil: z.string().nullable() });
/** What waits for a decision on an entity's part in a commitment. */
const waiting = { commitment, entity, keptBy: z.enum(sides).nullable().describe('The side whose desk keeps the commitment, and moves its deadline: that of its lead entity'), since: z.string(), days: count };

/** A partnership as its coordinators find it: the same facts as their weekly mail. */
export const deskStanding = z
  .object({
    partnershipId: s.id,
    today: z.string(),
    counts: z.object({
      open: count.describe('Open commitments: the register counts the same'),
      overdue: count.describe('Overdue commitments: the register counts the same'),
      dueSoon: count,
      duties: count.describe('Parts of entities in overdue commitments, but for those whose update waits for the desk'),
      repliesParked: count.describe('Answers by mail that a person has to read'),
    }),
    overdue: z
      .array(z.object({ commitment, entity, part: z.enum(ownerParts), deadline, days: count, lastContactOn: z.string().nullable(), nudgedAt: s.instant.nullable(), keptBy: z.enum(sides).nullable().describe('The side whose desk keeps the commitment: that of its lead entity'), asksForMore: z.boolean(), namesColleague: z.boolean(), waitsForHead: z.boolean() }))
      .describe('The oldest first; at most 500, the counts are of all'),
    entities: z
      .array(z.object({ entity, open: count, overdue: count, oldestDays: count.nullable(), lastContactOn: z.string().nullable(), silentDays: count.nullable().describe('Set where nothing was heard for too long'), people: z.array(contact) }))
      .describe('Entities that owe something overdue, or have been silent for too long'),
    toVerify: z.array(z.object({ ...waiting, update: z.object({ id: s.id, version: count, status: z.enum(implementationStatuses), beginning: z.string(), person: person.nullable() }).nullable() })),
    extensions: z.array(z.object({ ...waiting, request: z.object({ id: s.id, version: count, deadline, reason: z.string(), person: person.nullable() }).nullable() })),
    handovers: z.array(z.object({ ...waiting, handover: z.object({ id: s.id, version: count, colleague: z.object({ name: z.string(), email: z.string() }), person: person.nullable() }).nullable() })),
    clearances: z.array(z.object({ ...waiting, left: z.object({ id: s.id, version: count }).nullable().describe('The answer where nobody of the entity clears it any more: the desk that decides on it may let it go out') })).describe('Answers that wait for the head of their entity'),
    corrections: z.array(commitment).describe('A corrected document changed their words, and nobody has settled it'),
    lost: z.array(z.object({ person, entity, since: z.string(), digests: count.nullable().describe('So many in a row unanswered; null: the address is no good') })),
    failed: z.array(z.object({ person, count, lastOn: z.string(), mailId: s.id })).describe('Mail of the last seven days that was given up or came back'),
    cycle: z.object({
      next: z.object({ id: s.id, ordinal: count, startsOn: z.string(), precision: s.precision, place: z.string(), days: count }).nullable(),
      last: z.object({ id: s.id, ordinal: count, startsOn: z.string(), total: count, open: count, overdue: count, implemented: count }).nullable(),
      call: z.object({ id: s.id, meetingId: s.id, state: z.enum(callStates), dueOn: z.string(), asked: count, complete: count, inPart: count }).nullable().describe('The call for inputs that is under way on the last meeting'),
    }),
  })
  .meta({ id: 'DeskStanding' });

/** What goes out in the next seven days if nobody does anything, by the readers' own days. */
export const deskWeek = z
  .object({ from: s.instant, until: s.instant, total: count, days: z.array(z.object({ day: z.string(), digests: count, direct: count })) })
  .meta({ id: 'DeskWeek' });

export const readDesk = route({ id: 'readDesk', method: 'GET', path: '/partnerships/:id/desk', tag, needs: 'coordinator', summary: 'What a coordinator has to know and to decide: overdue by entity, what waits for a decision, who is not reached, and how the cycle stands', params: byId, response: deskStanding });
export const readDeskWeek = route({ id: 'readDeskWeek', method: 'GET', path: '/partnerships/:id/desk/week', tag, needs: 'coordinator', summary: 'How many mails go out on each of the next seven days', params: byId, response: deskWeek });

const part = z.object({ commitmentId: s.id, organizationId: s.id });
export const nudgesSent = z
  .object({
    mails: z.array(z.object({ id: s.id, person: z.object({ id: s.id, name: z.string() }), commitments: count })).describe('One a person'),
    left: z.array(part.extend({ why: z.enum(nudgeLefts) })).describe('Parts that nobody was asked about'),
    leavesAt: s.instant.describe('Until then they can be taken back'),
  })
  .meta({ id: 'NudgesSent' });
export const sendNudges = route({
  id: 'sendNudges', method: 'POST', path: '/nudges', tag, needs: 'coordinator', summary: 'Ask the people of entities directly where commitments stand: a mail of the desk to each, with links to answer; refused where nobody can or should be asked',
  body: z.object({
    parts: z.array(part).min(1).max(200).refine((all) => new Set(all.map((one) => `${one.commitmentId} ${one.organizationId}`)).size === all.length, 'a part stands once').describe("Entities' parts in commitments"),
    note: s.prose(1000).optional().describe('Words of the coordinator that stand in the mail'),
    again: z.boolean().default(false).describe('Also what was asked about less than 24 hours ago'),
  }),
  response: nudgesSent, status: 201,
});
export const withdrawNudges = route({ id: 'withdrawNudges', method: 'POST', path: '/nudges/withdraw', tag, needs: 'coordinator', summary: 'Take own nudges back before they leave: all of those named, or none', body: z.object({ mailIds: z.array(s.id).min(1).max(500) }), status: 204 });

export const deskRoutes = [readDesk, readDeskWeek, sendNudges, withdrawNudges];

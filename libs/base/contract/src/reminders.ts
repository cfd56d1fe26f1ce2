import { z } from 'zod';
import { reminderOverride, reminderPolicy } from './reminder-policy.js';
import { route } from './route.js';
import * as s from './shapes.js';
import { reminderChannels, roles } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'reminders';

/** The policy that counts for a partnership, beside the standard one; version 0 is that. */
export const policyInForce = z.object({ policy: reminderPolicy, isStandard: z.boolean(), version: z.number().int(), standard: reminderPolicy }).meta({ id: 'PolicyInForce' });
const ownRules = z.object({ policy: reminderOverride.nullable().describe("null: those of its partnership count"), version: z.number().int().describe('0 while there are none') }).meta({ id: 'OwnReminderRules' });

const days = z.number().int().min(1, 'at least one day').max(366).default(30);
const commitment = z.object({ id: s.id, reference: z.string(), title: z.string() });
const organization = z.object({ id: s.id, acronym: z.string() });
/** A call for inputs that a mail is about, by the meeting whose commitments it asks about. */
const call = z.object({ id: s.id, meetingId: s.id });

const foreseenMail = z
  .object({
    person: z.object({ id: s.id, name: z.string(), email: z.string() }),
    at: s.instant,
    localDay: z.string(),
    channel: z.enum(reminderChannels),
    why: z.array(z.object({ commitment: commitment.nullable(), call: call.nullable().describe('What it is about, where that is a call for inputs'), organization, role: z.enum(roles), rule: z.string(), dueOn: z.string() })),
  })
  .meta({ id: 'ForeseenMail' });
const pause = z
  .discriminatedUnion('why', [
    z.object({ why: z.enum(['awaiting-decision', 'extension-asked', 'handover-proposed', 'awaiting-clearance']), commitment, organization }),
    z.object({ why: z.enum(['digests-off', 'contact-lost']), person: z.object({ id: s.id, name: z.string() }), organization }),
    z.object({ why: z.literal('away'), person: z.object({ id: s.id, name: z.string() }), organization, until: z.string() }),
  ])
  .meta({ id: 'ReminderPause' });
const side = z.object({ at: s.instant, rule: z.string(), channel: z.enum(reminderChannels) }).nullable();
const difference = z
  .object({ kind: z.enum(['added', 'gone', 'moved', 'other-channel']), person: z.object({ id: s.id, name: z.string() }), commitment: commitment.nullable(), call: call.nullable(), organization, before: side, after: side })
  .meta({ id: 'ReminderDifference' });

export const readPolicy = route({ id: 'readReminderPolicy', method: 'GET', path: '/partnerships/:id/reminder-policy', tag, needs: 'reader', summary: 'When the people of a partnership are reminded', params: byId, query: z.object({ asOf: s.instant.optional().describe('The policy that counted then') }), response: policyInForce });
export const setPolicy = route({ id: 'setReminderPolicy', method: 'PUT', path: '/partnerships/:id/reminder-policy', tag, needs: 'coordinator', summary: 'Set when the people of a partnership are reminded', params: byId, body: reminderPolicy, response: policyInForce, ifMatch: true });
export const readOverride = route({ id: 'readReminderRules', method: 'GET', path: '/commitments/:id/reminder-policy', tag, needs: 'reader', summary: "The rules that count for a commitment instead of its partnership's", params: byId, response: ownRules });
export const setOverride = route({ id: 'setReminderRules', method: 'PUT', path: '/commitments/:id/reminder-policy', tag, needs: 'coordinator', summary: 'Give an open commitment reminder rules of its own', params: byId, body: reminderOverride, response: ownRules, ifMatch: true });
export const removeOverride = route({ id: 'removeReminderRules', method: 'DELETE', path: '/commitments/:id/reminder-policy', tag, needs: 'coordinator', summary: "Let the partnership's policy count for a commitment again", params: byId, status: 204, ifMatch: true });
export const previewReminders = route({ id: 'previewReminders', method: 'POST', path: '/partnerships/:id/reminder-policy/preview', tag, needs: 'coordinator', summary: 'Every mail that would go out in the next days if nobody did anything; the first 1,000 in full', params: byId, body: z.object({ policy: reminderPolicy.optional().describe('The one in force if absent'), commitmentId: s.id.optional().describe('Only what speaks of this commitment'), days }).default({ days: 30 }), response: z.object({ from: s.instant, until: s.instant, total: z.number().int(), items: z.array(foreseenMail) }) });
export const diffReminders = route({ id: 'diffReminders', method: 'POST', path: '/partnerships/:id/reminder-policy/diff', tag, needs: 'coordinator', summary: 'What would go out otherwise under one policy than under another', params: byId, body: z.object({ before: reminderPolicy.optional().describe('The one in force if absent'), after: reminderPolicy, days }), response: z.object({ counts: z.object({ added: z.number().int(), gone: z.number().int(), moved: z.number().int(), otherChannel: z.number().int() }), items: z.array(difference) }) });
export const listPauses = route({ id: 'listReminderPauses', method: 'GET', path: '/partnerships/:id/reminder-pauses', tag, needs: 'coordinator', summary: 'Who is not reminded at present, and why; 500 at the most', params: byId, response: z.object({ items: z.array(pause) }) });

export const remindersRoutes = [readPolicy, setPolicy, readOverride, setOverride, removeOverride, previewReminders, diffReminders, listPauses];

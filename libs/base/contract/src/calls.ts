import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { callResponses, callSheets, callStates, implementationStatuses, reminderChannels, roles, sides } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'calls';

const person = z.object({ id: s.id, name: z.string() });
const organization = z.object({ id: s.id, acronym: z.string(), name: s.localizedText });

/** Who is asked: an entity, and by whom it answers if not by all its focal points. */
const askedEntity = z.object({ organizationId: s.id, personId: s.id.nullable().default(null) });
const entities = z.array(askedEntity).min(1, 'somebody must be asked').max(500).refine((list) => new Set(list.map((one) => one.organizationId)).size === list.length, 'an entity is named twice');
const message = z.partialRecord(s.language, s.prose(2000));
const dates = { opensOn: s.localDate, dueOn: s.localDate };
const inOrder = ({ opensOn, dueOn }: { opensOn?: string; dueOn?: string }): boolean => opensOn === undefined || dueOn === undefined || dueOn >= opensOn;

/** What an entity has contributed so far. */
export const callAnswer = z
  .object({
    organization,
    side: z.enum(sides).nullable(),
    person: person.nullable().describe('The focal point who was named to answer; null: all of the entity'),
    focalPoints: z.array(person),
    dueOn: z.string(),
    extensionReason: z.string().nullable(),
    asked: z.number().int().describe('Open commitments of the entity'),
    answered: z.number().int().describe('Of these, those with an update since the call was opened'),
    response: z.enum(callResponses),
    remarks: z.string().nullable(),
    lastAskedAt: s.instant.nullable().describe('When the last mail about the call went into a digest'),
  })
  .meta({ id: 'CallAnswer' });

const callFields = {
  id: s.id,
  partnershipId: s.id,
  meetingId: s.id,
  ...dates,
  message,
  sheet: z.enum(callSheets),
  state: z.enum(callStates),
  createdAt: s.instant,
  openedAt: s.instant.nullable(),
  closedAt: s.instant.nullable(),
  version: z.number().int(),
};
const counts = z.object({ none: z.number().int(), inPart: z.number().int(), complete: z.number().int(), nothingToReport: z.number().int() });
export const callSummary = z.object({ ...callFields, counts }).meta({ id: 'CallForInputs' });
export const callInFull = z.object({ ...callFields, counts, entities: z.array(callAnswer) }).meta({ id: 'CallInFull' });

export const callProposal = z
  .object({
    ...dates,
    meetsOn: z.string().nullable().describe('The first day of the meeting that the inputs are for'),
    entities: z.array(z.object({ organization, side: z.enum(sides).nullable(), focalPoints: z.array(person), open: z.number().int(), closedSince: z.number().int().describe('Closed since the last call on the same commitments') })),
  })
  .meta({ id: 'CallProposal' });

const foreseen = z
  .object({ person: z.object({ id: s.id, name: z.string(), email: z.string() }), at: s.instant, localDay: z.string(), channel: z.enum(reminderChannels), why: z.array(z.object({ organization: z.object({ id: s.id, acronym: z.string() }), role: z.enum(roles), rule: z.string(), dueOn: z.string() })) })
  .meta({ id: 'ForeseenCallMail' });

/** What became of a row of a response sheet that came back. */
export const sheetRow = z
  .object({
    reference: z.string().describe('As the sheet has it'),
    organization: z.string().nullable(),
    outcome: z.enum(['submitted', 'unchanged', 'refused']),
    status: z.enum(implementationStatuses).nullable(),
    code: z.string().nullable().describe('Why it was refused'),
    detail: z.string().nullable(),
  })
  .meta({ id: 'SheetRow' });
export const sheetReport = z.object({ submitted: z.number().int(), unchanged: z.number().int(), refused: z.number().int(), rows: z.array(sheetRow) }).meta({ id: 'SheetReport' });

export const sheetMediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
export const listMediaTypes = { xlsx: sheetMediaTypes.xlsx, csv: 'text/csv' } as const;

const inputOwed = z.object({ organizationId: s.id, acronym: z.string(), name: s.localizedText, dueOn: z.string(), asked: z.number().int(), answered: z.number().int() });
export const listInputsOwed = route({ id: 'listInputsOwed', method: 'GET', path: '/meetings/:id/inputs-owed', tag, needs: 'reader', summary: "Entities that have not answered the latest call on a meeting's commitments in full", params: byId, response: z.object({ callId: s.id.nullable().describe('null: there was no call, or it is not the reader\'s to see'), items: z.array(inputOwed) }) });
export const listCalls = route({ id: 'listCalls', method: 'GET', path: '/meetings/:id/calls', tag, needs: 'reader', summary: "Calls for inputs on a meeting's commitments, the latest first", params: byId, response: z.object({ items: z.array(callSummary) }) });
export const proposeCall = route({ id: 'proposeCall', method: 'GET', path: '/meetings/:id/call-proposal', tag, needs: 'coordinator', summary: 'Dates and entities that a call would have, from the next meeting and from who owns commitments that are open or were closed since the last call', params: byId, response: callProposal });
export const createCall = route({ id: 'createCall', method: 'POST', path: '/meetings/:id/calls', tag, needs: 'coordinator', summary: 'Draft a call for inputs', params: byId, body: z.object({ ...dates, message: message.default({}), sheet: z.enum(callSheets).default('none'), entities }).refine(inOrder, 'the date comes after the opening'), response: callInFull, status: 201 });
export const readCall = route({ id: 'readCall', method: 'GET', path: '/calls/:id', tag, needs: 'reader', summary: 'A call for inputs with what each entity has contributed', params: byId, response: callInFull });
export const changeCall = route({ id: 'changeCall', method: 'PATCH', path: '/calls/:id', tag, needs: 'coordinator', summary: 'Change a call: dates while it is a draft, words and whom it asks until it is closed', params: byId, body: z.object({ opensOn: s.localDate.optional(), dueOn: s.localDate.optional(), message: message.optional(), sheet: z.enum(callSheets).optional(), entities: entities.optional() }).refine(inOrder, 'the date comes after the opening'), response: callInFull, ifMatch: true });
export const deleteCall = route({ id: 'deleteCall', method: 'DELETE', path: '/calls/:id', tag, needs: 'coordinator', summary: 'Take a draft away', params: byId, status: 204, ifMatch: true });
export const openCall = route({ id: 'openCall', method: 'POST', path: '/calls/:id/open', tag, needs: 'coordinator', summary: 'Open a call: from its first day on entities are asked', params: byId, response: callInFull, ifMatch: true });
export const closeCall = route({ id: 'closeCall', method: 'POST', path: '/calls/:id/close', tag, needs: 'coordinator', summary: 'Close a call: nobody is reminded any more, and what each entity came to is kept', params: byId, response: callInFull, ifMatch: true });
export const extendCall = route({ id: 'extendCall', method: 'POST', path: '/calls/:id/extensions', tag, needs: 'coordinator', summary: 'Give entities more time, or (without any) all of them', params: byId, body: z.object({ organizationIds: z.array(s.id).max(500).optional(), dueOn: s.localDate, reason: s.line(500).optional() }), response: callInFull, ifMatch: true });
export const nudgeEntities = route({ id: 'nudgeEntities', method: 'POST', path: '/calls/:id/nudges', tag, needs: 'coordinator', summary: "Ask entities that have not answered in full once more, directly: with the person's next mail, once a day", params: byId, body: z.object({ organizationIds: z.array(s.id).max(500).optional().describe('All that have not answered in full if absent') }).default({}), response: z.object({ people: z.number().int() }) });
export const noteNothing = route({ id: 'noteNothingToReport', method: 'POST', path: '/calls/:id/nothing-to-report', tag, needs: 'coordinator', summary: 'Enter that an entity has nothing to report, or (false) that it has after all', params: byId, body: z.object({ organizationId: s.id, nothing: z.boolean().default(true) }), response: callInFull, ifMatch: true });
export const previewCall = route({ id: 'previewCall', method: 'GET', path: '/calls/:id/preview', tag, needs: 'coordinator', summary: 'Every mail about a call that would go out in the next days if nobody did anything; of a draft as if it were opened now', params: byId, query: z.object({ days: z.coerce.number().int().min(1).max(366).default(120) }), response: z.object({ total: z.number().int(), items: z.array(foreseen) }) });
export const exportSilent = route({ id: 'exportNonRespondents', method: 'GET', path: '/calls/:id/non-respondents', tag, needs: 'reader', summary: 'The entities that have not answered in full, as a table', params: byId, query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language: s.language.default('en') }), produces: [listMediaTypes.xlsx, listMediaTypes.csv] });
export const readSheet = route({ id: 'readResponseSheet', method: 'GET', path: '/calls/:id/sheet', tag, needs: 'coordinator', summary: "An entity's response sheet, to be filled in off-line", params: byId, query: z.object({ organizationId: s.idText, format: z.enum(['xlsx', 'docx']).default('xlsx'), language: s.language.default('en') }), produces: [sheetMediaTypes.xlsx, sheetMediaTypes.docx] });
export const takeSheet = route({ id: 'takeResponseSheet', method: 'POST', path: '/calls/:id/sheet', tag, needs: 'coordinator', summary: 'Take a response sheet back in: each row that says something new becomes a submitted update', params: byId, response: sheetReport, consumes: [sheetMediaTypes.xlsx, sheetMediaTypes.docx, 'application/octet-stream'] });

export const callsRoutes = [listCalls, listInputsOwed, proposeCall, createCall, readCall, changeCall, deleteCall, openCall, closeCall, extendCall, nudgeEntities, noteNothing, previewCall, exportSilent];
export const sheetRoutes = [readSheet, takeSheet];

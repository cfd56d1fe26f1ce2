import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import {
  commitmentFates, documentKinds, meetingStatuses, paragraphFates, proposalKinds, proposalStatuses, readingPhases, readingStatuses, recordStates, wordChangeKinds,
} from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'outcomes';

export const series = z.object({ id: s.id, partnershipId: s.id, slug: z.string(), name: s.localizedText, intervalMonths: z.number().int() }).meta({ id: 'Series' });
export const meeting = z
  .object({
    id: s.id,
    seriesId: s.id,
    partnershipId: s.id,
    ordinal: z.number().int(),
    startsOn: z.string(),
    endsOn: z.string(),
    precision: s.precision,
    place: z.string(),
    coChairs: z.array(z.string()),
    status: z.enum(meetingStatuses),
    nextMeetingId: s.id.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Meeting' });
export const paragraph = z
  .object({ id: s.id, label: z.string(), parentLabel: z.string().nullable(), start: z.number().int(), end: z.number().int(), text: z.string(), page: z.number().int().nullable().describe('The page of the original that it begins on; null where no pages are known') })
  .meta({ id: 'Paragraph' });
const originalFile = z.object({ mediaType: z.string(), size: z.number().int() });
export const document = z
  .object({
    id: s.id,
    meetingId: s.id,
    kind: z.enum(documentKinds),
    title: z.string(),
    symbol: z.string().nullable(),
    language: s.language,
    adoptedOn: z.string(),
    fileName: z.string(),
    importedAt: s.instant,
    version: z.number().int().describe('Counts the texts of the document: 1 as first imported, one more with each corrected version'),
    original: originalFile.nullable().describe('The file that it came as; null where it came as a text'),
    proposals: z.object({ proposed: z.number().int(), accepted: z.number().int(), rejected: z.number().int() }).nullable().describe('null for a reader who does not review'),
  })
  .meta({ id: 'Document' });
const formerVersion = z.object({ version: z.number().int(), fileName: z.string(), importedAt: s.instant, correctedAt: s.instant, original: originalFile.nullable() });
export const reading = z
  .object({
    id: s.id,
    meetingId: s.id,
    fileName: z.string(),
    language: s.language.or(z.literal('auto')),
    status: z.enum(readingStatuses),
    phase: z.enum(readingPhases).nullable().describe('What is being done while the status is “reading”'),
    pages: z.object({ done: z.number().int(), total: z.number().int() }).nullable().describe('How far the reading of a PDF is'),
    refusal: z.object({ code: z.string(), detail: z.string() }).nullable().describe('Why the file could not be read'),
    documentId: s.id.nullable().describe('The document that the file became'),
    requestedAt: s.instant,
    requestedBy: z.string(),
    finishedAt: s.instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Reading' });
export const proposedDeadline = z
  .object({ text: z.string(), date: z.string().nullable(), precision: s.precision.nullable(), type: z.string(), meetingOrdinal: z.number().int().optional() })
  .meta({ id: 'ProposedDeadline' });
export const proposal = z
  .object({
    id: s.id,
    documentId: s.id,
    paragraph: z.object({ id: s.id, label: z.string() }),
    quote: z.string(),
    text: z.string(),
    start: z.number().int(),
    end: z.number().int(),
    kind: z.enum(proposalKinds),
    actors: z.array(z.string()),
    deadline: proposedDeadline.nullable(),
    rule: z.string(),
    confidence: z.number(),
    status: z.enum(proposalStatuses),
    reason: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Proposal' });

const meetingDates = {
  startsOn: s.localDate.describe('The first day; with a coarser precision, any day of the period'),
  endsOn: s.localDate.optional().describe('The last day; the first if absent'),
  precision: s.precision.default('day'),
  place: s.line(200),
  coChairs: z.array(s.line(200)).max(8).default([]),
};
const words = z.array(z.object({ kind: z.enum(wordChangeKinds), text: z.string() })).describe('The words of the old and the new text in one order');
const placed = z.object({ label: z.string(), text: z.string() });
export const revisionReport = z
  .object({
    written: z.boolean().describe('False for a preview'),
    document: z.object({ id: s.id, title: z.string(), language: s.language }),
    version: z.number().int().describe('The version that the document has: what If-Match takes next'),
    alike: z.number().describe('The share of the old words that went on, from 0 to 1'),
    unchanged: z.number().int().describe('How many paragraphs stayed as they were'),
    paragraphs: z.array(z.object({ fate: z.enum(paragraphFates), from: z.array(z.string()), to: z.array(z.string()), words })).describe('In the order of the new text'),
    commitments: z.array(
      z.object({ id: s.id, reference: z.string(), title: z.string(), recordState: z.enum(recordStates), fate: z.enum(commitmentFates), from: z.string(), to: z.string().nullable(), words }),
    ),
    proposals: z.object({
      kept: z.number().int().describe('Undecided, with the same words'), reread: z.array(placed), left: z.array(placed).describe('Undecided, their words are gone'), new: z.array(placed),
    }),
  })
  .meta({ id: 'RevisionReport' });
const span = { start: z.number().int().min(0), end: z.number().int().min(1) };
const newDocument = z.object({
  kind: z.enum(documentKinds).default('joint-statement'),
  title: s.line(400).optional().describe('Taken from the text if absent'),
  symbol: s.line(80).optional(),
  language: s.language.or(z.literal('auto')).default('auto'),
  adoptedOn: s.localDate.optional().describe("The meeting's last day if absent"),
  fileName: s.line(255).default('document.txt'),
  text: z.string().min(1).max(30 * 1024 * 1024),
});

const correctedText = newDocument.pick({ fileName: true, text: true });

/** What is said of a document that is sent as a file: in the address, for the body is the file. */
const ofFile = newDocument.omit({ text: true }).partial().describe('For a document sent as a file');

/** What a document's file may be sent as; its form is found by its content. */
export const documentMediaTypes = ['text/plain', 'text/html', 'application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/octet-stream'] as const;

export const listSeries = route({ id: 'listSeries', method: 'GET', path: '/series', tag, needs: 'reader', summary: 'Series of meetings', query: z.object({ partnershipId: s.idText.optional() }), response: z.object({ items: z.array(series) }) });
export const createSeries = route({ id: 'createSeries', method: 'POST', path: '/series', tag, needs: 'coordinator', summary: 'Add a series to a partnership', body: z.object({ partnershipId: s.id, slug: s.slug, name: s.localizedText, intervalMonths: z.number().int().min(1).max(240).default(24) }), response: series, status: 201 });
export const listMeetings = route({ id: 'listMeetings', method: 'GET', path: '/meetings', tag, needs: 'reader', summary: 'Meetings, the latest first', query: z.object({ partnershipId: s.idText.optional(), seriesId: s.idText.optional() }), response: z.object({ items: z.array(meeting) }) });
export const createMeeting = route({ id: 'createMeeting', method: 'POST', path: '/meetings', tag, needs: 'coordinator', summary: 'Add a meeting to a series', body: z.object({ seriesId: s.id, ordinal: z.number().int().min(1).max(999), status: z.enum(meetingStatuses).default('planned'), ...meetingDates }), response: meeting, status: 201 });
export const readMeeting = route({ id: 'readMeeting', method: 'GET', path: '/meetings/:id', tag, needs: 'reader', summary: 'One meeting', params: byId, response: meeting });
export const moveMeeting = route({ id: 'moveMeeting', method: 'PATCH', path: '/meetings/:id', tag, needs: 'coordinator', summary: 'Change dates or place; deadlines that hang on the meeting move with it', params: byId, body: z.object({ ...meetingDates, precision: s.precision, coChairs: z.array(s.line(200)).max(8) }).partial(), response: meeting, ifMatch: true });
export const holdMeeting = route({ id: 'holdMeeting', method: 'POST', path: '/meetings/:id/hold', tag, needs: 'coordinator', summary: 'Record that the meeting was held; commitments to hold it close', params: byId, body: z.object({ startsOn: s.localDate, endsOn: s.localDate }).partial().default({}), response: meeting, ifMatch: true });
export const listDocuments = route({ id: 'listDocuments', method: 'GET', path: '/meetings/:id/documents', tag, needs: 'reader', summary: "A meeting's outcome documents", params: byId, response: z.object({ items: z.array(document) }) });
export const importDocument = route({ id: 'importDocument', method: 'POST', path: '/meetings/:id/documents', tag, needs: 'coordinator', summary: 'Read a text as an outcome document, while you wait: its paragraphs and proposed commitments', params: byId, query: ofFile, body: newDocument, response: document, status: 201, consumes: ['text/plain'] });
export const readDocument = route({ id: 'readDocument', method: 'GET', path: '/documents/:id', tag, needs: 'reader', summary: 'A document with its paragraphs, in the exact words of the document; a former version where one is asked for', params: byId, query: z.object({ version: s.idText.optional() }), response: document.extend({ paragraphs: z.array(paragraph), formerVersions: z.array(formerVersion).describe('The latest first') }).meta({ id: 'DocumentWithParagraphs' }) });
export const previewRevision = route({ id: 'previewRevision', method: 'POST', path: '/documents/:id/revisions/preview', tag, needs: 'coordinator', summary: 'What a corrected version of a document would move and change; nothing is written', params: byId, query: correctedText.omit({ text: true }).partial(), body: correctedText, response: revisionReport, consumes: documentMediaTypes });
export const reviseDocument = route({ id: 'reviseDocument', method: 'POST', path: '/documents/:id/revisions', tag, needs: 'coordinator', summary: 'Give a document its corrected text; accepted commitments stay tied to their paragraphs', params: byId, query: correctedText.omit({ text: true }).partial(), body: correctedText, response: revisionReport, consumes: documentMediaTypes, ifMatch: true });
export const readOriginal = route({ id: 'readOriginal', method: 'GET', path: '/documents/:id/original', tag, needs: 'reader', summary: 'The file that a document came as; that of a former version where one is asked for', params: byId, query: z.object({ version: s.idText.optional() }), produces: documentMediaTypes });
export const requestReading = route({ id: 'requestReading', method: 'POST', path: '/meetings/:id/readings', tag, needs: 'coordinator', summary: 'Hand in the file of an outcome document (PDF, Word, HTML, text; up to 30 MB); it is read in the background', params: byId, query: ofFile, response: reading, status: 202, consumes: documentMediaTypes });
export const listReadings = route({ id: 'listReadings', method: 'GET', path: '/readings', tag, needs: 'reader', summary: 'Files that have not become documents: waiting, being read, or refused', query: z.object({ partnershipId: s.idText.optional(), meetingId: s.idText.optional() }), response: z.object({ items: z.array(reading) }) });
export const readReading = route({ id: 'readReading', method: 'GET', path: '/readings/:id', tag, needs: 'reader', summary: 'How far the reading of a file is, and what became of it', params: byId, response: reading });
export const retryReading = route({ id: 'retryReading', method: 'POST', path: '/readings/:id/retry', tag, needs: 'coordinator', summary: 'Read a refused file once more', params: byId, response: reading, status: 202, ifMatch: true });
export const dismissReading = route({ id: 'dismissReading', method: 'POST', path: '/readings/:id/dismiss', tag, needs: 'coordinator', summary: 'Take a refused file off the list', params: byId, response: reading, ifMatch: true });
export const listProposals = route({ id: 'listProposals', method: 'GET', path: '/documents/:id/proposals', tag, needs: 'reader', summary: 'What the reader proposes, in the order of the text', params: byId, response: z.object({ items: z.array(proposal) }) });
export const editProposal = route({ id: 'editProposal', method: 'PATCH', path: '/proposals/:id', tag, needs: 'coordinator', summary: 'Correct the span, wording or kind of a proposal', params: byId, body: z.object({ ...span, text: s.prose(4000), kind: z.enum(proposalKinds) }).partial(), response: proposal, ifMatch: true });
export const rejectProposal = route({ id: 'rejectProposal', method: 'POST', path: '/proposals/:id/reject', tag, needs: 'coordinator', summary: 'Reject a proposal', params: byId, body: z.object({ reason: s.line(500) }), response: proposal, ifMatch: true });

export const addProposal = route({ id: 'addProposal', method: 'POST', path: '/documents/:id/proposals', tag, needs: 'coordinator', summary: 'Propose a passage that the reader passed over, by its places in the text', params: byId, body: z.object({ ...span, text: s.prose(4000).optional().describe('The quoted words if absent'), kind: z.enum(proposalKinds).optional().describe('What the words say if absent') }), response: proposal, status: 201 });
export const splitProposal = route({ id: 'splitProposal', method: 'POST', path: '/proposals/:id/split', tag, needs: 'coordinator', summary: 'Split a proposal in two at a place inside it', params: byId, body: z.object({ at: z.number().int().min(1).describe('Code points from the beginning of the document: where the second begins') }), response: z.object({ items: z.array(proposal) }), ifMatch: true });
export const mergeProposals = route({ id: 'mergeProposals', method: 'POST', path: '/proposals/:id/merge', tag, needs: 'coordinator', summary: 'Make one proposal of two; the other is turned down with the reason', params: byId, body: z.object({ withId: s.id, reason: s.line(500) }), response: proposal, ifMatch: true });

export const outcomesRoutes = [listSeries, createSeries, listMeetings, createMeeting, readMeeting, moveMeeting, holdMeeting, listDocuments, importDocument, readDocument, readOriginal, requestReading, listReadings, readReading, retryReading, dismissReading, previewRevision, reviseDocument, listProposals, editProposal, rejectProposal, addProposal, splitProposal, mergeProposals];

import { z } from 'zod';
import { ownersInput } from './commitments.js';
import { reportMasthead } from './reports.js';
import { route } from './route.js';
import * as s from './shapes.js';
import { levels, outputStatuses, reportBreakdowns, reportDocumentKinds, reportFormats, reportKinds, reportOrders, reportStates, sides, voidReasons } from './vocabulary.js';

/** The life of a report: drafted, circulated, approved by both sides, issued, corrected. */

const tag = 'reports';
const byId = z.object({ id: s.idText });
/** Where a text or a remark belongs: `introduction`, `area:12`, `commitment:UN-CARICOM-6/03` … */
export const sectionKey = z.string().max(160).regex(/^[a-z]+(:[\p{L}\p{N}./_-]+)?$/u, 'not the key of a section').meta({ example: 'area:12' });
/** The most characters of a narrative. */
export const narrativeLimit = 20_000;

const who = z.object({ id: s.id, name: z.string() }).nullable().describe('null: whoever sat at the machine');
const approval = z.object({
  side: z.enum(sides).describe('Of a consolidated report always `un`'),
  by: who,
  at: s.instant,
  void: z.object({ at: s.instant, because: z.enum(voidReasons).describe('What changed after it was given') }).nullable(),
});
export const reportDocument = z
  .object({
    id: s.id,
    partnershipId: s.id.nullable(),
    meetingId: s.id.nullable(),
    kind: z.enum(reportDocumentKinds),
    period: z.object({ from: z.string(), to: z.string(), nextReportOn: z.string() }).nullable().describe('Of a consolidated report: the last day of the period before, its own last day, and when the next report is due'),
    breakdown: z.enum(reportBreakdowns),
    order: z.enum(reportOrders),
    masthead: reportMasthead,
    cutOffAt: s.instant.describe('What was on record at this instant counts'),
    state: z.enum(reportStates),
    shownToEntities: z.boolean(),
    circulatedAt: s.instant.nullable(),
    issuedAt: s.instant.nullable(),
    contentSha256: z.string().nullable().describe('Of an issued report: the SHA-256 of its content as `readReportContent` answers it'),
    corrects: z.object({ id: s.id, number: z.number().int(), reason: z.string() }).nullable().describe('The report of which this is a corrigendum'),
    approvals: z.array(approval).describe('The earliest first; those that a change made void, too'),
    createdAt: s.instant,
    version: z.number().int(),
  })
  .meta({ id: 'ReportDocument' });
const change = z.object({ about: z.string().describe('`figures`, or the reference of a commitment'), fact: z.string(), from: z.union([z.string(), z.number()]).nullable(), to: z.union([z.string(), z.number()]).nullable() });
export const narrative = z
  .object({
    key: z.string(),
    language: s.language,
    text: z.string(),
    version: z.number().int(),
    writtenAt: s.instant,
    by: who,
    factsChanged: z.array(change).describe('What changed in the facts of the section since this was written; empty where it still holds'),
  })
  .meta({ id: 'ReportNarrative' });
const section = z.object({
  key: z.string(),
  title: z.string(),
  level: z.number().int().describe('1 for a section, 2 for a part of one, 3 for a commitment'),
  anchor: z.string().describe('Where it begins in the preview, as the fragment of its address; a section that says nothing yet is not there'),
  narratives: z.array(narrative),
  missing: z.array(s.language).describe('Languages that lack the narrative which others have: the work list of translators'),
});
export const reportDraft = reportDocument.extend({ sections: z.array(section), withoutSection: z.array(narrative).describe('Narratives whose section the facts no longer have') }).meta({ id: 'ReportDraft' });
export const reportComment = z
  .object({ id: s.id, key: z.string(), text: z.string(), by: who, at: s.instant, resolved: z.object({ at: s.instant, by: who }).nullable(), version: z.number().int() })
  .meta({ id: 'ReportComment' });
export const reportOutput = z
  .object({
    id: s.id,
    language: s.language,
    format: z.enum(reportFormats),
    contentSha256: z.string(),
    status: z.enum(outputStatuses),
    requestedAt: s.instant,
    finishedAt: s.instant.nullable(),
    failure: z.string().nullable(),
    isPresent: z.boolean().describe('false: the report has changed since'),
  })
  .meta({ id: 'ReportOutput' });
const outputs = z.object({ items: z.array(reportOutput), progress: z.object({ wanted: z.number().int(), done: z.number().int(), failed: z.number().int() }).describe('Of what is wanted of the present content') });

const dressing = { breakdown: z.enum(reportBreakdowns), order: z.enum(reportOrders), masthead: reportMasthead };
const begun = { cutOffAt: s.instant.optional().describe('Now if absent'), order: dressing.order.default('english'), masthead: reportMasthead.prefault({}) };
const period = z
  .object({
    from: s.localDate.describe('The last day of the period before'),
    to: s.localDate,
    nextReportOn: s.localDate.optional().describe('Two years after the end if absent'),
  })
  .refine(({ from, to, nextReportOn }) => from < to && (nextReportOn === undefined || to < nextReportOn), 'a period ends after it began, and before the next report');
const inLanguage = z.object({ language: s.language.default('en').describe('Of titles and of facts that are compared') });

export const listReports = route({ id: 'listReports', method: 'GET', path: '/reports', tag, needs: 'reader', summary: 'Reports, the latest first', query: z.object({ partnershipId: s.idText.optional().describe('Those of a partnership, and those over all'), meetingId: s.idText.optional(), state: z.enum(reportStates).optional(), cursor: s.cursor, limit: s.limit }), response: s.page(reportDocument) });
export const createReport = route({
  id: 'createReport', method: 'POST', path: '/reports', tag, needs: 'coordinator', status: 201,
  summary: 'Begin an interim or final report on the commitments of a meeting, or a consolidated one over all partnerships',
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(reportKinds), meetingId: s.id, breakdown: dressing.breakdown.default('area'), ...begun }),
    z.object({ kind: z.literal('consolidated'), period, ...begun }),
  ]),
  response: reportDocument,
});
export const readReportDraft = route({ id: 'readReportDraft', method: 'GET', path: '/reports/:id', tag, needs: 'reader', summary: 'A report with its sections, narratives and what changed since they were written', params: byId, query: inLanguage, response: reportDraft });
export const changeReport = route({ id: 'changeReport', method: 'PATCH', path: '/reports/:id', tag, needs: 'coordinator', summary: 'Change masthead, breakdown or order', params: byId, body: z.object({ breakdown: dressing.breakdown.optional(), order: dressing.order.optional(), masthead: reportMasthead.optional() }), response: reportDocument, ifMatch: true });
export const recompileReport = route({ id: 'recompileReport', method: 'POST', path: '/reports/:id/recompile', tag, needs: 'coordinator', summary: 'Move the cut-off: figures follow, and narratives whose facts changed are flagged', params: byId, body: z.object({ cutOffAt: s.instant.optional().describe('Now if absent') }).default({}), response: reportDocument, ifMatch: true });
export const discardReport = route({ id: 'discardReport', method: 'DELETE', path: '/reports/:id', tag, needs: 'coordinator', summary: 'Discard a report that was not issued', params: byId, status: 204, ifMatch: true });
export const writeNarrative = route({ id: 'writeNarrative', method: 'PUT', path: '/reports/:id/narratives', tag, needs: 'coordinator', summary: 'Write the narrative of a section in a language. If-Match bears the version of that narrative, "0" for a new one; who comes second gets 412 with what stands there', params: byId, body: z.object({ key: sectionKey, language: s.language, text: s.prose(narrativeLimit).nullable().describe('null takes it away') }), response: narrative, ifMatch: true });
export const confirmNarrative = route({ id: 'confirmNarrative', method: 'POST', path: '/reports/:id/narratives/confirm', tag, needs: 'coordinator', summary: 'Say that a narrative still holds, though its facts changed', params: byId, body: z.object({ key: sectionKey, language: s.language }), response: narrative, ifMatch: true });
export const listReportComments = route({ id: 'listReportComments', method: 'GET', path: '/reports/:id/comments', tag, needs: 'reader', summary: 'Comments on a report, the earliest first', params: byId, response: z.object({ items: z.array(reportComment) }) });
export const addReportComment = route({ id: 'addReportComment', method: 'POST', path: '/reports/:id/comments', tag, needs: 'reader', summary: 'Comment on a section', params: byId, body: z.object({ key: sectionKey, text: s.prose(5000) }), response: reportComment, status: 201 });
export const resolveReportComment = route({ id: 'resolveReportComment', method: 'POST', path: '/report-comments/:id/resolve', tag, needs: 'coordinator', summary: 'Mark a comment as settled, or open it again', params: byId, body: z.object({ resolved: z.boolean().default(true) }).default({ resolved: true }), response: reportComment, ifMatch: true });
export const circulateReport = route({ id: 'circulateReport', method: 'POST', path: '/reports/:id/circulate', tag, needs: 'coordinator', summary: 'Circulate a report for comments: mails the coordinators of both sides and, if wanted, the focal points of participating entities. A consolidated one goes to the coordinators of the United Nations side and, if wanted, to all others who follow up or report', params: byId, body: z.object({ toEntities: z.boolean().default(false), commentsBy: s.localDate.optional(), note: s.prose(2000).optional() }).default({ toEntities: false }), response: reportDocument, ifMatch: true });
export const approveReport = route({ id: 'approveReport', method: 'POST', path: '/reports/:id/approve', tag, needs: 'coordinator', summary: 'Approve what the report says now, for a side; a later change of content makes it void. A consolidated report is approved by the United Nations side alone', params: byId, body: z.object({ side: z.enum(sides).optional().describe('The own if absent') }).default({}), response: reportDocument, ifMatch: true });
export const issueReport = route({ id: 'issueReport', method: 'POST', path: '/reports/:id/issue', tag, needs: 'coordinator', summary: 'Issue a report that was approved by all who have to: from here on its content is frozen', params: byId, response: reportDocument, ifMatch: true });
export const correctReport = route({ id: 'correctReport', method: 'POST', path: '/reports/:id/correct', tag, needs: 'coordinator', summary: 'Begin a corrigendum (Corr.1) of an issued report, which stays as it is', params: byId, body: z.object({ reason: s.line(1000) }), response: reportDocument, status: 201, ifMatch: true });
export const readReportContent = route({ id: 'readReportContent', method: 'GET', path: '/reports/:id/content', tag, needs: 'reader', summary: 'All that a report says, as JSON in canonical form; of an issued one the very bytes that were frozen', params: byId, produces: ['application/json'] });
export const previewReport = route({ id: 'previewReport', method: 'GET', path: '/reports/:id/preview', tag, needs: 'reader', summary: 'What a report looks like now', params: byId, query: inLanguage, produces: ['text/html'] });
export const requestReportOutputs = route({ id: 'requestReportOutputs', method: 'POST', path: '/reports/:id/outputs', tag, needs: 'coordinator', summary: 'Have files made in the background, one for each language and format', params: byId, body: z.object({ languages: z.array(s.language).min(1).max(6), formats: z.array(z.enum(reportFormats)).min(1).max(reportFormats.length) }), response: outputs, status: 202 });
export const listReportOutputs = route({ id: 'listReportOutputs', method: 'GET', path: '/reports/:id/outputs', tag, needs: 'reader', summary: 'The files of a report and how far they are', params: byId, response: outputs });
export const readReportOutput = route({ id: 'readReportOutput', method: 'GET', path: '/report-outputs/:id/file', tag, needs: 'reader', summary: 'A file of a report', params: byId, produces: ['application/octet-stream'] });
export const adoptRecommendation = route({
  id: 'adoptRecommendation', method: 'POST', path: '/reports/:id/recommendations/:number/adopt', tag, needs: 'coordinator', status: 201,
  summary: 'Make a commitment of a recommendation of an issued report, once',
  params: z.object({ id: s.idText, number: s.idText }),
  body: z.object({
    meetingId: s.id.describe('The meeting under which it is followed up'),
    title: s.line(500).optional(),
    owners: ownersInput,
    level: z.enum(levels).nullable().optional(),
    deadline: z.object({ on: s.localDate, precision: s.precision.default('day') }).optional(),
  }),
  response: z.object({ commitmentId: s.id, reference: z.string() }),
});
export const listRecommendations = route({ id: 'listRecommendations', method: 'GET', path: '/reports/:id/recommendations', tag, needs: 'reader', summary: 'The recommendations of a report, and which commitments they became', params: byId, query: inLanguage, response: z.object({ items: z.array(z.object({ number: z.number().int(), text: z.string(), commitment: z.object({ id: s.id, reference: z.string() }).nullable() })) }) });

export const reportDocumentsRoutes = [
  listReports, createReport, readReportDraft, changeReport, recompileReport, discardReport, writeNarrative, confirmNarrative, listReportComments, addReportComment, resolveReportComment, circulateReport, approveReport,
  issueReport, correctReport, readReportContent, previewReport, requestReportOutputs, listReportOutputs, readReportOutput, adoptRecommendation, listRecommendations,
];

import { z } from 'zod';
import { commitmentProject } from './commitments.js';
import { route } from './route.js';
import * as s from './shapes.js';
import { acceptances, deadlineCauses, distributions, implementationStatuses, instrumentKinds, levels, recordStates, type ReportBreakdown, reportFormats, reportKinds, type ReportOrder, reportOrders, scheduleStatuses } from './vocabulary.js';

const tag = 'reports';

/** An entity under the name that it bore on the day of the report, in the report's language. */
const reportEntity = z.object({ id: s.id, acronym: z.string(), name: z.string(), sortKey: z.string().describe('Its place in English alphabetical order') });
const reportUpdate = z.object({ entity: reportEntity, on: z.string(), status: z.enum(implementationStatuses), narrative: z.string(), evidence: z.string().nullable() });
const when = z.object({ on: z.string(), precision: s.precision });
export const reportCommitment = z.object({
  reference: z.string(),
  paragraphLabel: z.string(),
  title: z.string(),
  quote: z.string(),
  lead: reportEntity.nullable(),
  contributing: z.array(reportEntity),
  level: z.enum(levels).nullable(),
  acceptance: z.enum(acceptances).nullable(),
  declaredStatus: z.enum(implementationStatuses),
  verifiedStatus: z.enum(implementationStatuses),
  recordState: z.enum(recordStates),
  scheduleStatus: z.enum(scheduleStatuses).nullable().describe('As of the day; null once the record is not open'),
  deadline: z
    .object({ text: z.string().nullable(), on: z.string(), precision: s.precision, meetingOrdinal: z.number().int().nullable().describe('The meeting that the deadline hangs on') })
    .nullable(),
  closedReason: z.string().nullable(),
  carriedFrom: z.string().nullable().describe('Reference under the meeting before'),
  succeededBy: z.string().nullable().describe('Reference that goes on with it: carried over, superseded or merged, as `recordState` says'),
  updates: z.array(reportUpdate).describe('Accepted by the day, the earliest first'),
  withoutUpdate: z.array(reportEntity).describe('Owners of which no update was accepted by the day'),
  areaId: s.id.nullable(),
  objectiveId: s.id.nullable(),
  project: commitmentProject.nullable(),
  deadlineChanges: z
    .array(z.object({ on: z.string(), cause: z.enum(deadlineCauses), from: when, to: when.nullable(), reason: z.string().nullable() }))
    .describe('How the deadline was moved, the earliest first: an extension granted, a meeting that it hangs on moved, or a correction by the desk'),
  lineage: z
    .array(z.object({ reference: z.string(), meetingOrdinal: z.number().int(), recordState: z.enum(recordStates) }))
    .describe('From the first record under an earlier meeting to the last, itself included; empty for one that stands alone'),
});
/** The commitments of a report counted. */
export const reportFigures = z.object({
  total: z.number().int(),
  byStatus: z.record(z.enum(implementationStatuses), z.number().int()),
  open: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  carriedOver: z.number().int(),
  withoutUpdate: z.number().int().describe('Commitments of which no owner has an accepted update'),
});
/** What a progress report says, before any format: the JSON format is this. Names are in the report's language. */
export const progressReport = z
  .object({
    kind: z.enum(reportKinds),
    language: s.language,
    asOf: z.string(),
    partnership: z.string(),
    series: z.string(),
    meeting: z.object({ ordinal: z.number().int(), startsOn: z.string(), endsOn: z.string(), precision: s.precision, place: z.string() }),
    nextMeeting: z.object({ ordinal: z.number().int(), startsOn: z.string(), endsOn: z.string(), precision: s.precision, place: z.string() }).nullable(),
    document: z.object({ title: z.string(), symbol: z.string().nullable(), language: s.language, adoptedOn: z.string() }).nullable(),
    figures: reportFigures,
    areas: z.array(z.object({ id: s.id.nullable(), name: z.string().nullable().describe('null: no thematic area'), commitments: z.array(reportCommitment) })),
    objectives: z.array(z.object({ id: s.id, name: z.string() })).describe('Strategic objectives that the commitments serve, in their order'),
  })
  .meta({ id: 'ProgressReport' });
export type ProgressReport = z.infer<typeof progressReport>;
export type ReportFigures = z.infer<typeof reportFigures>;
export type ReportEntity = z.infer<typeof reportEntity>;
export type ReportCommitment = z.infer<typeof reportCommitment>;

/** What stands at the head of a United Nations document; what is null is left out. */
export const reportMasthead = z.object({
  symbol: s.line(80).nullable().default(null).meta({ example: 'A/77/277–S/2022/606' }),
  distribution: z.enum(distributions).nullable().default('general'),
  date: s.localDate.nullable().default(null),
  originalLanguage: s.language.default('en'),
  session: z.number().int().min(1).max(999).nullable().default(null).describe('The how-manieth session: 77 is "Seventy-seventh session"'),
  agendaItem: s.line(80).nullable().default(null).meta({ example: '122 (e)' }),
});
export type ReportMasthead = z.infer<typeof reportMasthead>;

/** What editors wrote for a section, in one language. `key` is the section's: `introduction`, `area:12`, `commitment:UN-CARICOM-6/03` … */
export interface ReportNarrative {
  key: string;
  language: z.infer<typeof s.language>;
  text: string;
}
/** What a report wears besides its facts: renderers take the two together. Narratives are of all languages; one that lacks the report's is a gap to be shown. */
export interface ReportDress {
  masthead: ReportMasthead;
  breakdown: ReportBreakdown;
  order: ReportOrder;
  narratives: readonly ReportNarrative[];
  /** Figures of the last report that was issued on the same commitments. */
  previous?: ReportFigures;
  /** It is this corrigendum (Corr.1) of the report that bears the symbol. */
  correction?: number;
}

const consolidatedInstrument = z.object({
  name: z.string(), kind: z.enum(instrumentKinds), parties: z.array(z.string()), signedOn: z.string().nullable(), startsOn: z.string().nullable(), endsOn: z.string().nullable(),
  standing: z.enum(['in-force', 'expires', 'expired', 'no-term']).describe('`expires`: before the next report'),
});
/** What a consolidated report says, before any format; organizations in English alphabetical order. */
export const consolidatedReport = z
  .object({
    kind: z.literal('consolidated'),
    language: s.language,
    from: z.string().describe('The last day of the period before'),
    asOf: z.string(),
    nextReportOn: z.string(),
    organizations: z.array(
      z.object({
        id: s.id.describe('Of the partnership'),
        organization: reportEntity,
        meetings: z.array(z.object({ ordinal: z.number().int(), startsOn: z.string(), endsOn: z.string(), precision: s.precision, place: z.string() })),
        documents: z.array(z.object({ title: z.string(), symbol: z.string().nullable(), adoptedOn: z.string() })),
        figures: reportFigures.pick({ total: true, byStatus: true, open: true, overdue: true }),
        updates: z.array(z.object({ reference: z.string(), title: z.string(), entity: z.string(), on: z.string(), status: z.enum(implementationStatuses), narrative: z.string() })),
        instruments: z.array(consolidatedInstrument),
      }),
    ),
  })
  .meta({ id: 'ConsolidatedReport' });
export type ConsolidatedReport = z.infer<typeof consolidatedReport>;
/** What a report says in one language, whichever its kind. */
export type CompiledReport = ProgressReport | ConsolidatedReport;

const fileTypes = ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv', 'text/html'] as const;

export const readConsolidatedReport = route({
  id: 'readConsolidatedReport',
  method: 'GET', mayConflict: true,
  path: '/consolidated-report',
  tag, needs: 'reader',
  summary: 'One section an organization: what happened in a period, where the commitments stand, instruments and what of them expires before the next report',
  query: z.object({
    from: s.localDate.optional().describe('The last day of the period before; two years before the end if absent'),
    asOf: s.localDate.optional().describe('Today in UTC if absent'),
    nextReportOn: s.localDate.optional().describe('Two years after the end if absent'),
    language: s.language.default('en'),
    order: z.enum(reportOrders).default('english'),
    format: z.enum(reportFormats).default('json'),
  }),
  response: consolidatedReport,
  produces: fileTypes,
});

export const readReport = route({
  id: 'readReport',
  method: 'GET', mayConflict: true,
  path: '/meetings/:id/report',
  tag, needs: 'reader',
  summary: "Progress report on a meeting's commitments, as recorded by a day",
  params: z.object({ id: s.idText }),
  query: z.object({ kind: z.enum(reportKinds).default('final'), asOf: s.localDate.optional().describe('Today in UTC if absent'), language: s.language.default('en'), format: z.enum(reportFormats).default('json') }),
  response: progressReport,
  produces: fileTypes,
});

export const readTransmittalLetter = route({
  id: 'readTransmittalLetter',
  method: 'GET', mayConflict: true,
  path: '/meetings/:id/report/letter',
  tag, needs: 'reader',
  summary: 'A letter of transmittal for the report on a meeting, to be changed and signed: to the President of one organ, or identical letters to both',
  params: z.object({ id: s.idText }),
  query: z.object({
    kind: z.enum(reportKinds).default('final'),
    asOf: s.localDate.optional().describe('Today in UTC if absent'),
    language: s.language.default('en'),
    to: z.enum(['general-assembly', 'security-council', 'identical']).default('identical'),
    date: s.localDate.optional().describe("The letter's date; today in UTC if absent"),
    session: z.coerce.number().int().min(1).max(999).optional(),
    agendaItem: s.line(80).optional().meta({ example: '122 (e)' }),
    signatories: s.line(400).optional().describe('Names of who signs, separated by semicolons'),
  }),
  produces: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
});

const schemas = { 'progress-report': progressReport, 'consolidated-report': consolidatedReport } as const;
/** The JSON Schema (2020-12) of a report as data. */
export const reportSchema = (name: keyof typeof schemas): Record<string, unknown> => ({ ...z.toJSONSchema(schemas[name]) });
export const readReportSchema = route({
  id: 'readReportSchema', method: 'GET', path: '/report-schema', tag, needs: 'reader', summary: 'The JSON Schema of a report as data', query: z.object({ name: z.enum(['progress-report', 'consolidated-report']).default('progress-report') }),
  response: z.record(z.string(), z.unknown()),
});

export const reportsRoutes = [readReport, readConsolidatedReport, readTransmittalLetter, readReportSchema];

import { z } from 'zod';
import { proposal } from './outcomes.js';
import { route } from './route.js';
import * as s from './shapes.js';
import { acceptances, commitmentActions, implementationStatuses, levels, ownerParts, proposalKinds, recordStates, registerGroups, registerSorts, scheduleStatuses, sides, wordChangeKinds } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const tag = 'commitments';

/** A concrete project under a commitment and the benefit by which it is measured. */
export const commitmentProject = z
  .object({
    name: s.line(300),
    benefit: s.prose(2000).describe('What changes for whom, in words that can be measured'),
    unit: s.line(80).nullable().default(null).meta({ example: 'schools connected' }),
    target: z.number().nullable().default(null),
    achieved: z.number().nullable().default(null),
  })
  .meta({ id: 'CommitmentProject' });
export type CommitmentProject = z.infer<typeof commitmentProject>;

export const owner = z
  .object({
    organizationId: s.id,
    acronym: z.string(),
    name: s.localizedText,
    side: z.enum(sides).nullable(),
    part: z.enum(ownerParts),
    declaredStatus: z.enum(implementationStatuses),
    awaitingDecision: z.boolean().describe('An update of this entity waits for the coordinator'),
    extensionAsked: z.boolean().describe('A request of this entity for more time waits for the coordinator'),
    handoverProposed: z.boolean().describe('The coordinator is to say who of this entity answers'),
  })
  .meta({ id: 'Owner' });
export const commitment = z
  .object({
    id: s.id,
    reference: z.string(),
    partnershipId: s.id,
    meeting: z.object({ id: s.id, ordinal: z.number().int(), seriesName: s.localizedText }),
    paragraphLabel: z.string(),
    title: z.string(),
    quote: z.string(),
    kind: z.enum(proposalKinds),
    thematicArea: z.object({ id: s.id, name: s.localizedText }).nullable(),
    level: z.enum(levels).nullable(),
    acceptance: z.enum(acceptances).nullable(),
    declaredStatus: z.enum(implementationStatuses),
    verifiedStatus: z.enum(implementationStatuses),
    recordState: z.enum(recordStates),
    scheduleStatus: z.enum(scheduleStatuses).nullable().describe('null once the record is not open'),
    deadline: z.object({ text: z.string().nullable(), on: z.string(), precision: s.precision, meetingId: s.id.nullable() }).nullable(),
    horizonOn: z.string().nullable().describe('The next meeting, which counts where there is no deadline'),
    owners: z.array(owner),
    lastUpdateAt: s.instant.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Commitment' });
const link = z.object({ id: s.id, reference: z.string(), title: z.string() });
const kin = link.extend({ meeting: z.object({ id: s.id, ordinal: z.number().int() }), recordState: z.enum(recordStates), verifiedStatus: z.enum(implementationStatuses), succeededById: s.id.nullable() });
export const commitmentInFull = commitment
  .extend({
    source: z
      .object({
        documentId: s.id,
        documentTitle: z.string(),
        symbol: z.string().nullable(),
        language: s.language,
        paragraph: z.object({ label: z.string(), text: z.string().describe('The exact text of the paragraph in the document'), start: z.number().int() }),
        quoteStart: z.number().int().describe('Code points from the beginning of the document; less `paragraph.start`, within the paragraph'),
        quoteEnd: z.number().int(),
        version: z.number().int().describe('Which text of the document the paragraph stands in'),
        page: z.number().int().nullable().describe('The page of the original on which the quote begins; null where no pages are known'),
        hasOriginal: z.boolean().describe('The file that this version of the document came as is kept: `/documents/{documentId}/original?version=`'),
      })
      .nullable(),
    correction: z
      .object({
        version: z.number().int().describe('The corrected version of the document that changed the words'),
        words: z.string().nullable().describe('What stands there now; null where the words are gone'),
        settled: z.boolean().describe('A coordinator kept the accepted words'),
        changes: z.array(z.object({ kind: z.enum(wordChangeKinds), text: z.string() })),
      })
      .nullable()
      .describe('What a corrected version of the document did to the words'),
    acceptanceReason: z.string().nullable(),
    objective: z.object({ id: s.id, name: s.localizedText }).nullable(),
    project: commitmentProject.nullable(),
    closedReason: z.string().nullable(),
    openedAt: s.instant,
    closedAt: s.instant.nullable(),
    carriedFrom: link.nullable(),
    succeededBy: link.nullable(),
    lineage: z.array(kin).describe('The records that it was, is and goes on as, in the order of their meetings; itself among them'),
  })
  .meta({ id: 'CommitmentInFull' });
export const historyEntry = z
  .object({
    id: s.id,
    at: s.instant,
    actor: z.object({ kind: z.enum(['person', 'system', 'operator']), name: z.string() }),
    action: z.enum(commitmentActions),
    reason: z.string().nullable(),
    changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  })
  .meta({ id: 'HistoryEntry' });
export const thematicArea = z.object({ id: s.id, partnershipId: s.id, position: z.number().int(), name: s.localizedText }).meta({ id: 'ThematicArea' });
export const strategicObjective = z.object({ id: s.id, partnershipId: s.id, position: z.number().int(), name: s.localizedText, version: z.number().int() }).meta({ id: 'StrategicObjective' });

/** A deadline as a date with its precision, or hung on a meeting that may move; null for none. */
export const deadlineInput = z
  .union([
    z.object({ on: s.localDate, precision: s.precision.default('day'), text: s.line(300).optional() }),
    z.object({ meetingId: s.id, text: s.line(300).optional() }),
  ])
  .nullable();
/** Who owns a commitment: one entity leads it, others contribute. */
export const ownersInput = z
  .array(z.object({ organizationId: s.id, part: z.enum(ownerParts) }))
  .min(1)
  .max(100)
  .refine((owners) => owners.filter((o) => o.part === 'lead').length === 1, 'exactly one lead entity')
  .refine((owners) => new Set(owners.map((o) => o.organizationId)).size === owners.length, 'an entity stands once');
const register = {
  title: s.prose(4000),
  owners: ownersInput,
  deadline: deadlineInput,
  thematicAreaId: s.id.nullable(),
  level: z.enum(levels).nullable(),
};

const registerFilter = z.object({
  partnershipId: s.idText.optional(),
  meetingId: s.idText.optional(),
  organizationId: s.idText.optional().describe('An entity that owns it, leading or contributing'),
  leadId: s.idText.optional().describe('The entity that leads'),
  thematicAreaId: s.idText.optional(),
  level: z.enum(levels).optional(),
  acceptance: z.enum(acceptances).optional(),
  status: z.enum(implementationStatuses).optional().describe('Verified status'),
  recordState: z.enum(recordStates).optional(),
  schedule: z.enum(scheduleStatuses).optional(),
  documentId: s.idText.optional().describe('The document that the words come from'),
  correction: z.enum(['unsettled']).optional().describe('A corrected version of the document changed or dropped the words, and nobody has settled it'),
  q: s.line(200).optional().describe('Words that title, quote or reference hold: all of them, each as a beginning or in another form, in any of the six languages'),
});
const sorts = registerSorts.flatMap((sort) => [sort, `-${sort}`] as const);
export const registerQuery = registerFilter.extend({
  sort: z.enum(sorts).default('deadline').describe('With a minus, from the other end'),
  group: z.enum(registerGroups).optional().describe('Rows of one group stand together; the sort counts within it'),
  cursor: s.cursor,
  limit: s.limit,
});

export const listCommitments = route({ id: 'listCommitments', method: 'GET', path: '/commitments', tag, needs: 'reader', summary: 'The register: filtered, in the order asked for; by deadline, those without one stand last', query: registerQuery, response: s.page(commitment) });
const countOf = <K extends string>(names: readonly K[]) => z.object(Object.fromEntries(names.map((name) => [name, z.number().int()])) as Record<K, z.ZodNumber>);
export const registerCounts = z
  .object({
    total: z.number().int(),
    schedule: countOf(scheduleStatuses).describe('Of the open records'),
    status: countOf(implementationStatuses).describe('By verified status'),
    recordState: countOf(recordStates),
    unsettled: z.number().int().describe('Where a corrected document changed the words, and nobody has settled it'),
    groups: z.array(z.object({ key: z.string().describe('Id of the lead entity, area or meeting, or the verified status; empty for none'), count: z.number().int() })),
  })
  .meta({ id: 'RegisterCounts' });
export const countCommitments = route({ id: 'countCommitments', method: 'GET', path: '/commitments/counts', tag, needs: 'reader', summary: 'How many commitments a filter of the register leaves, by schedule, verified status and record state', query: registerFilter.extend({ group: z.enum(registerGroups).optional() }), response: registerCounts });
export const readCommitment = route({ id: 'readCommitment', method: 'GET', path: '/commitments/:id', tag, needs: 'reader', summary: 'One commitment with its source and lineage', params: byId, response: commitmentInFull });
export const readHistory = route({ id: 'readHistory', method: 'GET', path: '/commitments/:id/history', tag, needs: 'reader', summary: 'Who changed what, when and why, the latest first', params: byId, response: z.object({ items: z.array(historyEntry) }) });
export const suggestAcceptance = route({ id: 'suggestAcceptance', method: 'GET', path: '/proposals/:id/suggestion', tag, needs: 'coordinator', summary: 'Which entities of the directory and which thematic area the words of a proposal point to', params: byId, response: z.object({ organizationIds: z.array(s.id).describe('In the order of the document, the first as lead'), unknownNames: z.array(z.string()).describe('Actors that no entity of the partnership is'), thematicAreaId: s.id.nullable() }) });
export const acceptProposal = route({ id: 'acceptProposal', method: 'POST', path: '/proposals/:id/accept', tag, needs: 'coordinator', summary: 'Accept a proposal: it becomes a commitment in the register', params: byId, body: z.object({ ...register, title: register.title.optional().describe("The proposal's wording if absent"), deadline: register.deadline.optional().describe("What the document says if absent"), thematicAreaId: register.thematicAreaId.default(null), level: register.level.default(null) }), response: commitmentInFull, status: 201, ifMatch: true });
export const reopenProposal = route({ id: 'reopenProposal', method: 'POST', path: '/proposals/:id/reopen', tag, needs: 'coordinator', summary: 'Take a decision on a proposal back; the commitment of an accepted one is withdrawn if nothing has happened to it since', params: byId, response: proposal, ifMatch: true });
export const createCommitment = route({ id: 'createCommitment', method: 'POST', path: '/commitments', tag, needs: 'coordinator', summary: 'Enter a commitment by hand', body: z.object({ ...register, meetingId: s.id, paragraphLabel: s.line(40), quote: s.prose(10_000), kind: z.enum(proposalKinds).default('commitment'), deadline: register.deadline.default(null), thematicAreaId: register.thematicAreaId.default(null), level: register.level.default(null) }), response: commitmentInFull, status: 201 });
export const editCommitment = route({ id: 'editCommitment', method: 'PATCH', path: '/commitments/:id', tag, needs: 'coordinator', summary: 'Change wording, owners, deadline, area, level or acceptance', params: byId, body: z.object({ ...register, acceptance: z.enum(acceptances).nullable(), acceptanceReason: s.prose(2000).nullable(), objectiveId: s.id.nullable(), project: commitmentProject.nullable() }).partial().extend({ reason: s.prose(500).optional() }), response: commitmentInFull, ifMatch: true });
export const verifyCommitment = route({ id: 'verifyCommitment', method: 'POST', path: '/commitments/:id/verify', tag, needs: 'coordinator', summary: "Set the coordinator's verified status; a final one closes the record, any other reopens it", params: byId, body: z.object({ status: z.enum(implementationStatuses), reason: s.prose(1000).optional() }), response: commitmentInFull, ifMatch: true });
export const recordAcceptance = route({ id: 'recordAcceptance', method: 'POST', path: '/commitments/:id/acceptance', tag, needs: 'coordinator', summary: 'Record whether it is accepted, in part or not, apart from implementation; with the reason where it is not accepted whole', params: byId, body: z.object({ acceptance: z.enum(acceptances), reason: s.prose(2000).optional() }), response: commitmentInFull, ifMatch: true });
export const settleCorrection = route({ id: 'settleCorrection', method: 'POST', path: '/commitments/:id/settle-correction', tag, needs: 'coordinator', summary: 'Where a corrected version of the document changed the words: take them over, or keep the accepted ones with a reason', params: byId, body: z.object({ choice: z.enum(['take-over', 'keep']), reason: s.prose(1000).optional() }), response: commitmentInFull, ifMatch: true });
export const carryOver = route({ id: 'carryOver', method: 'POST', path: '/commitments/:id/carry-over', tag, needs: 'coordinator', summary: 'Let an open commitment go on as a new record under the next meeting', params: byId, body: z.object({ meetingId: s.id.optional().describe('The next meeting of the series if absent'), deadline: deadlineInput.optional().describe('Absent: a deadline that is still to come stays, one that is past falls away'), reason: s.prose(500).optional() }), response: commitmentInFull, status: 201, ifMatch: true });
export const supersede = route({ id: 'supersede', method: 'POST', path: '/commitments/:id/supersede', tag, needs: 'coordinator', summary: 'End a commitment in favour of another, or with its framework', params: byId, body: z.object({ byCommitmentId: s.id.nullable().default(null), reason: s.prose(1000) }), response: commitmentInFull, ifMatch: true });
export const merge = route({ id: 'merge', method: 'POST', path: '/commitments/:id/merge', tag, needs: 'coordinator', summary: 'Merge a commitment into another of the same partnership', params: byId, body: z.object({ intoCommitmentId: s.id, reason: s.prose(1000).optional() }), response: commitmentInFull, ifMatch: true });
export const listThematicAreas = route({ id: 'listThematicAreas', method: 'GET', path: '/partnerships/:id/thematic-areas', tag, needs: 'reader', summary: 'Thematic areas of a partnership, in order', params: byId, response: z.object({ items: z.array(thematicArea) }) });
export const listObjectives = route({ id: 'listObjectives', method: 'GET', path: '/partnerships/:id/objectives', tag, needs: 'reader', summary: 'Strategic objectives of a partnership, in order', params: byId, response: z.object({ items: z.array(strategicObjective) }) });
export const addObjective = route({ id: 'addObjective', method: 'POST', path: '/partnerships/:id/objectives', tag, needs: 'coordinator', summary: 'Add a strategic objective after those that a partnership has', params: byId, body: z.object({ name: s.localizedText }), response: strategicObjective, status: 201 });
export const renameObjective = route({ id: 'renameObjective', method: 'PATCH', path: '/objectives/:id', tag, needs: 'coordinator', summary: 'Give a strategic objective another name; reports as of a day before keep the former one', params: byId, body: z.object({ name: s.localizedText }), response: strategicObjective, ifMatch: true });

const count = z.number().int();
const standingCounts = {
  total: count,
  byStatus: z.record(z.enum(implementationStatuses), count).describe('By verified status'),
  open: count,
  overdue: count,
  carriedOver: count,
};
/** Where the commitments of a meeting stand: what the page of the meeting draws. */
export const meetingStanding = z
  .object({
    ...standingCounts,
    areas: z.array(z.object({ area: z.object({ id: s.id, name: s.localizedText }).nullable(), ...standingCounts })).describe('In their order; those without an area last'),
    months: z.array(z.object({ month: z.string().describe('YYYY-MM'), total: count, open: count, overdue: count })).describe('Deadlines by month'),
    previous: z.object({ meetingId: s.id, ordinal: count, ...standingCounts }).nullable().describe('The same of the meeting before, where it has commitments'),
  })
  .meta({ id: 'MeetingStanding' });
const ofOne = { commitmentId: s.id, version: count.min(1) };
/** What becomes of one open commitment when its meeting is closed. */
export const closingDecision = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('carry-over'), ...ofOne, reason: s.line(500).optional() }),
  z.object({ outcome: z.literal('supersede'), ...ofOne, byCommitmentId: s.id.nullable().default(null), reason: s.line(1000) }),
  z.object({ outcome: z.literal('merge'), ...ofOne, intoCommitmentId: s.id, reason: s.line(1000).optional() }),
  z.object({ outcome: z.literal('close'), ...ofOne, status: z.enum(implementationStatuses), reason: s.line(1000).optional() }),
]);
export const readStanding = route({ id: 'readMeetingStanding', method: 'GET', path: '/meetings/:id/standing', tag, needs: 'reader', summary: "Where a meeting's commitments stand, by thematic area and month, beside those of the meeting before", params: byId, response: meetingStanding });
export const closeMeeting = route({
  id: 'closeMeeting', method: 'POST', path: '/meetings/:id/close', tag, needs: 'coordinator', summary: 'Decide in one step what becomes of open commitments of a meeting: carried over to the next one, superseded, merged or closed; all of it, or nothing',
  params: byId, body: z.object({ decisions: z.array(closingDecision).min(1).max(1000).refine((all) => new Set(all.map((d) => d.commitmentId)).size === all.length, 'a commitment stands once') }),
  response: z.object({ decided: count, left: count.describe('How many of its commitments are still open') }), ifMatch: true,
});

/** Media types of a register as a table. */
export const tableMediaTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const;
const flag = z.enum(['true', 'false']).transform((said) => said === 'true');
export const tableReport = z
  .object({
    written: z.boolean().describe('False for a dry run, and where refused rows kept the whole from being written'),
    new: z.array(z.object({ row: z.number().int(), title: z.string(), reference: z.string().nullable().describe('Known once it is written') })),
    changed: z.array(z.object({ reference: z.string(), field: z.string(), from: z.string(), to: z.string() })),
    unchanged: z.number().int().describe('How many rows say what the register says'),
    refused: z.array(z.object({ row: z.number().int().describe('Row of the sheet; the header is row 1'), column: z.string(), reason: z.string() })),
  })
  .meta({ id: 'TableReport' });
export const exportTable = route({
  id: 'exportTable', method: 'GET', path: '/commitments/table', tag, needs: 'reader', summary: 'The register as a table, filtered: XLSX or CSV',
  query: registerQuery.omit({ cursor: true, limit: true }).extend({ format: z.enum(['xlsx', 'csv']).default('xlsx'), columns: s.line(600).optional().describe('Only these columns, by their headers, in this order, with commas between them; all that an import takes if absent') }), produces: Object.values(tableMediaTypes),
});
export const importTable = route({
  id: 'importTable', method: 'POST', path: '/commitments/table', tag, needs: 'coordinator', summary: 'Import a table with the columns of the export; a dry run only reports what it would do',
  query: z.object({ dryRun: flag.default(true), leaveOutRefused: flag.default(false).describe('Write the other rows where some are refused; else nothing is written') }),
  response: tableReport, consumes: [...Object.values(tableMediaTypes), 'application/octet-stream'],
});

export const commitmentsRoutes = [listCommitments, countCommitments, readCommitment, readHistory, suggestAcceptance, acceptProposal, reopenProposal, createCommitment, editCommitment, verifyCommitment, recordAcceptance, settleCorrection, carryOver, supersede, merge, listThematicAreas, listObjectives, addObjective, renameObjective, readStanding, closeMeeting, exportTable, importTable];

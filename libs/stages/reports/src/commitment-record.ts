import { commitments, vocabulary } from '@suivi/contract';
import { precisions } from '@suivi/kernel';
import { z } from 'zod';

const id = z.number().int();

/**
 * A commitment as the history keeps it: the whole row and its owners after a change. Only what a report says is read; what
 * later versions add to the row is passed over.
 */
export const commitmentRecord = z.object({
  id,
  meetingId: id,
  reference: z.string(),
  paragraphLabel: z.string(),
  quote: z.string(),
  title: z.string(),
  thematicAreaId: id.nullable(),
  level: z.enum(vocabulary.levels).nullable(),
  acceptance: z.enum(vocabulary.acceptances).nullable(),
  declaredStatus: z.enum(vocabulary.implementationStatuses),
  verifiedStatus: z.enum(vocabulary.implementationStatuses),
  recordState: z.enum(vocabulary.recordStates),
  deadlineText: z.string().nullable(),
  deadlineOn: z.string().nullable(),
  deadlinePrecision: z.enum(precisions).nullable(),
  deadlineMeetingId: id.nullable(),
  closedReason: z.string().nullable(),
  carriedFromId: id.nullable(),
  succeededById: id.nullable(),
  // Absent in rows of the history from before these were kept.
  objectiveId: id.nullable().default(null),
  project: commitments.commitmentProject.nullable().default(null),
  owners: z.array(z.object({ organizationId: id, part: z.enum(vocabulary.ownerParts) })),
});
export type CommitmentRecord = z.infer<typeof commitmentRecord>;

/** What the history keeps of a deadline before and after a change. */
export const deadlineRecord = z.object({ deadlineOn: z.string().nullable(), deadlinePrecision: z.enum(precisions).nullable() });

/** A meeting as the history keeps it. */
export const meetingRecord = z.object({
  id,
  seriesId: id,
  ordinal: z.number().int(),
  startsOn: z.string(),
  endsOn: z.string(),
  precision: z.enum(precisions),
  place: z.string(),
});
export type MeetingRecord = z.infer<typeof meetingRecord>;

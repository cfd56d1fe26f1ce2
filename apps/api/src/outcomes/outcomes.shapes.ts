import type { Scope } from '@suivi/access';
import type { outcomes, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import { documentsWhere, type FormerEditionRow, mayReview, type Meeting, meetingsOf, type Proposal, type Reading } from '@suivi/outcomes';

/** Rows of the outcomes stage as the API shows them. */
export const meetingOf = (row: { meeting: Meeting; partnershipId: number; nextMeetingId: number | null }): RouteResponse<typeof outcomes.readMeeting> => ({
  ...row.meeting, partnershipId: row.partnershipId, nextMeetingId: row.nextMeetingId,
});

/** A meeting of the reader's; refuses with 'not-found'. */
export async function meetingShown(sql: Sql, scope: Scope, id: number): Promise<RouteResponse<typeof outcomes.readMeeting>> {
  const [row] = await meetingsOf(sql, scope, { id });
  if (!row) throw new Refusal('not-found', `there is no meeting ${id}`);
  return meetingOf(row);
}

type DocumentShown = Awaited<ReturnType<typeof documentsWhere>>[number];

/** A document of the reader's; refuses with 'not-found'. */
export async function documentShown(sql: Sql, scope: Scope, id: number): Promise<DocumentShown> {
  const [row] = await documentsWhere(sql, scope, { id });
  if (!row) throw new Refusal('not-found', `there is no document ${id}`);
  return row;
}

export const documentOf = (row: DocumentShown, scope: Scope): RouteResponse<typeof outcomes.importDocument> => {
  const { sha256: _, fileSha256: __, pageStarts: ___, edition, ...document } = row.document;
  const proposals = { proposed: row.proposed, accepted: row.accepted, rejected: row.rejected };
  return {
    ...document, version: edition, importedAt: document.importedAt.toISOString(), original: row.original, proposals: mayReview(scope, row.partnershipId) ? proposals : null,
  };
};

export const formerVersionOf = ({ edition, fileName, importedAt, correctedAt, original }: FormerEditionRow): RouteResponse<typeof outcomes.readDocument>['formerVersions'][number] => ({
  version: edition, fileName, importedAt: importedAt.toISOString(), correctedAt: correctedAt.toISOString(), original,
});

export const proposalOf = (row: { proposal: Proposal; paragraphLabel: string }): RouteResponse<typeof outcomes.editProposal> => {
  const { paragraphId, position: _, decidedAt: __, decidedBy: ___, ...proposal } = row.proposal;
  return { ...proposal, deadline: proposal.deadline ?? null, paragraph: { id: paragraphId, label: row.paragraphLabel } };
};

export const readingOf = (row: Reading): RouteResponse<typeof outcomes.readReading> => ({
  id: row.id, meetingId: row.meetingId, fileName: row.fileName, language: row.language, status: row.status, phase: row.phase,
  pages: row.pagesDone === null || row.pagesTotal === null ? null : { done: row.pagesDone, total: row.pagesTotal },
  refusal: row.refusalCode === null ? null : { code: row.refusalCode, detail: row.refusalDetail ?? '' },
  documentId: row.documentId, requestedAt: row.requestedAt.toISOString(), requestedBy: row.requestedBy.name, finishedAt: row.finishedAt?.toISOString() ?? null, version: row.version,
});

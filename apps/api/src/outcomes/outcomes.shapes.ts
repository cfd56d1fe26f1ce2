import type { outcomes, RouteResponse } from '@suivi/contract';
import type { DocumentRow, FormerEdition, Meeting, Proposal } from '@suivi/outcomes';

/** Rows of the outcomes stage as the API shows them. */
export const meetingOf = (row: { meeting: Meeting; partnershipId: number; nextMeetingId: number | null }): RouteResponse<typeof outcomes.readMeeting> => ({
  ...row.meeting, partnershipId: row.partnershipId, nextMeetingId: row.nextMeetingId,
});

export const documentOf = (row: { document: DocumentRow; proposed: number; accepted: number; rejected: number }): RouteResponse<typeof outcomes.importDocument> => {
  const { sha256: _, edition, ...document } = row.document;
  return { ...document, version: edition, importedAt: document.importedAt.toISOString(), proposals: { proposed: row.proposed, accepted: row.accepted, rejected: row.rejected } };
};

export const formerVersionOf = ({ edition, fileName, importedAt, correctedAt }: Omit<FormerEdition, 'text'>): RouteResponse<typeof outcomes.readDocument>['formerVersions'][number] => ({
  version: edition, fileName, importedAt: importedAt.toISOString(), correctedAt: correctedAt.toISOString(),
});

export const proposalOf = (row: { proposal: Proposal; paragraphLabel: string }): RouteResponse<typeof outcomes.editProposal> => {
  const { paragraphId, position: _, decidedAt: __, decidedBy: ___, ...proposal } = row.proposal;
  return { ...proposal, deadline: proposal.deadline ?? null, paragraph: { id: paragraphId, label: row.paragraphLabel } };
};

export {
  seriesNamed, meeting, nextMeetingOf, partnershipOfMeeting, createSeries, createMeeting, changeMeeting, checkVersion,
} from './outcomes.js';
export type { MeetingChange, NewMeeting } from './outcomes.js';
export { mayImport, mayPlanMeetings, mayReview } from './outcomes.policy.js';
export { importDocument, importFile } from './importing.js';
export type { NewDocument, NewFile } from './importing.js';
export {
  acceptProposal, addProposal, byHand, documentOfProposal, editProposal, mergeProposals, paragraphsAsWritten, rejectProposal, reopenProposal, splitProposal,
} from './proposals.js';
export type { NewProposal, ProposalAt, ProposalChange } from './proposals.js';
export { seriesOf, meetingsOf, documentsWhere, paragraphsOf, paragraphById, proposalsOf } from './outcomes.store.js';
export type { DocumentRow, Meeting, OutcomeDocument, Paragraph, Proposal, Series } from './outcomes.store.js';
export { dismissReading, readingNamed, requestReading, retryReading, sweepReadings } from './readings.js';
export { eraseFromOutcomes, readingsAskedBy } from './personal-readings.store.js';
export { readingsWaiting, unfinishedReadings } from './readings.store.js';
export type { Reading } from './readings.store.js';
export { readWaitingFiles } from './reading-files.js';
export type { ReadingContext } from './reading-files.js';
export { readDocument } from './outcomes.jobs.js';
export { original } from './original.js';
export { pageAt } from './page.js';
export { textOfBytes, documentBytesLimit } from './document-text.js';
export { Unreadable } from './intake/taken-document.js';
export { wordParts } from './intake/docx/package.js';
export { takeDocument } from './intake/index.js';
export { wordDocumentXml } from './intake/docx/document-xml.js';
export type { DocumentForm, PageRange, TakenDocument } from './intake/index.js';
export { readOutcomeDocument } from './reader/index.js';
export { planRevision, readCorrection, reviseDocument } from './revising.js';
export type { AppliedRevision, Citation, CorrectedVersion, Revision } from './revising.js';
export { wordChanges } from './revision.js';
export type { ParagraphFate, Standing, WordChange } from './revision.js';
export { formerEditionsOf } from './editions.store.js';
export type { FormerEditionRow } from './editions.store.js';

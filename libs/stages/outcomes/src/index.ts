export {
  seriesNamed, meeting, nextMeetingOf, createSeries, createMeeting, changeMeeting, importDocument, editProposal, rejectProposal, acceptProposal, checkVersion,
} from './outcomes.js';
export type { MeetingChange, NewDocument, NewMeeting, ProposalChange } from './outcomes.js';
export { seriesOf, meetingsOf, meetingByOrdinal, documentsWhere, documentById, paragraphsOf, paragraphById, proposalsOf } from './outcomes.store.js';
export type { DocumentRow, Meeting, OutcomeDocument, Paragraph, Proposal, Series } from './outcomes.store.js';
export { textOfBytes, documentBytesLimit } from './document-text.js';
export { readOutcomeDocument } from './reader/index.js';

export { readOutcomeDocument } from './read-outcome-document.js';
export type {
  DatePrecision, DeadlineType, DocumentFacts, DocumentReading, NextMeeting, Place, ProposalKind,
  ReadDeadline, ReadingLanguage, ReadingOptions, ReadParagraph, ReadProposal,
} from './reading.js';

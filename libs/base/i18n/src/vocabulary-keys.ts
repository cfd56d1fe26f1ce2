import type {
  Acceptance, CallResponse, CallSheet, CallState, CommitmentAction, DocumentKind, DoubtfulReply, ExtensionState, HandoverState, ImplementationStatus, IncomingVerdict, InstrumentKind, Level, MailKind, MailState, MeetingStatus, OwnerPart, ProposalKind, ProposalStatus,
  RecordState, ReminderChannel, ReplyState, ReportFormat, ReportKind, Role, ScheduleStatus, Side, UpdateState,
} from '@suivi/contract';
import type { Language, RefusalCode } from '@suivi/kernel';

/** The closed vocabularies that have a label for each of their terms. */
export interface Vocabularies {
  language: Language;
  side: Side;
  role: Role;
  meetingStatus: MeetingStatus;
  documentKind: DocumentKind;
  proposalKind: ProposalKind;
  proposalStatus: ProposalStatus;
  level: Level;
  ownerPart: OwnerPart;
  acceptance: Acceptance;
  implementationStatus: ImplementationStatus;
  recordState: RecordState;
  scheduleStatus: ScheduleStatus;
  updateState: UpdateState;
  commitmentAction: CommitmentAction;
  extensionState: ExtensionState;
  handoverState: HandoverState;
  reminderChannel: ReminderChannel;
  callState: CallState;
  callResponse: CallResponse;
  callSheet: CallSheet;
  replyState: ReplyState;
  doubtfulReply: DoubtfulReply;
  mailKind: MailKind;
  mailState: MailState;
  incomingVerdict: IncomingVerdict;
  instrumentKind: InstrumentKind;
  reportKind: ReportKind;
  reportFormat: ReportFormat;
  refusal: RefusalCode;
}

/** Key of a term's label: a term added to a vocabulary does not compile until it has one. */
export type VocabularyKey = { [V in keyof Vocabularies]: `${V}.${Vocabularies[V]}` }[keyof Vocabularies];

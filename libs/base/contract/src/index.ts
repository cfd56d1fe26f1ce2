export * as vocabulary from './vocabulary.js';
export type {
  Acceptance, CallResponse, CallSheet, CallState, CommitmentAction, DoubtfulReply, ExtensionState, GrantRole, HandoverState, ReplyState, TokenScope, WebhookDeliveryState, WebhookEvent, DeliveryLight, DeliveryTrouble, DocumentKind, DutyWait, ImplementationStatus, IncomingVerdict, Level, MailKind, MailState, NudgeLeft, MeetingStatus, OwnerPart, ProposalKind, ProposalStatus, ReadingPhase,
  ReadingStatus, RecordState, RegisterGroup, RegisterSort, ReminderChannel, ReportBreakdown, ReportFormat, ReportKind, ReportOrder, ReportState, Distribution, Role, ScheduleStatus, Side, UpdateState,
} from './vocabulary.js';
export type { TrailAction, TrailProblemKind, TrailSubject } from './vocabulary.js';
export type { OutputStatus, ReportDocumentKind, VoidReason } from './vocabulary.js';
export { problem } from './shapes.js';
export type { Problem } from './shapes.js';
export { route } from './route.js';
export type { Route, RouteBody, RouteInput, RouteResponse } from './route.js';
export * as access from './access.js';
export * as directory from './directory.js';
export * as outcomes from './outcomes.js';
export * as commitments from './commitments.js';
export * as updates from './updates.js';
export * as answers from './answers.js';
export * as replies from './replies.js';
export * as desk from './desk.js';
export * as mine from './mine.js';
export { callRulesOf, escalation, isQuiet, ladderOrder, reminderOverride, reminderPolicy, reminderRule, standardPolicy } from './reminder-policy.js';
export type { CallPolicy, CallRule, Escalation, ReminderOverride, ReminderPolicy, ReminderRule } from './reminder-policy.js';
export * as calls from './calls.js';
export * as reminders from './reminders.js';
export * as emails from './emails.js';
export * as reports from './reports.js';
export * as reportDocuments from './report-documents.js';
export * as webhooks from './webhooks.js';
export * as audit from './audit.js';
export * as installation from './installation.js';
export { routes } from './routes.js';
export type { DeadlineCause, InstrumentKind } from './vocabulary.js';
export type { CommitmentProject } from './commitments.js';
export type { CompiledReport, ConsolidatedReport, ProgressReport, ReportCommitment, ReportDress, ReportEntity, ReportFigures, ReportMasthead, ReportNarrative } from './reports.js';
export { updateInput } from './updates.js';

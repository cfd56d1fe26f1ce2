/** The closed vocabularies of the field; screens, tables and requests all take them from here. */
export const sides = ['un', 'partner'] as const;
export const roles = ['focal-point', 'alternate', 'head', 'coordinator'] as const;
export const meetingStatuses = ['planned', 'held'] as const;
export const documentKinds = ['joint-statement', 'communique', 'decision', 'resolution', 'report', 'other'] as const;
export const readingStatuses = ['waiting', 'reading', 'done', 'refused'] as const;
export const readingPhases = ['opening', 'pages', 'passages', 'storing'] as const;
export const proposalKinds = ['decision', 'commitment', 'request', 'recommendation', 'next-meeting'] as const;
export const proposalStatuses = ['proposed', 'accepted', 'rejected'] as const;
/** What a corrected version of a document did to a paragraph that it did not leave as it was. */
export const paragraphFates = ['moved', 'reworded', 'split', 'merged', 'removed', 'new'] as const;
/** What it did to the words of a commitment. */
export const commitmentFates = ['kept', 'moved', 'changed', 'gone'] as const;
export const wordChangeKinds = ['same', 'added', 'removed'] as const;
export const levels = ['global', 'regional', 'national'] as const;
export const ownerParts = ['lead', 'contributing'] as const;
export const acceptances = ['accepted', 'accepted-in-part', 'not-accepted'] as const;
export const implementationStatuses = ['not-started', 'in-progress', 'implemented', 'overtaken-by-events', 'discontinued'] as const;
export const recordStates = ['open', 'closed', 'carried-over', 'superseded', 'merged'] as const;
/** What may happen to a commitment, as the history keeps it; each has its sentence in the catalogues. */
export const commitmentActions = [
  'registered', 'edited', 'verified', 'closed', 'reopened', 'update-submitted', 'update-accepted', 'update-returned', 'clearance-asked', 'clearance-refused', 'acceptance-recorded',
  'extension-asked', 'extension-granted', 'extension-declined', 'extension-withdrawn', 'handover-proposed', 'handover-confirmed', 'handover-declined', 'carried-over', 'carried-in', 'superseded', 'merged',
  'nudge-sent', 'nudge-withdrawn', 'horizon-moved', 'deadline-moved', 'source-moved', 'source-changed', 'source-gone', 'words-taken-over', 'words-kept', 'withdrawn',
] as const;
/** What the history tells of, and what was done to it beside what is done to commitments; an old row may bear another word. */
export const trailSubjects = [
  'commitment', 'proposal', 'document', 'meeting', 'series', 'partnership', 'organization', 'person', 'appointment', 'absence', 'account', 'access-grant', 'api-token', 'reminder-policy', 'reminder-override', 'call',
  'report', 'report-narrative', 'report-comment', 'report-approval', 'instrument', 'objective', 'note', 'evidence', 'mail', 'reading', 'webhook', 'duty-station', 'trail',
] as const;
export const trailActions = [
  'added', 'created', 'changed', 'removed', 'renamed', 'joined', 'given', 'ended', 'withdrawn', 'erased', 'data-exported', 'enabled', 'disabled', 'sessions-ended', 'made', 'revoked', 'address-changed', 'contact-lost', 'links-revoked',
  'digests-stopped', 'digests-resumed', 'imported', 'corrected', 'moved', 'reread', 'accepted', 'rejected', 'dismissed', 'discarded', 'split', 'split-off', 'merged-away', 'held', 'extended', 'opened', 'opened-again', 'answered', 'drafted',
  'begun', 'written', 'rewritten', 'dressed', 'recompiled', 'circulated', 'approved', 'voided', 'approval-voided', 'issued', 'settled', 'retried', 'edited', 'closed', 'reopened', 'merged', 'verified', 'exported',
] as const;
export const settingSources = ['environment', 'starter', 'default'] as const;
export const trailProblems = ['changed', 'missing', 'added', 'reordered', 'seal', 'cut', 'name-changed', 'name-missing'] as const;
export const scheduleStatuses = ['no-deadline', 'on-track', 'due-soon', 'overdue'] as const;
/** What the register is ordered by (with a minus before it, from the other end), and in which groups its rows stand. */
export const registerSorts = ['deadline', 'updated', 'reference', 'entity', 'status'] as const;
export const registerGroups = ['entity', 'area', 'meeting', 'status'] as const;
/** `awaiting-clearance` and `sent-back` are between an entity's focal points and its head: nobody else sees them. */
export const updateStates = ['awaiting-clearance', 'sent-back', 'submitted', 'accepted', 'returned'] as const;
export const extensionStates = ['pending', 'granted', 'declined', 'withdrawn'] as const;
export const handoverStates = ['pending', 'confirmed', 'declined'] as const;
/** What became of an answer that came as a mail. */
export const replyStates = ['submitted', 'parked', 'taken', 'dismissed'] as const;
/** Why an answer by mail waits for a coordinator instead of becoming an update. */
export const doubtfulReplies = ['empty', 'thanks', 'no-status', 'no-reason', 'negated', 'question', 'hedged', 'several-statuses', 'several-commitments', 'too-long', 'perhaps-automatic', 'not-authenticated', 'another-sender', 'no-longer-asked', 'refused'] as const;
/** Rights that no appointment gives. */
export const grantRoles = ['administrator', 'viewer'] as const;
export const tokenScopes = ['read', 'write', 'administer'] as const;
export const webhookEvents = ['commitment.registered', 'commitment.changed', 'commitment.closed', 'update.submitted', 'update.accepted', 'update.returned', 'extension.asked', 'extension.decided', 'meeting.changed', 'report.circulated', 'report.issued', 'report.corrected'] as const;
export const webhookDeliveryStates = ['due', 'sending', 'delivered', 'failed', 'dropped'] as const;
export const reminderChannels = ['digest', 'single'] as const;
export const callStates = ['drafted', 'open', 'closed'] as const;
/** What an entity has contributed to a call for inputs so far. */
export const callResponses = ['none', 'in-part', 'complete', 'nothing-to-report'] as const;
/** The response sheet that goes along with the mail of a call. */
export const callSheets = ['none', 'xlsx', 'docx'] as const;
export const mailKinds = ['digest', 'update-returned', 'extension-decided', 'handover-decided', 'handed-over', 'nudge', 'clearance', 'clearance-refused', 'fresh-links', 'report-circulated', 'alarm', 'sign-in'] as const;
/** Why nobody was nudged about an entity's part in a commitment. */
export const nudgeLefts = ['not-open', 'waits-for-you', 'with-head', 'nobody', 'contact-lost', 'too-soon'] as const;
/** For whom an entity's part in a commitment waits: the desk's decision on an update, or on more time, or on who answers; its own head; another colleague who answers for it. */
export const dutyWaits = ['desk', 'head', 'colleague', 'naming', 'more-time'] as const;
/** What may keep mail from reaching people; the last three are told to the operator, and leave the light green. */
export const deliveryTroubles = [
  'round-silent', 'server-away', 'mail-late', 'nothing-accepted', 'inbox-away', 'reminders-late', 'looks-late', 'readings-late', 'jobs-late', 'many-failures', 'domain-refuses', 'contacts-lost',
] as const;
export const deliveryLights = ['green', 'held', 'red'] as const;
export const mailStates = ['due', 'sending', 'sent', 'bounced', 'failed', 'dropped'] as const;
export const incomingVerdicts = ['hard-bounce', 'soft-bounce', 'delayed', 'auto-reply', 'reply', 'forged', 'not-ours'] as const;
/** Texts between the two sides that have a term. */
export const instrumentKinds = ['memorandum', 'plan-of-action', 'framework', 'agreement', 'other'] as const;
export const reportKinds = ['interim', 'final'] as const;
export const reportFormats = ['docx', 'pdf', 'xlsx', 'csv', 'html', 'json'] as const;
/** By what a deadline was moved. */
export const deadlineCauses = ['extension', 'meeting', 'correction'] as const;
/** By what the commitments of a report are gathered. */
export const reportBreakdowns = ['area', 'objective', 'entity', 'level'] as const;
/** In which order organizations stand: English alphabetical in every language version, or by the version's own language. */
export const reportOrders = ['english', 'language'] as const;
/** For whom a document is, as its masthead says. */
export const distributions = ['general', 'limited', 'restricted'] as const;
/** Interim and final ones are of a meeting, consolidated ones of a period and all partnerships. */
export const reportDocumentKinds = ['interim', 'final', 'consolidated'] as const;
/** Why an approval stands no more. */
export const voidReasons = ['narrative', 'masthead', 'facts'] as const;
export const outputStatuses = ['waiting', 'writing', 'done', 'failed'] as const;
/** The life of a report; `corrected` is an issued one of which a corrigendum was issued. */
export const reportStates = ['drafted', 'circulated', 'approved', 'issued', 'corrected'] as const;

export type Side = (typeof sides)[number];
export type Role = (typeof roles)[number];
export type MeetingStatus = (typeof meetingStatuses)[number];
export type DocumentKind = (typeof documentKinds)[number];
export type ReadingStatus = (typeof readingStatuses)[number];
export type ReadingPhase = (typeof readingPhases)[number];
export type ProposalKind = (typeof proposalKinds)[number];
export type ProposalStatus = (typeof proposalStatuses)[number];
export type Level = (typeof levels)[number];
export type OwnerPart = (typeof ownerParts)[number];
export type Acceptance = (typeof acceptances)[number];
export type ImplementationStatus = (typeof implementationStatuses)[number];
export type RecordState = (typeof recordStates)[number];
export type CommitmentAction = (typeof commitmentActions)[number];
export type TrailSubject = (typeof trailSubjects)[number];
export type TrailAction = (typeof trailActions)[number];
export type TrailProblemKind = (typeof trailProblems)[number];
export type ScheduleStatus = (typeof scheduleStatuses)[number];
export type RegisterSort = (typeof registerSorts)[number];
export type RegisterGroup = (typeof registerGroups)[number];
export type UpdateState = (typeof updateStates)[number];
export type ReminderChannel = (typeof reminderChannels)[number];
export type ExtensionState = (typeof extensionStates)[number];
export type HandoverState = (typeof handoverStates)[number];
export type ReplyState = (typeof replyStates)[number];
export type DoubtfulReply = (typeof doubtfulReplies)[number];
export type GrantRole = (typeof grantRoles)[number];
export type TokenScope = (typeof tokenScopes)[number];
export type WebhookEvent = (typeof webhookEvents)[number];
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number];
export type CallState = (typeof callStates)[number];
export type CallResponse = (typeof callResponses)[number];
export type CallSheet = (typeof callSheets)[number];
export type MailKind = (typeof mailKinds)[number];
export type NudgeLeft = (typeof nudgeLefts)[number];
export type DutyWait = (typeof dutyWaits)[number];
export type MailState = (typeof mailStates)[number];
export type DeliveryTrouble = (typeof deliveryTroubles)[number];
export type DeliveryLight = (typeof deliveryLights)[number];
export type IncomingVerdict = (typeof incomingVerdicts)[number];
export type InstrumentKind = (typeof instrumentKinds)[number];
export type ReportKind = (typeof reportKinds)[number];
export type DeadlineCause = (typeof deadlineCauses)[number];
export type ReportFormat = (typeof reportFormats)[number];
export type ReportBreakdown = (typeof reportBreakdowns)[number];
export type ReportOrder = (typeof reportOrders)[number];
export type Distribution = (typeof distributions)[number];
export type ReportState = (typeof reportStates)[number];
export type ReportDocumentKind = (typeof reportDocumentKinds)[number];
export type VoidReason = (typeof voidReasons)[number];
export type OutputStatus = (typeof outputStatuses)[number];

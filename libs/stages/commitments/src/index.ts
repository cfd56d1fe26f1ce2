export { registerProposal, reopenProposal, enterCommitment } from './registering.js';
export type { HandEntry, OwnerInput, Registering } from './registering.js';
export {
  editCommitment, verifyStatus, declareStatus, settleUpdate, carryOver, supersedeCommitment, mergeCommitment, addThematicAreas,
} from './commitments.js';
export { previewRevision, reviseDocument } from './revision.js';
export type { RevisionReport } from './revision.js';
export { settleCorrection } from './settling.js';
export type { CorrectionDecision } from './settling.js';
export { addMeeting, moveMeeting, holdMeeting } from './meetings.js';
export type { CommitmentChange, UpdateDecision } from './commitments.js';
export type { CommitmentState } from './change.js';
export type { DeadlineInput } from './deadline.js';
export { register, commitmentInFull } from './register.js';
export { scheduleStatus } from './schedule.js';
export { finalStatuses, isFinal, needsReason, transitions } from './life.js';
export { commitmentById, ownersInFull, thematicAreasOf } from './commitments.store.js';
export type { CommitmentRow, OwnerRow, ThematicArea } from './commitments.store.js';
export { readTable, writeTable } from './table/read-table.js';
export { readTableApart } from './table/read-table-apart.js';
export type { TableFormat } from './table/read-table.js';
export { tableRows } from './table/export-table.js';
export type { TableQuery } from './table/export-table.js';
export { applyTableImport, planTableImport } from './table/import-table.js';
export type { TableReport } from './table/import-table.js';
export { tableBytesLimit } from './table/columns.js';
export type { ReadRow, TableRow } from './table/columns.js';
export { suggestionFor } from './suggestion.js';
export type { Suggestion } from './suggestion.js';

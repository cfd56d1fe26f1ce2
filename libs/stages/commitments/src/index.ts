export { registerProposal, reopenProposal, enterCommitment } from './registering.js';
export type { HandEntry, OwnerInput, Registering } from './registering.js';
export {
  editCommitment, verifyStatus, declareStatus, settleUpdate, carryOver, supersedeCommitment, mergeCommitment, addThematicAreas,
} from './commitments.js';
export { addMeeting, moveMeeting, holdMeeting } from './meetings.js';
export type { CommitmentChange, UpdateDecision } from './commitments.js';
export type { CommitmentState } from './change.js';
export type { DeadlineInput } from './deadline.js';
export { register, commitmentInFull } from './register.js';
export { scheduleStatus } from './schedule.js';
export { finalStatuses, isFinal, needsReason, transitions } from './life.js';
export { commitmentById, ownersInFull, thematicAreasOf } from './commitments.store.js';
export type { CommitmentRow, OwnerRow, ThematicArea } from './commitments.store.js';

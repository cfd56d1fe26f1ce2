import type { commitments, ImplementationStatus, RouteBody } from '@suivi/contract';
import type { CommitmentRow } from '../commitments.js';
import { asksReason } from '../final-statuses.js';

/** What a coordinator has chosen for one commitment so far; what an outcome does not need is kept for the next choice. */
export interface Choice {
  outcome: 'leave' | 'carry-over' | 'supersede' | 'merge' | 'close';
  /** Into which commitment, or by which; null: by none, its framework ends. */
  target?: number | null;
  status?: ImplementationStatus;
  reason?: string;
}
/** The choices by commitment. */
export type Choices = Readonly<Record<number, Choice>>;
type Decision = RouteBody<typeof commitments.closeMeeting>['decisions'][number];

/** Tells whether an answer waits on it, so that it cannot be ended. */
export const isBlocked = ({ owners }: CommitmentRow): boolean => owners.some((owner) => owner.awaitingDecision || owner.extensionAsked);

/** Tells whether an outcome is not carried out without a reason. */
export const needsReason = ({ outcome, status }: Choice): boolean => outcome === 'supersede' || (outcome === 'close' && status !== undefined && asksReason(status));

const withReason = (reason: string | undefined): { reason?: string } => (reason?.trim() ? { reason: reason.trim() } : {});

const ways: { [O in Choice['outcome']]: (choice: Choice, of: { commitmentId: number; version: number }) => Decision | 'incomplete' | null } = {
  leave: () => null,
  'carry-over': ({ reason }, of) => ({ outcome: 'carry-over', ...of, ...withReason(reason) }),
  supersede: ({ target, reason }, of) => (target === undefined || !reason?.trim() ? 'incomplete' : { outcome: 'supersede', ...of, byCommitmentId: target, reason: reason.trim() }),
  merge: ({ target, reason }, of) => (target === undefined || target === null ? 'incomplete' : { outcome: 'merge', ...of, intoCommitmentId: target, ...withReason(reason) }),
  close: ({ status, reason }, of) => (!status || (needsReason({ outcome: 'close', status }) && !reason?.trim()) ? 'incomplete' : { outcome: 'close', ...of, status, ...withReason(reason) }),
};

/** What is to be sent for the rows as they were read, and how many choices still lack something. A choice for a row that is open no longer falls away. */
export function decisionsOf(rows: readonly CommitmentRow[], choices: Choices): { decisions: Decision[]; incomplete: number } {
  const made = rows.filter((row) => !isBlocked(row)).map((row) => {
    const choice = choices[row.id] ?? { outcome: 'leave' };
    return ways[choice.outcome](choice, { commitmentId: row.id, version: row.version });
  });
  return { decisions: made.filter((one) => one !== null && one !== 'incomplete'), incomplete: made.filter((one) => one === 'incomplete').length };
}

import type { ImplementationStatus, RecordState } from '@suivi/contract';
import { Refusal } from '@suivi/kernel';

/** What happens to a commitment's record, and what it needs. */
export type LifeEvent = 'progress' | 'implement' | 'overtake' | 'discontinue' | 'reopen' | 'carry-over' | 'supersede' | 'merge';

interface Transition {
  event: LifeEvent;
  from: readonly RecordState[];
  to: RecordState;
  /** The verified status that it sets; absent: left as it is. */
  status?: ImplementationStatus;
  needsReason: boolean;
}

/** The life of a commitment: every transition that exists. What is not in this table is refused. */
export const transitions: readonly Transition[] = [
  { event: 'progress', from: ['open'], to: 'open', needsReason: false },
  { event: 'implement', from: ['open'], to: 'closed', status: 'implemented', needsReason: false },
  { event: 'overtake', from: ['open'], to: 'closed', status: 'overtaken-by-events', needsReason: true },
  { event: 'discontinue', from: ['open'], to: 'closed', status: 'discontinued', needsReason: true },
  { event: 'reopen', from: ['closed'], to: 'open', needsReason: true },
  { event: 'carry-over', from: ['open'], to: 'carried-over', needsReason: false },
  { event: 'supersede', from: ['open'], to: 'superseded', needsReason: true },
  { event: 'merge', from: ['open'], to: 'merged', needsReason: false },
];

/** The statuses that end the work: verified, they close the record. */
export const finalStatuses: readonly ImplementationStatus[] = ['implemented', 'overtaken-by-events', 'discontinued'];

/** Tells whether a status ends the work. */
export const isFinal = (status: ImplementationStatus): boolean => finalStatuses.includes(status);

/** Tells whether reporting this status asks for a reason. */
export const needsReason = (status: ImplementationStatus): boolean => status === 'overtaken-by-events' || status === 'discontinued';

/** The event by which a record in this state takes on a verified status. */
export function eventOf(status: ImplementationStatus, state: RecordState): LifeEvent {
  if (status === 'implemented') return 'implement';
  if (status === 'overtaken-by-events') return 'overtake';
  if (status === 'discontinued') return 'discontinue';
  return state === 'closed' ? 'reopen' : 'progress';
}

/** The one way on for a record in `state`; refuses an event that the table does not know there, or one without its reason. */
export function transition(state: RecordState, event: LifeEvent, reason: string | null | undefined): { to: RecordState; status?: ImplementationStatus } {
  const way = transitions.find((t) => t.event === event && t.from.includes(state));
  if (!way) {
    if (state === 'open') throw new Refusal('commitment.transition-not-allowed', `an open commitment cannot ${event}`);
    throw new Refusal('commitment.not-open', `the commitment is ${state}: it cannot ${event}`);
  }
  if (way.needsReason && !reason?.trim()) throw new Refusal('commitment.reason-required', `to ${event} a commitment, say why`);
  return { to: way.to, status: way.status };
}

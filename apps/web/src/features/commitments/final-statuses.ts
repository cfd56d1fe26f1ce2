import type { ImplementationStatus } from '@suivi/contract';

/** The statuses that end the work: verified, they close the record. */
export const finalStatuses = ['implemented', 'overtaken-by-events', 'discontinued'] as const satisfies readonly ImplementationStatus[];

/** Tells whether a status ends the work. */
export const isFinal = (status: ImplementationStatus): boolean => finalStatuses.some((one) => one === status);

/** Tells whether a status is not taken without a reason. */
export const asksReason = (status: ImplementationStatus): boolean => isFinal(status) && status !== 'implemented';

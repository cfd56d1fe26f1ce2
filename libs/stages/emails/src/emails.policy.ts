import { administers, coordinates, type Scope } from '@suivi/access';
import type { Ties } from '@suivi/directory';

/** Tells whether the reader may try a mail again: a desk that follows up the person whom it is for. */
export const mayRetryMail = (scope: Scope, ties: Ties): boolean => scope.everything || ties.appointments.some((a) => coordinates(scope, a.partnershipId, a.side));

/** Tells whether the reader may open the product's own mailbox: it holds what people of all partnerships are written. */
export const mayReadMailbox = (scope: Scope): boolean => administers(scope);

/** Tells whether the reader may let a restored system send mail again. */
export const mayConfirmDelivery = (scope: Scope): boolean => administers(scope);

/** Tells whether the reader is told what servers said, and of whom: others get to know that mail does not go out, and why in general. */
export const maySeeDetails = (scope: Scope): boolean => administers(scope);

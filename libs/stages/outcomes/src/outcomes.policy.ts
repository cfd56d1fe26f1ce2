import { coordinates, type Scope } from '@suivi/access';

/** Tells whether the reader may add series and meetings to a partnership, move them and record that they were held. */
export const mayPlanMeetings = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

/** Tells whether the reader may bring outcome documents into a partnership and correct them. */
export const mayImport = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

/** Tells whether the reader may see and decide what is proposed in a partnership's documents: a document binds both sides, so either desk may. */
export const mayReview = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

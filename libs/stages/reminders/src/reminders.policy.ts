import { coordinates, type Scope } from '@suivi/access';
import { type Desk, mayEdit } from '@suivi/commitments';

/** Tells whether the reader may set when the people of a partnership are reminded: either desk, for it counts for both sides. */
export const maySetPolicy = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

/** Tells whether the reader may see who will be reminded and who is not at present: it tells of people, with their addresses. */
export const mayForesee = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

/** Tells whether the reader may give a commitment rules of its own: the desk that keeps it. */
export const maySetRules = (scope: Scope, desk: Desk): boolean => mayEdit(scope, desk);

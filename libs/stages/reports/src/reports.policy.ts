import { type Scope, seesWhole } from '@suivi/access';

/** Tells whether the reader may compile a progress report: it tells of all entities of the partnership. */
export const mayCompileReport = (scope: Scope, partnershipId: number): boolean => seesWhole(scope, partnershipId);

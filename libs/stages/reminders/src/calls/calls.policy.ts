import { coordinates, type Scope } from '@suivi/access';

/** Tells whether the reader may draft, open, change and close calls for inputs, and take in what comes back: either desk, for a call asks entities of both sides. */
export const mayCall = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

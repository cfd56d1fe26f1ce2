import { coordinates, partnershipsCoordinated, type Scope } from '@suivi/access';
import type { Side } from '@suivi/contract';

/** Which desk keeps a commitment: that of the side on which its lead entity stands; null where the lead stands on none, and either desk does. */
export interface Desk {
  partnershipId: number;
  side: Side | null;
}

/** Tells whether the reader may enter commitments: what a document says binds both sides, so either desk may, for entities of both. */
export const mayRegister = (scope: Scope, partnershipId: number): boolean => coordinates(scope, partnershipId);

const keeps = (scope: Scope, { partnershipId, side }: Desk): boolean => coordinates(scope, partnershipId, side);

/** Tells whether the reader may change a commitment's wording, owners, deadline, area, level or acceptance, and settle what a corrected document did to its words. */
export const mayEdit = keeps;

/** Tells whether the reader may set the verified status. */
export const mayVerify = keeps;

/** Tells whether the reader may end a record: carry it over, supersede it or merge it. */
export const mayEnd = keeps;

/** Tells whether the reader may import tables at all; each row is then judged as if it were typed. */
export const mayImportTable = (scope: Scope): boolean => scope.everything || partnershipsCoordinated(scope).length > 0;

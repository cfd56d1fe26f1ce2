import { coordinates, seesWhole, type Scope } from '@suivi/access';
import type { Side } from '@suivi/contract';

/** Whose a report is; null for a consolidated one, which is of all partnerships. */
export interface ReportPlace {
  partnershipId: number | null;
}

/** Tells whether the reader may compile a progress report: it tells of all entities of the partnership. */
export const mayCompileReport = (scope: Scope, partnershipId: number): boolean => seesWhole(scope, partnershipId);

/** Tells whether the reader may begin a report, write in it, circulate, issue and correct it: either desk; a consolidated one is kept by who administers the whole. */
export const mayKeepReport = (scope: Scope, { partnershipId }: ReportPlace): boolean => (partnershipId === null ? scope.everything : coordinates(scope, partnershipId));

/** Tells whether the reader may approve for a side: its coordinators. A consolidated report has no sides. */
export const mayApprove = (scope: Scope, { partnershipId }: ReportPlace, side: Side | null): boolean =>
  partnershipId === null ? side === null && scope.everything : side !== null && coordinates(scope, partnershipId, side);

/** The sides for which the reader may approve. */
export const sidesOf = (scope: Scope, partnershipId: number): readonly Side[] => (['un', 'partner'] as const).filter((side) => coordinates(scope, partnershipId, side));

/** Tells whether the reader may comment on a report: the desks, and the people of entities that it was shown to; who may see it at all is asked before. */
export const mayComment = (scope: Scope, { partnershipId, shownToEntities }: ReportPlace & { shownToEntities: boolean }): boolean =>
  mayKeepReport(scope, { partnershipId }) || (shownToEntities && scope.entities.some((entity) => entity.partnershipId === partnershipId));

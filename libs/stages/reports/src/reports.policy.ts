import { coordinates, coordinatesSide, seesWhole, type Scope } from '@suivi/access';
import { type Side, vocabulary } from '@suivi/contract';
import { partnershipOfKey } from './consolidated/consolidated-sections.js';

/** Whose a report is; null for a consolidated one, which is over all partnerships. */
export interface ReportPlace {
  partnershipId: number | null;
}

/** Tells whether the reader may compile a progress report: it tells of all entities of the partnership. */
export const mayCompileReport = (scope: Scope, partnershipId: number): boolean => seesWhole(scope, partnershipId);

/** Tells whether the reader may begin a report, write in it, circulate, issue and correct it: either desk; a consolidated one is kept by who administers the whole. */
export const mayKeepReport = (scope: Scope, { partnershipId }: ReportPlace): boolean => (partnershipId === null ? scope.everything : coordinates(scope, partnershipId));

/** Tells whether the reader may write in a section: who keeps the report; in a consolidated one also the United Nations desk of a partnership, in the section of its organization. */
export function mayWriteIn(scope: Scope, place: ReportPlace, key: string): boolean {
  if (mayKeepReport(scope, place)) return true;
  const own = place.partnershipId === null ? partnershipOfKey(key) : undefined;
  return own !== undefined && coordinates(scope, own, 'un');
}

/** The sides that have to approve: both; a consolidated report is of the United Nations alone, and there is no single desk on its other side. */
export const sidesAwaited = ({ partnershipId }: ReportPlace): readonly Side[] => (partnershipId === null ? ['un'] : vocabulary.sides);

/** Tells whether the reader may approve for a side: its coordinators; a consolidated report those of the United Nations side in any partnership. */
export const mayApprove = (scope: Scope, place: ReportPlace, side: Side): boolean =>
  sidesAwaited(place).includes(side) && (place.partnershipId === null ? coordinatesSide(scope, side) : coordinates(scope, place.partnershipId, side));

/** The sides for which the reader may approve. */
export const sidesOf = (scope: Scope, place: ReportPlace): Side[] => sidesAwaited(place).filter((side) => mayApprove(scope, place, side));

/** Tells whether the reader may make a commitment of a partnership out of a recommendation: who enters commitments there and, where the report is of one partnership, keeps it. */
export const mayAdopt = (scope: Scope, place: ReportPlace, partnershipId: number): boolean => (place.partnershipId === null || mayKeepReport(scope, place)) && coordinates(scope, partnershipId);

/** Tells whether the reader may comment on a report: who writes in it or approves it, and the people of entities that it was shown to; who may see it at all is asked before. */
export const mayComment = (scope: Scope, place: ReportPlace & { shownToEntities: boolean }): boolean =>
  mayKeepReport(scope, place) || sidesOf(scope, place).length > 0 || (place.shownToEntities && (place.partnershipId === null || scope.entities.some((entity) => entity.partnershipId === place.partnershipId)));

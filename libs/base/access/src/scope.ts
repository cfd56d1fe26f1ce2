import type { GrantRole, Role, Side } from '@suivi/contract';

/** A partnership that is seen whole, and as whom: `sides` are those whose entities a coordinator follows up; both for an administrator, none for a viewer. */
export interface WholePartnership {
  partnershipId: number;
  role: GrantRole | 'coordinator';
  sides: readonly Side[];
}

/** An entity that somebody reports for, in one partnership. */
export interface OwnEntity {
  partnershipId: number;
  organizationId: number;
  role: Exclude<Role, 'coordinator'>;
}

/**
 * What a reader may see, and the ground on which rights are judged. Queries on rows that not everyone may see take it as a
 * required argument. `everything` is the product itself, and whoever administers the whole installation.
 */
export interface Scope {
  everything: boolean;
  /** The reader; null for the product itself and for whoever sits at an installation that nobody has claimed. */
  personId: number | null;
  partnerships: readonly WholePartnership[];
  entities: readonly OwnEntity[];
}

/** The scope of the product itself, and of the command line. */
export const wholeInstallation: Scope = { everything: true, personId: null, partnerships: [], entities: [] };

/** The scope of somebody who may see nothing. */
export const nothingAtAll: Scope = { everything: false, personId: null, partnerships: [], entities: [] };

/** Tells whether the reader sees all of a partnership, not only what concerns an own entity. */
export const seesWhole = (scope: Scope, partnershipId: number): boolean => scope.everything || scope.partnerships.some((p) => p.partnershipId === partnershipId);

/** Tells whether the reader has anything to do with a partnership. */
export const seesPartnership = (scope: Scope, partnershipId: number): boolean => seesWhole(scope, partnershipId) || scope.entities.some((e) => e.partnershipId === partnershipId);

const once = (ids: readonly number[]): number[] => [...new Set(ids)];

/** The partnerships that the reader sees whole. */
export const partnershipsWhole = ({ partnerships }: Scope): number[] => once(partnerships.map((p) => p.partnershipId));

/** The partnerships that the reader has anything to do with. */
export const partnershipsSeen = (scope: Scope): number[] => once([...partnershipsWhole(scope), ...scope.entities.map((e) => e.partnershipId)]);

/** The partnerships that the reader coordinates or administers. */
export const partnershipsCoordinated = ({ partnerships }: Scope): number[] => once(partnerships.filter((p) => p.role !== 'viewer').map((p) => p.partnershipId));

/** The partnerships that the reader administers. */
export const partnershipsAdministered = ({ partnerships }: Scope): number[] => once(partnerships.filter((p) => p.role === 'administrator').map((p) => p.partnershipId));

/** Tells whether the reader coordinates (or administers) a partnership; with a side, whether its entities are followed up from there. */
export const coordinates = (scope: Scope, partnershipId: number, side?: Side | null): boolean =>
  scope.everything || scope.partnerships.some((p) => p.partnershipId === partnershipId && p.role !== 'viewer' && (side === undefined || side === null || p.sides.includes(side)));

/** Tells whether the reader is the desk of a side in any partnership. */
export const coordinatesSide = (scope: Scope, side: Side): boolean => scope.everything || scope.partnerships.some((p) => p.role !== 'viewer' && p.sides.includes(side));

/** Tells whether the reader administers a partnership; without one, the whole installation. */
export const administers = (scope: Scope, partnershipId?: number): boolean =>
  scope.everything || (partnershipId !== undefined && scope.partnerships.some((p) => p.partnershipId === partnershipId && p.role === 'administrator'));

/** Tells whether the reader reports for an entity in one of the roles. */
export const reportsFor = (scope: Scope, of: { partnershipId: number; organizationId: number }, roles: readonly OwnEntity['role'][] = ['focal-point', 'alternate', 'head']): boolean =>
  scope.entities.some((e) => e.partnershipId === of.partnershipId && e.organizationId === of.organizationId && roles.includes(e.role));

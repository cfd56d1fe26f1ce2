import { access, type Role, type RouteResponse, type Side } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { reading } from './reading.js';

/** Who looks at the screens. */
export type Caller = RouteResponse<typeof access.readSession>;
type Rights = Caller['rights'];

const nothing: Rights = { everything: false, partnerships: [], entities: [] };

/** Where an entity or what it owes stands: the side tells whose desk decides on it. */
export interface Place {
  partnershipId: number;
  side: Side | null;
}

/** What a person may do, as the server judges it again: screens ask this only to offer nothing that would be refused. */
export const rightsOf = ({ everything, partnerships, entities }: Rights) => ({
  /** Administers the whole installation. */
  everything,
  /** Coordinates or administers any partnership. */
  keepsAny: (): boolean => everything || partnerships.some(({ role }) => role !== 'viewer'),
  /** Administers it, or a partnership. */
  /** Reports for any entity. */
  reportsForAny: entities.length > 0,
  administersAny: everything || partnerships.some((p) => p.role === 'administrator'),
  administers: (partnershipId: number): boolean => everything || partnerships.some((p) => p.partnershipId === partnershipId && p.role === 'administrator'),
  /** Sees all of a partnership. */
  seesWhole: (partnershipId: number): boolean => everything || partnerships.some((p) => p.partnershipId === partnershipId),
  /** The sides whose desk the person is; both where everything is theirs. */
  desksIn: (partnershipId: number): Side[] => (everything ? ['un', 'partner'] : [...new Set(partnerships.filter((p) => p.partnershipId === partnershipId && p.role !== 'viewer').flatMap((p) => p.sides))]),
  /** Is the desk of the United Nations side in any partnership. */
  isUnDesk: everything || partnerships.some(({ role, sides }) => role !== 'viewer' && sides.includes('un')),
  /** Is the desk of a side; where there is none, either desk is. */
  keeps: ({ partnershipId, side }: Place): boolean =>
    everything || partnerships.some((p) => p.partnershipId === partnershipId && p.role !== 'viewer' && (side === null || p.sides.includes(side))),
  /** Speaks for an entity, in one of the roles. */
  reportsFor: (of: { partnershipId: number; organizationId: number }, roles: readonly Role[] = ['focal-point', 'alternate', 'head']): boolean =>
    entities.some((e) => e.partnershipId === of.partnershipId && e.organizationId === of.organizationId && roles.includes(e.role)),
  /** Lets what an entity wrote go out. */
  clears: (of: { partnershipId: number; organizationId: number }): boolean =>
    everything || entities.some((e) => e.partnershipId === of.partnershipId && e.organizationId === of.organizationId && e.role === 'head'),
});

/** Who looks at the screens; asked for once a minute at most. */
export const useCaller = () => useQuery({ ...reading(access.readSession), staleTime: 60_000 });

/** What they may do; nothing until it is known. */
export function useRights() {
  return rightsOf(useCaller().data?.rights ?? nothing);
}

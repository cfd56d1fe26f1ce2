import { type OwnEntity, type Scope, type WholePartnership, wholeInstallation } from '@suivi/access';
import { type Side, vocabulary } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { type Ground, groundsOf } from './scope.store.js';

const weight = { viewer: 0, coordinator: 1, administrator: 2 } as const;

/** What one ground makes of a partnership that is seen whole; null where it is an entity's. */
function wholeBy({ partnershipId, role, side }: Ground): WholePartnership | null {
  if (partnershipId === null) return null;
  if (role === 'administrator') return { partnershipId, role, sides: vocabulary.sides };
  if (role === 'coordinator') return { partnershipId, role, sides: side === null ? [] : [side] };
  return role === 'viewer' ? { partnershipId, role, sides: [] } : null;
}

/** The stronger role, and the sides of both. */
const joined = (one: WholePartnership, other: WholePartnership): WholePartnership => ({
  ...(weight[one.role] >= weight[other.role] ? one : other), sides: [...new Set<Side>([...one.sides, ...other.sides])],
});

const isEntity = (ground: Ground): ground is Ground & OwnEntity => ground.partnershipId !== null && ground.organizationId !== null && ground.role !== 'coordinator';

/** What a person's appointments and grants let them see. Pure. */
export function scopeFrom(personId: number, grounds: readonly Ground[]): Scope {
  if (grounds.some(({ role, partnershipId }) => role === 'administrator' && partnershipId === null)) return { ...wholeInstallation, personId };
  const whole = new Map<number, WholePartnership>();
  for (const one of grounds.map(wholeBy)) {
    if (!one) continue;
    const known = whole.get(one.partnershipId);
    whole.set(one.partnershipId, known ? joined(known, one) : one);
  }
  const entities = grounds.filter(isEntity).map(({ partnershipId, organizationId, role }) => ({ partnershipId, organizationId, role }));
  return { everything: false, personId, partnerships: [...whole.values()], entities };
}

/** What a person may see on a day, by the appointments and grants of that day. */
export const scopeOf = async (sql: Sql, personId: number, today: LocalDate): Promise<Scope> => scopeFrom(personId, await groundsOf(sql, personId, today));

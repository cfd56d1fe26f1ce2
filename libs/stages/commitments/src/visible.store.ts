import { inWholePartnership, isOneOf, type Scope, seesWhole } from '@suivi/access';
import { type SQL, sql as raw } from 'drizzle-orm';

/** Own entities by partnership, but for partnerships that are seen whole anyway. */
function ownEntities(scope: Scope): Map<number, number[]> {
  const own = new Map<number, number[]>();
  for (const { partnershipId, organizationId } of scope.entities) if (!seesWhole(scope, partnershipId)) own.set(partnershipId, [...(own.get(partnershipId) ?? []), organizationId]);
  return own;
}

/**
 * Asks that a commitment, under the alias that a statement gives it, be a reader's to see: of a partnership that is seen whole, or owned by an own
 * entity, leading or contributing. Nothing is asked of a reader who sees everything. The condition of a reader with one entity stands alone, without
 * an `or`, so that its commitments are found by the index of owners.
 */
export function visibleCommitments(scope: Scope, alias: string): SQL | undefined {
  const whole = inWholePartnership(scope, `${alias}.partnership_id`);
  if (!whole) return undefined;
  const owned = [...ownEntities(scope)].map(
    ([partnershipId, ids]) => raw`${raw.raw(`${alias}.partnership_id`)} = ${partnershipId} and ${raw.raw(`${alias}.id`)} in (select v.commitment_id from commitment_owner v where ${isOneOf('v.organization_id', ids)})`,
  );
  const [first, ...more] = scope.partnerships.length > 0 ? [whole, ...owned] : owned;
  if (!first) return raw`false`;
  return more.length === 0 ? first : raw`(${raw.join([first, ...more].map((one) => raw`(${one})`), raw` or `)})`;
}

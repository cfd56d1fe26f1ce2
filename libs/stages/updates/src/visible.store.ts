import { inWholePartnership, type Scope } from '@suivi/access';
import { type SQL, sql as raw } from 'drizzle-orm';

/** Conditions that answers concern a reader, on a statement that joins `commitment` by its name; nothing is asked of a reader who sees everything. */

const ofOwnEntities = (scope: Scope, organization: string): SQL[] =>
  scope.entities.map((e) => raw`(commitment.partnership_id = ${e.partnershipId} and ${raw.raw(organization)} = ${e.organizationId})`);

/** What an entity says: to whoever sees the whole partnership, and to its own people. */
export function visibleAnswers(scope: Scope, organization: string): SQL | undefined {
  const whole = inWholePartnership(scope, 'commitment.partnership_id');
  return whole && raw`(${raw.join([whole, ...ofOwnEntities(scope, organization)], raw` or `)})`;
}

/** The same of updates: what its head has not cleared is between the entity's own people. */
export function visibleUpdates(scope: Scope): SQL | undefined {
  const whole = inWholePartnership(scope, 'commitment.partnership_id');
  return whole && raw`(${raw.join([raw`(${whole} and status_update.state not in ('awaiting-clearance', 'sent-back'))`, ...ofOwnEntities(scope, 'status_update.organization_id')], raw` or `)})`;
}

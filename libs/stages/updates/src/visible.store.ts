import { inWholePartnership, type Scope } from '@suivi/access';
import { commitment } from '@suivi/db';
import { and, eq, lt, type SQL, sql as raw } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

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

/** Which of what entities ask for a list shows. */
export interface AskedFor<State extends string> {
  id?: number;
  before?: number;
  commitmentId?: number;
  /** Who asked. */
  personId?: number;
  state?: State;
}

/** The columns of a table that holds what entities ask for. */
interface AsksTable {
  id: PgColumn;
  commitmentId: PgColumn;
  personId: PgColumn;
  state: PgColumn;
}

/** What entities ask for, as a list shows it to a reader. Of a record that is no longer open nothing waits. */
export function listedAsks<State extends string>(scope: Scope, { table, organization }: { table: AsksTable; organization: string }, filter: AskedFor<State>): SQL | undefined {
  return and(
    visibleAnswers(scope, organization),
    filter.id === undefined ? undefined : eq(table.id, filter.id),
    filter.before === undefined ? undefined : lt(table.id, filter.before),
    filter.commitmentId === undefined ? undefined : eq(table.commitmentId, filter.commitmentId),
    filter.personId === undefined ? undefined : eq(table.personId, filter.personId),
    filter.state === undefined ? undefined : eq(table.state, filter.state),
    filter.state === 'pending' ? eq(commitment.recordState, 'open') : undefined,
  );
}

import type { WebhookDeliveryState } from '@suivi/contract';
import { type Sql, webhookDelivery, webhookEndpoint } from '@suivi/db';
import { and, asc, desc, eq, inArray, isNull, lt, sql as raw } from 'drizzle-orm';
import type { RecordedChange, WebhookPayload } from './event.js';

export type Endpoint = typeof webhookEndpoint.$inferSelect;
export type Delivery = typeof webhookDelivery.$inferSelect;

const only = <T>(rows: T[]): T => rows[0] as T;

/** The last change that is under a seal: no change before it can still come to light. */
export const sealedUpTo = async (sql: Sql): Promise<number> => Number((await sql.execute<{ last: string }>(raw`select coalesce(max(up_to), 0) as last from history_seal`)).rows[0]?.last ?? 0);

export const insertEndpoint = async (sql: Sql, row: typeof webhookEndpoint.$inferInsert): Promise<Endpoint> => only(await sql.insert(webhookEndpoint).values(row).returning());
/** Endpoints of some partnerships, or (null) all of them. */
export const endpointsOf = (sql: Sql, partnershipIds: readonly number[] | null): Promise<Endpoint[]> =>
  sql.select().from(webhookEndpoint).where(partnershipIds === null ? undefined : inArray(webhookEndpoint.partnershipId, [...partnershipIds])).orderBy(asc(webhookEndpoint.id));
export const endpointForChange = async (sql: Sql, id: number): Promise<Endpoint | undefined> => (await sql.select().from(webhookEndpoint).where(eq(webhookEndpoint.id, id)).for('update'))[0];
export const setEndpoint = async (sql: Sql, id: number, set: Partial<Pick<Endpoint, 'disabledAt' | 'disabledReason' | 'toldUpTo'>>): Promise<Endpoint> =>
  only(await sql.update(webhookEndpoint).set({ ...set, version: raw`${webhookEndpoint.version} + 1` }).where(eq(webhookEndpoint.id, id)).returning());

/** The next endpoint that has changes to be told, locked; another worker's is passed over. */
export async function endpointBehind(sql: Sql, upTo: number): Promise<Endpoint | undefined> {
  const behind = and(isNull(webhookEndpoint.disabledAt), lt(webhookEndpoint.toldUpTo, upTo));
  return (await sql.select().from(webhookEndpoint).where(behind).orderBy(asc(webhookEndpoint.id)).limit(1).for('update', { skipLocked: true }))[0];
}

/** Changes on record in a span of numbers (the first not included), of one partnership or (null) of all. */
export async function changesWithin(sql: Sql, span: { after: number; upTo: number }, partnershipId: number | null): Promise<RecordedChange[]> {
  const ofPartnership = partnershipId === null ? raw`` : raw`and partnership_id = ${partnershipId}`;
  const { rows } = await sql.execute<Record<string, unknown>>(raw`
    select id, partnership_id, subject, subject_id, at, action, after from history
    where id > ${span.after} and id <= ${span.upTo} and subject in ('commitment', 'meeting', 'report') ${ofPartnership} order by id`);
  return rows.map((row) => ({
    historyId: Number(row.id), partnershipId: row.partnership_id === null ? null : Number(row.partnership_id), subject: String(row.subject), subjectId: Number(row.subject_id),
    at: new Date(String(row.at)), action: String(row.action), after: row.after as Record<string, unknown>,
  }));
}

/** Notes that an endpoint was looked after up to a change; nobody else sees it as changed. */
export const noteTold = async (sql: Sql, id: number, upTo: number): Promise<void> => {
  await sql.update(webhookEndpoint).set({ toldUpTo: upTo }).where(eq(webhookEndpoint.id, id));
};

/** Puts what is to be told into the ledger; a change stands there once for each endpoint. */
export const insertDeliveries = async (sql: Sql, rows: readonly { endpointId: number; historyId: number; payload: WebhookPayload }[], now: Date): Promise<void> => {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, event: row.payload.type, state: 'due' as const, attempts: 0, nextAttemptAt: now, createdAt: now }));
  await sql.insert(webhookDelivery).values(values).onConflictDoNothing();
};

/** A delivery in a worker's hands, with where it goes. */
export interface ClaimedDelivery {
  id: number;
  endpointId: number;
  historyId: number;
  payload: WebhookPayload;
  attempts: number;
  version: number;
  url: string;
  secret: string;
}

/** Takes deliveries that are due, under a lease; an expired lease is anyone's. Those of an endpoint that was disabled stay. */
export async function claimDeliveries(sql: Sql, claim: { now: Date; leaseUntil: Date; worker: string; limit: number }): Promise<ClaimedDelivery[]> {
  const at = raw`${claim.now.toISOString()}::timestamptz`;
  const { rows } = await sql.execute<Record<string, unknown>>(raw`
    with free as (
      select d.id, e.url, e.secret from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
      where d.state in ('due', 'sending') and d.next_attempt_at <= ${at} and (d.lease_until is null or d.lease_until <= ${at}) and e.disabled_at is null
      order by d.next_attempt_at, d.id limit ${claim.limit} for update of d skip locked)
    update webhook_delivery d set state = 'sending', lease_until = ${claim.leaseUntil.toISOString()}::timestamptz, leased_by = ${claim.worker}, attempts = d.attempts + 1, version = d.version + 1
    from free where d.id = free.id
    returning d.id, d.endpoint_id as "endpointId", d.history_id as "historyId", d.payload, d.attempts, d.version, free.url, free.secret`);
  return rows.map((row) => ({ ...(row as unknown as ClaimedDelivery), id: Number(row.id), endpointId: Number(row.endpointId), historyId: Number(row.historyId) })).sort((a, b) => a.historyId - b.historyId);
}

/** Takes down what became of a delivery; nothing if somebody else took it over meanwhile. */
export const settleDelivery = async (sql: Sql, held: Pick<ClaimedDelivery, 'id' | 'version'>, set: { state: WebhookDeliveryState; fate: string; nextAttemptAt?: Date; deliveredAt?: Date }): Promise<void> => {
  await sql.update(webhookDelivery).set({ ...set, leaseUntil: null, leasedBy: null, version: raw`${webhookDelivery.version} + 1` }).where(and(eq(webhookDelivery.id, held.id), eq(webhookDelivery.version, held.version)));
};

/** Deliveries of an endpoint, the latest first. */
export const deliveriesBefore = (sql: Sql, filter: { endpointId?: number; id?: number; before?: number; state?: WebhookDeliveryState; limit: number }): Promise<Delivery[]> =>
  sql
    .select()
    .from(webhookDelivery)
    .where(
      and(
        filter.endpointId === undefined ? undefined : eq(webhookDelivery.endpointId, filter.endpointId),
        filter.id === undefined ? undefined : eq(webhookDelivery.id, filter.id),
        filter.before === undefined ? undefined : lt(webhookDelivery.id, filter.before),
        filter.state === undefined ? undefined : eq(webhookDelivery.state, filter.state),
      ),
    )
    .orderBy(desc(webhookDelivery.id))
    .limit(filter.limit);
export const deliveryForChange = async (sql: Sql, id: number): Promise<Delivery | undefined> => (await sql.select().from(webhookDelivery).where(eq(webhookDelivery.id, id)).for('update'))[0];
export const setDelivery = async (sql: Sql, id: number, set: Partial<typeof webhookDelivery.$inferInsert>): Promise<Delivery> =>
  only(await sql.update(webhookDelivery).set({ ...set, version: raw`${webhookDelivery.version} + 1` }).where(eq(webhookDelivery.id, id)).returning());

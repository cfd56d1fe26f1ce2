import { inAdministeredPartnership, type Scope } from '@suivi/access';
import { history, type Sql } from '@suivi/db';
import { and, desc, eq, gte, lt, sql as raw } from 'drizzle-orm';
import type { HistoryRow } from './history.store.js';

/** What is sought in the trail: by whom (an id of the directory), of what, when (`before` not included), and from which id backwards. */
export interface TrailSought {
  partnershipId?: number;
  personId?: number;
  subject?: string;
  subjectId?: number;
  action?: string;
  since?: Date;
  before?: Date;
  beforeId?: number;
  limit: number;
}

/** What the state after a change says of how its subject is called; the rest of it may be large and is not fetched. */
const namesIn = raw<Record<string, unknown>>`jsonb_build_object('title', ${history.after}->'title', 'name', ${history.after}->'name', 'acronym', ${history.after}->'acronym', 'fileName', ${history.after}->'fileName', 'url', ${history.after}->'url')`;

/** A page of the history in partnerships that the reader administers, the latest first, each with what its subject is called in place of its whole state. */
export const trailRows = (sql: Sql, scope: Scope, { partnershipId, personId, subject, subjectId, action, since, before, beforeId, limit }: TrailSought): Promise<HistoryRow[]> =>
  sql
    .select({ id: history.id, partnershipId: history.partnershipId, subject: history.subject, subjectId: history.subjectId, at: history.at, actor: history.actor, action: history.action, reason: history.reason, changes: history.changes, after: namesIn })
    .from(history)
    .where(
      and(
        inAdministeredPartnership(scope, 'history.partnership_id'),
        partnershipId === undefined ? undefined : eq(history.partnershipId, partnershipId),
        personId === undefined ? undefined : raw`${history.actor} @> ${JSON.stringify({ kind: 'person', personId })}::jsonb`,
        subject === undefined ? undefined : eq(history.subject, subject),
        subjectId === undefined ? undefined : eq(history.subjectId, subjectId),
        action === undefined ? undefined : eq(history.action, action),
        since && gte(history.at, since),
        before && lt(history.at, before),
        beforeId === undefined ? undefined : lt(history.id, beforeId),
      ),
    )
    .orderBy(desc(history.id))
    .limit(limit);

/** The last row of a subject with an action. */
export const lastOf = async (sql: Sql, of: { subject: string; action: string }): Promise<HistoryRow | undefined> =>
  (await sql.select().from(history).where(and(eq(history.subject, of.subject), eq(history.action, of.action))).orderBy(desc(history.subjectId), desc(history.id)).limit(1))[0];

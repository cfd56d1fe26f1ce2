import { executePrepared, mail, type Sql } from '@suivi/db';
import { and, inArray, eq, sql as raw } from 'drizzle-orm';
import type { MailPayloads } from './payloads.js';

/** Nudges by their ids, locked against whoever would send them; `isWaiting` while nobody has tried. */
export async function nudgesToTakeBack(sql: Sql, ids: readonly number[]): Promise<{ id: number; payload: MailPayloads['nudge']; isWaiting: boolean }[]> {
  const rows = await sql.select({ id: mail.id, payload: mail.payload, state: mail.state, attempts: mail.attempts }).from(mail).where(and(inArray(mail.id, [...ids]), eq(mail.kind, 'nudge'))).orderBy(mail.id).for('update');
  return rows.map(({ id, payload, state, attempts }) => ({ id, payload: payload as unknown as MailPayloads['nudge'], isWaiting: state === 'due' && attempts === 0 }));
}

/** Drops mails that have not left. */
export const takeMailsBack = async (sql: Sql, ids: readonly number[], words: string): Promise<void> => {
  await sql.update(mail).set({ state: 'dropped', fate: words, version: raw`${mail.version} + 1` }).where(inArray(mail.id, [...ids]));
};

/** An entity's part in a commitment, as a nudge names it. */
type Named = MailPayloads['nudge']['items'][number];

/** Which of the parts are still waited for: what was answered, or has ended, is asked about no more. */
export async function stillOwed(sql: Sql, items: readonly Named[]): Promise<Set<string>> {
  if (items.length === 0) return new Set();
  const rows = await executePrepared(
    sql,
    raw`select o.commitment_id || ' ' || o.organization_id as part from commitment_owner o join commitment c on c.id = o.commitment_id and c.record_state = 'open'
      where (o.commitment_id, o.organization_id) in (select * from unnest(${raw.param(items.map((one) => one.commitmentId))}::bigint[], ${raw.param(items.map((one) => one.organizationId))}::bigint[]))
        and o.awaiting_since is null and o.clearance_asked_at is null`,
  );
  return new Set(rows.map((row) => String(row.part)));
}

import { executePrepared, type Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/** One entity's part in a commitment that a person was asked about. */
export interface AskedPart {
  personId: number;
  commitmentId: number;
  organizationId: number;
  reference: string;
}

/** What a mail asked its reader about: what its words name, of the reminders that it gathers and of what it was written from. */
export async function askedIn(sql: Sql, mailId: number): Promise<AskedPart[]> {
  const rows = await executePrepared(
    sql,
    raw`with part as (
      select r.commitment_id, r.organization_id from mail_reminder l join reminder r on r.id = l.reminder_id where l.mail_id = ${mailId}::bigint
      union select (m.payload->>'commitmentId')::bigint, (m.payload->>'organizationId')::bigint from mail m where m.id = ${mailId}::bigint and m.payload ? 'commitmentId'
      union select (i->>'commitmentId')::bigint, (i->>'organizationId')::bigint from mail m, jsonb_array_elements(case when jsonb_typeof(m.payload->'items') = 'array' then m.payload->'items' else '[]' end) i where m.id = ${mailId}::bigint)
    select m.person_id as "personId", c.id as "commitmentId", p.organization_id as "organizationId", c.reference
    from mail m, part p join commitment c on c.id = p.commitment_id
    where m.id = ${mailId}::bigint and m.person_id is not null and p.organization_id is not null and (m.body_text is null or position(c.reference in m.body_text) > 0)
    order by c.id, p.organization_id`,
  );
  return rows.map((row) => ({ personId: Number(row.personId), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId), reference: String(row.reference) }));
}

import type { ImplementationStatus } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate, Precision } from '@suivi/kernel';
import { sql as raw, type SQL } from 'drizzle-orm';

/** What stands behind a wait of an entity's part in a commitment; `personId` is null where a coordinator entered it. */
interface Behind {
  id: number;
  version: number;
  commitmentId: number;
  organizationId: number;
  personId: number | null;
  personName: string | null;
}

const behind = async <Row>(sql: Sql, statement: SQL): Promise<(Behind & Row)[]> =>
  (await executePrepared(sql, statement)).map((row) => ({
    ...(row as unknown as Row), id: Number(row.id), version: Number(row.version), commitmentId: Number(row.commitmentId), organizationId: Number(row.organizationId),
    personId: row.personId === null ? null : Number(row.personId), personName: row.personName as string | null,
  }));

const columns = raw`w.id, w.version, w.commitment_id as "commitmentId", w.organization_id as "organizationId", w.person_id as "personId", q.name as "personName"`;
const ofOpen = (partnershipId: number) => raw`join commitment c on c.id = w.commitment_id and c.partnership_id = ${partnershipId}::bigint and c.record_state = 'open' left join person q on q.id = w.person_id`;

/** The updates of a partnership that wait for its desks, the latest last; of each the beginning of its words. */
export const submittedUpdates = (sql: Sql, partnershipId: number) =>
  behind<{ status: ImplementationStatus; beginning: string }>(sql, raw`select ${columns}, w.status, left(w.narrative, 400) as beginning from status_update w ${ofOpen(partnershipId)} where w.state = 'submitted' order by w.id`);

/** The requests for a later date that wait. */
export const pendingExtensions = (sql: Sql, partnershipId: number) =>
  behind<{ on: LocalDate; precision: Precision; reason: string }>(
    sql, raw`select ${columns}, w.deadline_on as "on", w.deadline_precision as precision, left(w.reason, 400) as reason from extension_request w ${ofOpen(partnershipId)} where w.state = 'pending' order by w.id`,
  );

/** The colleagues who were named and wait to be confirmed. */
export const pendingProposals = (sql: Sql, partnershipId: number) =>
  behind<{ name: string; email: string }>(sql, raw`select ${columns}, w.colleague_name as name, w.colleague_email as email from handover w ${ofOpen(partnershipId)} where w.state = 'pending' order by w.id`);

/** Somebody who is asked for an entity, and what keeps mail from them. */
export interface Contact {
  organizationId: number;
  id: number;
  name: string;
  role: 'focal-point' | 'alternate';
  contactLost: boolean;
  digestsOff: boolean;
  awayUntil: LocalDate | null;
}

/** The focal points and alternates of a partnership on a day, focal points first. */
export async function contactsOf(sql: Sql, of: { partnershipId: number; today: LocalDate }): Promise<Contact[]> {
  const rows = await executePrepared(
    sql,
    raw`select distinct on (a.organization_id, p.id) a.organization_id as "organizationId", p.id, p.name, a.role, p.contact_lost_at is not null as "contactLost", p.digests_off_at is not null as "digestsOff",
        (select max(b.ends_on) from absence b where b.person_id = p.id and b.starts_on <= ${of.today}::date and b.ends_on >= ${of.today}::date) as "awayUntil"
      from appointment a join person p on p.id = a.person_id
      where a.partnership_id = ${of.partnershipId}::bigint and a.role in ('focal-point', 'alternate') and a.starts_on <= ${of.today}::date and (a.ends_on is null or a.ends_on >= ${of.today}::date)
      order by a.organization_id, p.id, a.role desc`,
  );
  const rank = (one: Contact): number => (one.role === 'focal-point' ? 0 : 1);
  return rows.map((row) => ({ ...(row as unknown as Contact), organizationId: Number(row.organizationId), id: Number(row.id) })).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en') || a.id - b.id);
}

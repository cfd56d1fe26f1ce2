import { inAdministeredPartnership, type Scope } from '@suivi/access';
import type { GrantRole, Role } from '@suivi/contract';
import { executePrepared, type Sql } from '@suivi/db';
import type { LocalDate } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { visiblePeople } from './visible.store.js';

/** Somebody who may sign in, or once did, with what their rights rest on. */
export interface AccountInList {
  personId: number;
  name: string;
  email: string;
  isSample: boolean;
  disabledAt: string | null;
  sessions: number;
  lastSeenAt: string | null;
  grants: { id: number; role: GrantRole; partnershipId: number | null; version: number }[];
  appointments: { role: Role; partnershipId: number; organization: string }[];
}

const orAll = (condition: SQL | undefined): SQL => condition ?? raw`true`;

/** Everybody whom the reader may look up and who holds a right or has an account, by id; of rights those that the reader administers. */
export async function accountsAfter(sql: Sql, scope: Scope, o: { after: number; limit: number; now: Date; today: LocalDate }): Promise<AccountInList[]> {
  const at = raw`${o.now.toISOString()}::timestamptz`;
  const held = raw`h.starts_on <= ${o.today}::date and (h.ends_on is null or h.ends_on >= ${o.today}::date)`;
  const rows = await executePrepared(
    sql,
    raw`select p.id as "personId", p.name, p.email, p.is_sample as "isSample", a.disabled_at as "disabledAt",
      (select count(*)::int from session s where s.account_id = a.id and s.expires_at > ${at}) as sessions,
      (select max(s.updated_at) from session s where s.account_id = a.id and s.expires_at > ${at}) as "lastSeenAt",
      (select coalesce(json_agg(json_build_object('id', g.id, 'role', g.role, 'partnershipId', g.partnership_id, 'version', g.version) order by g.id), '[]')
        from access_grant g where g.person_id = p.id and g.ended_at is null and ${orAll(inAdministeredPartnership(scope, 'g.partnership_id'))}) as grants,
      (select coalesce(json_agg(json_build_object('role', h.role, 'partnershipId', h.partnership_id, 'organization', o.acronym) order by h.id), '[]')
        from appointment h join organization o on o.id = h.organization_id where h.person_id = p.id and ${held} and ${orAll(inAdministeredPartnership(scope, 'h.partnership_id'))}) as appointments
    from person p left join account a on a.person_id = p.id
    where p.id > ${o.after}::bigint and ${orAll(visiblePeople(scope, 'p', o.today))}
      and (a.id is not null or exists (select 1 from access_grant g where g.person_id = p.id and g.ended_at is null) or exists (select 1 from appointment h where h.person_id = p.id and ${held}))
    order by p.id limit ${o.limit}::int`,
  );
  const instantOf = (value: unknown): string | null => (value === null ? null : new Date(String(value)).toISOString());
  return rows.map((row) => ({ ...(row as unknown as AccountInList), personId: Number(row.personId), disabledAt: instantOf(row.disabledAt), lastSeenAt: instantOf(row.lastSeenAt) }));
}

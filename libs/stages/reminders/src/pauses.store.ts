import { executePrepared, type Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';

/** One that nothing goes out to or for: an entity with its commitment, or a person with the entity. */
export interface PauseRow {
  why: 'awaiting-decision' | 'extension-asked' | 'handover-proposed' | 'awaiting-clearance' | 'digests-off' | 'contact-lost' | 'away';
  commitmentId: string | null;
  reference: string | null;
  title: string | null;
  personId: string | null;
  name: string | null;
  until: string | null;
  organizationId: string;
  acronym: string;
}

/** The entities of a partnership that wait for a decision, then the people who get nothing or no digests, by name; at most `limit`. */
export const pauses = async (sql: Sql, { partnershipId, today, limit }: { partnershipId: number; today: string; limit: number }): Promise<PauseRow[]> =>
  (await executePrepared(sql, raw`
    select * from (
      select case when o.awaiting_since is not null then 'awaiting-decision' when o.extension_asked_at is not null then 'extension-asked'
          when o.handover_proposed_at is not null then 'handover-proposed' else 'awaiting-clearance' end as why, c.id as "commitmentId", c.reference, c.title,
        null::bigint as "personId", null as name, null::date as until, g.id as "organizationId", g.acronym
      from commitment c join commitment_owner o on o.commitment_id = c.id join organization g on g.id = o.organization_id
      where c.partnership_id = ${partnershipId} and c.record_state = 'open' and num_nonnulls(o.awaiting_since, o.extension_asked_at, o.handover_proposed_at, o.clearance_asked_at) > 0
      union all
      select distinct case when p.contact_lost_at is not null then 'contact-lost' when b.until is not null then 'away' else 'digests-off' end, null::bigint, null, null,
        p.id, p.name, case when p.contact_lost_at is null then b.until end, g.id, g.acronym
      from appointment a join person p on p.id = a.person_id join organization g on g.id = a.organization_id
        left join lateral (select max(ends_on) as until from absence where person_id = p.id and starts_on <= ${today}::date and ends_on >= ${today}::date) b on true
      where a.partnership_id = ${partnershipId} and a.starts_on <= ${today}::date and (a.ends_on is null or a.ends_on >= ${today}::date)
        and (p.contact_lost_at is not null or p.digests_off_at is not null or b.until is not null)
    ) paused order by "commitmentId" nulls last, name, acronym limit ${limit}`)) as unknown as PauseRow[];

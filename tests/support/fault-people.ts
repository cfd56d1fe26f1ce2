import type pg from 'pg';

/** Deadlines of the people below: a week after the day on which workers of fault tests begin, so that each is due one reminder. */
const deadline = '2012-05-16';

/** What all people of a fault test share: one partnership and its meeting. */
export async function foundPartnership(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into partnership (id, slug, name, is_sample, due_soon_days, silent_after_days, created_at) values (1, 'p', '{"en":"P"}', false, 30, 90, '2012-01-01');
    insert into series (id, partnership_id, slug, name, interval_months) values (1, 1, 's', '{"en":"S"}', 24);
    insert into meeting (id, series_id, ordinal, starts_on, ends_on, precision, place, co_chairs, status, version) values (1, 1, 1, '2012-01-01', '2012-01-01', 'day', 'Kingston', '[]', 'held', 1)`);
}

/** Adds people who are each due one reminder of one commitment of their own entity; answers their addresses. */
export async function peopleDue(pool: pg.Pool, { from, count }: { from: number; count: number }): Promise<string[]> {
  const people = `generate_series(${from}, ${from + count - 1}) n`;
  await pool.query(`
    insert into organization (id, acronym, name, sort_key) values (${from}, 'E${from}', '{"en":"Entity ${from}"}', 'e${from}');
    insert into participant (partnership_id, organization_id, side) values (1, ${from}, 'un');
    insert into person (id, name, email, language, zone, is_sample, created_at) select n, 'Person ' || n, 'person-' || n || '@faults.example', 'en', 'UTC', false, '2012-01-01' from ${people};
    insert into appointment (partnership_id, organization_id, person_id, role, starts_on) select 1, ${from}, n, 'focal-point', '2012-01-01' from ${people};
    insert into commitment (id, partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, declared_status, verified_status, record_state, deadline_on, deadline_precision, opened_at, version)
      values (${from}, 1, 1, 'S-1/${from}', '1', 'Words', 'Promise ${from}', 'commitment', 'not-started', 'not-started', 'open', '${deadline}', 'day', '2012-01-01', 1);
    insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status) values (${from}, ${from}, 'lead', '2012-04-01', 'not-started')`);
  return Array.from({ length: count }, (_, i) => `person-${from + i}@faults.example`);
}

/** The ledger's rows of the people from one on, by state. */
export async function ledgerOf(pool: pg.Pool, from: number): Promise<{ messageId: string; to: string; state: string; fate: string | null }[]> {
  const { rows } = await pool.query('select message_id as "messageId", to_address as "to", state, fate from mail where person_id >= $1 order by id', [from]);
  return rows as { messageId: string; to: string; state: string; fate: string | null }[];
}

/** A register of any size in the spread of a real one: twenty partnerships, ten meetings each, one to three owners, old meetings mostly closed. */
import pg from 'pg';

const directory = (organizations) => `
  insert into partnership (slug, name, is_sample, due_soon_days, silent_after_days, created_at)
    select 'partnership-' || n, jsonb_build_object('en', 'Partnership ' || n, 'fr', 'Partenariat ' || n), false, 30, 90, now() from generate_series(1, 20) n;
  insert into organization (acronym, name, sort_key)
    select 'ORG' || n, jsonb_build_object('en', 'Organization number ' || n, 'fr', 'Organisation numéro ' || n, 'es', 'Organización número ' || n,
      'zh', '第 ' || n || ' 组织', 'ar', 'المنظمة رقم ' || n, 'ru', 'Организация номер ' || n), 'organization ' || lpad(n::text, 3, '0') from generate_series(1, ${organizations}) n;
  insert into participant (partnership_id, organization_id, side) select p.id, o.id, case when o.id % 3 = 0 then 'partner' else 'un' end from partnership p, organization o;
  insert into thematic_area (partnership_id, position, name)
    select p.id, n, jsonb_build_object('en', 'Thematic area ' || n, 'fr', 'Domaine thématique ' || n) from partnership p, generate_series(1, 7) n order by p.id, n;
  insert into series (partnership_id, slug, name, interval_months)
    select id, 'series-' || id, jsonb_build_object('en', 'General meetings of partnership ' || id, 'fr', 'Réunions générales du partenariat ' || id), 24 from partnership order by id;
  insert into meeting (series_id, ordinal, starts_on, ends_on, precision, place, co_chairs, status, version)
    select s.id, n, current_date - (10 - n) * 730 - 200, current_date - (10 - n) * 730 - 199, 'day', 'New York', '[]', 'held', 1 from series s, generate_series(1, 10) n order by s.id, n;`;

/** Two thirds of the commitments stem from the last three meetings; of the older ones one in twenty is still open. */
const commitments = (count) => `
  insert into commitment (partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, thematic_area_id, level, declared_status, verified_status,
    record_state, deadline_text, deadline_on, deadline_precision, horizon_on, opened_at, closed_at, version)
  select p, m.id, 'S' || p || '-' || m.ordinal || '/' || n, (n % 40 + 1)::text,
    'The participants agreed that the secretariats would prepare, in consultation with the entities concerned, a joint programme of work number ' || n || ' and report on it to the next general meeting.',
    'Prepare, in consultation with the entities concerned, a joint programme of work number ' || n, 'commitment', (p - 1) * 7 + n % 7 + 1,
    (array['global', 'regional', 'national'])[n % 3 + 1],
    case when open then (array['not-started', 'in-progress'])[n % 2 + 1] else 'implemented' end, case when open then 'not-started' else 'implemented' end,
    case when open then 'open' else 'closed' end, case when n % 7 <> 0 then 'by the date agreed' end,
    case when n % 7 <> 0 then m.starts_on + days end, case when n % 7 <> 0 then 'day' end, m.starts_on + 730, m.starts_on, case when not open then m.starts_on + days end, 1
  from (select n, n % 20 + 1 as p, case when n % 3 = 0 then n / 3 % 7 + 1 else n / 3 % 3 + 8 end as ordinal, (60 + n::bigint * 7919 % 1000)::int as days from generate_series(1, ${count}) n) x
  join meeting m on m.series_id = p and m.ordinal = x.ordinal
  cross join lateral (select case when x.ordinal >= 8 then (n::bigint * 31) % 100 < 60 else (n::bigint * 31) % 100 < 5 end as open) o;
  insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status)
  select c.id, (c.id * 13 + k * 37) % 120 + 1, case when k = 0 then 'lead' else 'contributing' end, c.opened_at, c.declared_status
  from commitment c cross join generate_series(0, 2) k where k <= c.id / 7 % 3;`;

/**
 * Writes rows as a restore would: without checking references one by one (they are right by construction), and with the
 * indexes that no constraint needs built at the end. A million commitments take a minute instead of five.
 */
async function inBulk(client, tables, text) {
  const { rows: [{ is_superuser: mayLeaveChecksOut }] } = await client.query('show is_superuser');
  await client.query(`set synchronous_commit = off; set maintenance_work_mem = '256MB'; ${mayLeaveChecksOut === 'on' ? 'set session_replication_role = replica' : ''}`);
  const { rows: indexes } = await client.query(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
     where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`, [tables]);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query(text);
  for (const { definition } of indexes) await client.query(definition);
}

/** Fills a migrated database with `count` commitments and lets the planner count them. */
export const seedRegister = (url, count) =>
  onClient(url, async (client) => {
    await client.query(directory(120));
    await inBulk(client, ['commitment', 'commitment_owner'], commitments(count));
    await client.query('vacuum analyze');
  });

/** Partnerships, organizations, meetings and areas alone. */
export const seedDirectory = (url) => onConnection(url, directory(120));

/** The instant of what `seedOwed` makes due: a Tuesday, noon in UTC, when it is a working hour in every zone of its people. */
export const dueAt = new Date('2026-03-03T12:00:00Z');

/** Each person is the one focal point of one entity in one partnership. */
const people = `
  insert into person (name, email, language, zone, is_sample, created_at)
    select 'Person ' || n, 'person-' || n || '@example.org', (array['en', 'fr', 'es', 'zh', 'ar', 'ru'])[n % 6 + 1],
      (array['Europe/Paris', 'Africa/Nairobi', 'Europe/London', 'America/Guyana', 'UTC'])[n % 5 + 1], false, '2025-01-01'
    from generate_series(1, (select count(*) from participant)) n;
  insert into appointment (partnership_id, organization_id, person_id, role, starts_on)
    select partnership_id, organization_id, row_number() over (order by organization_id, partnership_id), 'focal-point', '2025-01-01' from participant;`;

/**
 * Of each hundred commitments that are not due, 45 are closed, ten are overdue and their owner was reminded this week; the deadlines of
 * the others are months away. The due ones fall seven days ahead. One owner each.
 */
const owed = ({ count, due, organizations }) => `
  insert into commitment (partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, declared_status, verified_status, record_state,
    deadline_on, deadline_precision, opened_at, closed_at, version)
  select p, m.id, 'S' || p || '/' || n, '1', 'The participants agreed to prepare a joint programme of work number ' || n, 'Prepare a joint programme of work number ' || n, 'commitment',
    'in-progress', 'not-started', case when state = 'closed' then 'closed' else 'open' end,
    date '2026-03-03' + case state when 'due' then 7 when 'overdue' then -10 else 60 + n % 900 end, 'day', timestamptz '2026-02-11' - case when state = 'overdue' then 200 else 0 end * interval '1 day',
    case when state = 'closed' then timestamptz '2026-02-20' end, 1
  from (select n, n % 20 + 1 as p, case when n % ${Math.floor(count / due)} = 0 and n <= ${Math.floor(count / due) * due} then 'due' when n % 100 < 45 then 'closed' when n % 100 < 55 then 'overdue' else 'ahead' end as state
    from generate_series(1, ${count}) n) x
  join meeting m on m.series_id = p and m.ordinal = 10;
  insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status)
    select id, id / 20 % ${organizations} + 1, 'lead', opened_at, declared_status from commitment;
  insert into reminder (commitment_id, organization_id, person_id, rule, due_on, deliver_at, created_at, gathered_at)
    select c.id, o.organization_id, a.person_id, 'overdue', c.deadline_on + 7, timestamptz '2026-03-02 08:00Z', timestamptz '2026-03-02 08:00Z', timestamptz '2026-03-02 08:00Z'
    from commitment c join commitment_owner o on o.commitment_id = c.id join appointment a on a.partnership_id = c.partnership_id and a.organization_id = o.organization_id
    where c.record_state = 'open' and c.deadline_on = date '2026-03-03' - 10;
  insert into reminder_watch (commitment_id, organization_id, look_at)
    select o.commitment_id, o.organization_id, '-infinity' from commitment_owner o join commitment c on c.id = o.commitment_id where c.record_state = 'open';`;

/** A register in which exactly `due` reminders fall due at `dueAt`; `people` at most (a multiple of twenty). */
export const seedOwed = (url, { count, due, people: most = 2400 }) =>
  onClient(url, async (client) => {
    const organizations = most / 20;
    await client.query(directory(organizations));
    await client.query(people);
    await inBulk(client, ['commitment', 'commitment_owner', 'reminder', 'reminder_watch'], owed({ count, due, organizations }));
    await client.query('vacuum analyze');
  });

/** Runs statements on a connection of its own; answers the rows of the last. */
export const onConnection = (url, text, values) => onClient(url, async (client) => (await client.query(text, values)).rows);

async function onClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

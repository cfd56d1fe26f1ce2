import { openDatabase } from '@suivi/db';
import { round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import { enterCast, mornings } from './noise-cast.mjs';
import { conductOf } from './noise-conduct.mjs';
import { onConnection } from './seed.mjs';
import { median } from './turns.mjs';

const letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'http://127.0.0.1:3210', linkSecret: 'a secret of the benchmark' };
const start = new Date('2025-06-02T00:00:00Z');
const hourMs = 3_600_000;
const afternoon = 15;

/** What a mail that leaves at this instant names as an item, though it is closed, answered, moved or no longer the reader's. */
const notDue = `
  select m.id, named.reference from mail m cross join lateral (select (regexp_matches(m.body_text, '^(\\S+/\\d+)  ', 'gn'))[1] as reference) named
  where m.sent_at = $1 and m.kind = 'digest' and not exists (
    select 1 from commitment c join commitment_owner o on o.commitment_id = c.id and o.awaiting_since is null
    join appointment a on a.person_id = m.person_id and a.organization_id = o.organization_id and a.partnership_id = c.partnership_id
    join mail_reminder l on l.mail_id = m.id join reminder r on r.id = l.reminder_id and r.commitment_id = c.id and r.organization_id = o.organization_id
    where c.reference = named.reference and c.record_state = 'open' and (o.last_update_at is null or o.last_update_at < r.created_at) and (r.deadline_on is null or r.deadline_on = c.deadline_on))`;
/** Mails that do not name, each once, what they gathered; a mail that grew too long counts the rest instead. */
const untold = `
  select m.id from mail m cross join lateral (select count(*) as n from mail_reminder l where l.mail_id = m.id) gathered
  where m.state = 'sent' and m.kind = 'digest' and gathered.n <= 40 and gathered.n <> (select count(*) from regexp_matches(m.body_text, '^\\S+/\\d+  ', 'gn'))`;
const twiceADay = `
  select p.id from mail m join person p on p.id = m.person_id where m.state = 'sent' and m.kind = 'digest'
  group by p.id, (m.sent_at at time zone p.zone)::date having count(*) > 1`;
/** For each person and week (of the reader's days) the digests sent, and the mails that they would have been with one for each item; a review is one. */
const weeks = `
  select m.person_id, date_trunc('week', m.local_day) as week, count(*)::int as digests,
    sum((select count(*) from mail_reminder l where l.mail_id = m.id) + (select count(*) from weekly_review w where w.mail_id = m.id))::int as items
  from mail m where m.state = 'sent' and m.kind = 'digest' group by 1, 2`;

/** The days one by one: a round whenever it is morning somewhere, what people do in the afternoon, and a round for what came of it. */
async function live({ database, days, conduct, signal }) {
  const clock = new SteppedClock(start);
  const mailbox = new MailboxMailer(database.db, clock);
  const context = { db: database.db, clock, letterhead, outside: mailbox, inside: mailbox, worker: 'noise' };
  for (let day = 0; day < days; day += 1)
    for (const hour of [...mornings, afternoon]) {
      signal.throwIfAborted();
      const now = new Date(start.getTime() + (day * 24 + hour) * hourMs);
      clock.set(now);
      if (hour === afternoon) await conduct.at(now, day);
      await round.run(context, {});
      const { rows } = await database.pool.query(notDue, [now.toISOString()]);
      if (rows.length > 0) throw new Error(`${now.toISOString()}: mail ${rows[0].id} names ${rows[0].reference}, which is no longer due`);
    }
}

async function expectNone(url, query, of) {
  const found = await onConnection(url, query);
  if (found.length > 0) throw new Error(`${found.length} ${of}`);
}

/** Of all weeks of all people, those without mail included. */
function spread(counts, total) {
  const inOrder = [...counts, ...Array.from({ length: total - counts.length }, () => 0)].sort((a, b) => a - b);
  const sum = counts.reduce((all, count) => all + count, 0);
  return { median: median(inOrder), p95: inOrder[Math.ceil(total * 0.95) - 1], max: inOrder.at(-1), mean: Number((sum / total).toPrecision(3)), total: sum };
}

const told = ({ median: middle, p95, max, total }) => `median ${middle}, p95 ${p95}, max ${max}, ${total.toLocaleString('en')} in all`;

/** Mails a person a week over a biennium of 500 commitments, against the same with a mail for each item. */
export async function run(place, { quick }) {
  const [commitments, days] = quick ? [100, 42] : [500, 728];
  const url = await place.database();
  await onConnection(url, 'select set_config(\'synchronous_commit\', \'off\', false); do $$ begin execute format(\'alter database %I set synchronous_commit = off\', current_database()); end $$');
  const database = openDatabase({ url, max: 6 });
  place.later(() => database.close());
  const people = await enterCast(database.db, { start, commitments, days });
  const conduct = conductOf(database, { start, letterhead });
  await live({ database, days, conduct, signal: place.signal });

  await expectNone(url, twiceADay, 'times somebody got two automatic mails on one day');
  await expectNone(url, untold, 'mails do not name what they gathered');
  const [{ undelivered, kept, ledger }] = await onConnection(url, "select count(*) filter (where state in ('due', 'sending', 'failed'))::int as undelivered, count(*) filter (where state = 'sent')::int as ledger, (select count(*)::int from mailbox_message) as kept from mail");
  if (undelivered > 0 || kept !== ledger) throw new Error(`${undelivered} mails are not delivered, the ledger has ${ledger} as sent and the mailbox ${kept}`);
  const rows = await onConnection(url, weeks);
  const total = people * Math.ceil(days / 7);
  const [digests, perItem] = [spread(rows.map((row) => row.digests), total), spread(rows.map((row) => row.items), total)];
  const acts = Object.entries(conduct.done).map(([act, count]) => `${act} ${count}`).join(', ');
  return {
    ours: digests.mean, limit: perItem.mean, ratio: Number((digests.mean / perItem.mean).toPrecision(4)), unit: 'mails/person/week', runs: 1, mailsAPersonAWeek: { digests, perItem },
    note: `digests: ${told(digests)}; a mail for each item: ${told(perItem)}; ${commitments} commitments, ${people} people, ${days} days (${acts}); nobody got two automatic mails on a day, nothing was named that was no longer due`,
  };
}

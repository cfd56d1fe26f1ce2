/** How the sixty behave: some answer at once, some when asked again, some never; the desk decides after two days. */
import { extendDeadline } from '@suivi/commitments';
import { acceptUpdate, returnUpdate, submitUpdate } from '@suivi/updates';
import { dayAfter, dice, operator } from './noise-cast.mjs';

/** How likely an entity answers for an item that a digest names: a quarter of the entities each. */
const willingness = [0.5, 0.25, 0.1, 0];
const [shareDone, shareReturned, extensionsAMonth] = [0.3, 0.15, 5];

const named = `
  select distinct on (r.commitment_id, r.organization_id) r.commitment_id as "commitmentId", r.organization_id as "organizationId", r.person_id as "personId"
  from mail m join mail_reminder l on l.mail_id = m.id join reminder r on r.id = l.reminder_id
  join commitment c on c.id = r.commitment_id and c.record_state = 'open'
  join commitment_owner o on o.commitment_id = r.commitment_id and o.organization_id = r.organization_id and o.awaiting_since is null
  where m.sent_at >= $1::timestamptz - interval '1 day' and r.role <> 'coordinator' order by r.commitment_id, r.organization_id, r.id`;
const late = `
  select c.id as "commitmentId", o.organization_id as "organizationId" from commitment c join commitment_owner o on o.commitment_id = c.id and o.part = 'lead' and o.awaiting_since is null
  where c.record_state = 'open' and c.deadline_on < $1::timestamptz::date order by c.deadline_on, c.id limit ${extensionsAMonth}`;

/** What people do in the afternoon of a day, after the day's mails; `at` answers how much was done. */
export function conductOf({ db, pool }, { start, letterhead }) {
  const roll = dice(2);
  const done = { answers: 0, accepted: 0, returned: 0, extended: 0 };
  const rowsOf = async (text, now) => (await pool.query(text, [now.toISOString()])).rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])));

  const answer = async (now) => {
    for (const item of await rowsOf(named, now)) {
      if (roll() >= willingness[item.organizationId % willingness.length]) continue;
      await submitUpdate(db, { ...item, status: roll() < shareDone ? 'implemented' : 'in-progress', narrative: 'The work goes on as planned.' }, { actor: operator, now });
      done.answers += 1;
    }
  };
  const decide = async (now) => {
    for (const { id } of await rowsOf("select id from status_update where state = 'submitted' and submitted_at <= $1::timestamptz - interval '2 days' order by id", now)) {
      const returns = roll() < shareReturned;
      await (returns ? returnUpdate(db, { id, note: 'To whom was it sent?', letterhead }, { actor: operator, now }) : acceptUpdate(db, { id }, { actor: operator, now }));
      done[returns ? 'returned' : 'accepted'] += 1;
    }
  };
  const extend = async (now, day) => {
    for (const item of await rowsOf(late, now)) {
      await extendDeadline(db, { ...item, on: dayAfter(start, day + 60), precision: 'day', reason: 'More time was asked for.' }, { actor: operator, now });
      done.extended += 1;
    }
  };
  return {
    done,
    async at(now, day) {
      if ([0, 6].includes(now.getUTCDay())) return;
      await answer(now);
      await decide(now);
      if (day % 30 === 29) await extend(now, day);
    },
  };
}

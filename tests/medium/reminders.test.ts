import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { editCommitment, enterCommitment, verifyStatus } from '@suivi/commitments';
import { type ReminderPolicy, standardPolicy } from '@suivi/contract';
import { openDatabase } from '@suivi/db';
import { addParticipant, appoint, createDutyStation, createOrganization, createPartnership, createPerson, recordAbsence, stopDigests } from '@suivi/directory';
import { type DeliveryContext, ledger, mailInFull, round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { countUnwatched, diffReminders, overrideOf, policyInForce, previewReminders, setOverride, setPolicy, sweepReminders, watchUnwatched } from '@suivi/reminders';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';

const databaseOf = withDatabase({ max: 6 });
const act = (now: string) => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: new Date(now) });
const start = act('2026-01-05T12:00:00Z');
const hourMs = 3_600_000;
let count = 0;

/** A partnership with one entity, its meeting, and a way to add people and commitments. */
async function world() {
  const { db } = databaseOf();
  const n = (count += 1);
  const { id: partnershipId } = await createPartnership(db, { slug: `w-${n}`, name: { en: `World ${n}` } }, start);
  const series = await createSeries(db, { partnershipId, slug: `w-${n}`, name: { en: 'Meetings' } }, start);
  const { id: meetingId } = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2025-12-01', place: 'Geneva', status: 'held' }, start);
  const entity = async (name: string, side: 'un' | 'partner' = 'un') => {
    const { id } = await createOrganization(db, { acronym: `${name}${n}`, name: { en: name } }, start);
    await addParticipant(db, { partnershipId, organizationId: id, side }, start);
    return id;
  };
  const person = async (name: string, organizationId: number, o: { role?: 'focal-point' | 'alternate' | 'head' | 'coordinator'; zone?: string; station?: number } = {}) => {
    const row = await createPerson(db, { name, email: `${name}.${n}@x.example`, zone: o.zone ?? 'UTC', dutyStationId: o.station ?? null }, start);
    await appoint(db, { partnershipId, organizationId, personId: row.id, role: o.role ?? 'focal-point', startsOn: '2026-01-01' }, start);
    return row.id;
  };
  const owe = async (organizationId: number, deadline: { on: string; precision?: 'day' | 'month' } | null, title = 'A promise') =>
    (await enterCommitment(db, { meetingId, title, paragraphLabel: '1', quote: title, owners: [{ organizationId, part: 'lead' }], deadline }, start)).id;
  return { db, partnershipId, entity, person, owe, n };
}

const contextFor = (clock: SteppedClock): DeliveryContext => {
  const { db } = databaseOf();
  const inside = new MailboxMailer(db, clock);
  return { db, clock, letterhead, inside, outside: inside, worker: 'test', atOnce: 1 };
};

/** Makes the round every few hours, as a worker does every minute. */
async function walk(from: string, days: number, everyHours = 3): Promise<void> {
  const clock = new SteppedClock(new Date(from));
  const context = contextFor(clock);
  for (let at = Date.parse(from); at <= Date.parse(from) + days * 24 * hourMs; at += everyHours * hourMs) {
    clock.set(new Date(at));
    await round.run(context, {});
  }
}

const sentTo = async (personId: number) => (await ledger(databaseOf().db, wholeInstallation, { personId, limit: 200 })).items.filter((mail) => mail.state === 'sent').reverse();

const strict: ReminderPolicy = {
  rules: [
    { slug: 'month-before', when: 'before', days: 30, audience: ['focal-point', 'alternate'], channel: 'digest' },
    { slug: 'week-before', when: 'before', days: 7, audience: ['focal-point'], channel: 'single' },
    { slug: 'late', when: 'overdue', everyDays: 5, audience: ['focal-point', 'alternate'], channel: 'digest' },
    { slug: 'silent', when: 'silent', everyDays: 14, audience: ['focal-point'], channel: 'digest' },
  ],
  escalation: { since: 'deadline', steps: [{ role: 'focal-point', workingDays: 1 }, { role: 'head', workingDays: 4 }, { role: 'coordinator', workingDays: 8 }] },
  hour: 9,
  quietHours: { from: 18, to: 7 },
};

describe('a preview', () => {
  test('is what the rounds of the next days send, to the letter: zones, holidays, an absence, a ladder', async () => {
    const { db, partnershipId, entity, person, owe } = await world();
    const cairo = await createDutyStation(db, { name: `Cairo ${count}`, country: 'EG', zone: 'Africa/Cairo', weekdays: [7, 1, 2, 3, 4], holidays: [{ on: '2026-02-08', name: 'Holiday' }, { on: '2026-02-09', name: 'Holiday' }] }, start);
    const [one, two, desk] = [await entity('ONE'), await entity('TWO', 'partner'), await entity('DESK')];
    const [focal, alternate] = [await person('focal', one, { zone: 'Africa/Cairo', station: cairo.id }), await person('alternate', one, { role: 'alternate', zone: 'America/New_York' })];
    await person('head', one, { role: 'head', zone: 'Asia/Kathmandu' });
    await person('other', two, { zone: 'Pacific/Auckland' });
    await person('desk', desk, { role: 'coordinator' });
    const quiet = await person('quiet', two, { zone: 'Europe/Paris' });
    await stopDigests(db, { personId: quiet }, start);
    await recordAbsence(db, { personId: focal, startsOn: '2026-01-28', endsOn: '2026-02-06' }, start);
    for (const on of ['2026-01-30', '2026-02-05', '2026-02-10', '2026-02-12', '2026-03-05']) await owe(one, { on }, `One by ${on}`);
    for (const on of ['2026-01-20', '2026-02-06', '2026-02-28']) await owe(two, { on, precision: on === '2026-02-28' ? 'month' : 'day' }, `Two by ${on}`);
    await owe(one, null, 'Sometime');
    await setPolicy(db, { partnershipId, policy: strict }, start);

    await walk('2026-01-06T00:00:00Z', 14);
    const from = '2026-01-20T01:30:00Z';
    const before = new Set((await ledger(db, wholeInstallation, { limit: 200 })).items.map((mail) => mail.id));
    const foreseen = await previewReminders(db, wholeInstallation, { partnershipId, days: 35 }, new Date(from));
    await walk(from, 35);

    const sent: string[] = [];
    for (const mail of (await ledger(db, wholeInstallation, { limit: 200 })).items.filter((one) => !before.has(one.id))) {
      expect(mail.state).toBe('sent');
      const { why } = await mailInFull(db, wholeInstallation, mail.id);
      if (why.length === 0) continue; // a coordinator's weekly review: no reminder called for it
      sent.push(`${mail.localDay} ${mail.person?.name} ${why.map((w) => `${w.reference} ${w.rule} ${w.dueOn}`).sort().join(', ')}`);
    }
    const listed = foreseen.items.map((mail) => `${mail.localDay} ${mail.person.name} ${mail.why.map((w) => `${w.commitment?.reference} ${w.rule} ${w.dueOn}`).sort().join(', ')}`);
    expect(listed.sort()).toEqual(sent.sort());
    expect(listed.length).toBeGreaterThan(25);
    expect(new Set(foreseen.items.flatMap((mail) => mail.why.map((w) => w.role)))).toEqual(new Set(['focal-point', 'alternate', 'head', 'coordinator']));
    expect((await sentTo(quiet)).length).toBeGreaterThan(0);
    expect(alternate).toBeGreaterThan(0);
  }, 240_000);

  test('of another policy says what is added, gone, moved and sent otherwise', async () => {
    const { db, partnershipId, entity, person, owe } = await world();
    const one = await entity('ONE');
    await person('focal', one);
    await owe(one, { on: '2026-02-16' });
    const [focalOnly] = [['focal-point' as const]];
    const before: ReminderPolicy = { ...standardPolicy(90), rules: [7, 1].map((n) => ({ slug: `b${n}`, when: 'before' as const, days: n, audience: focalOnly, channel: 'digest' as const })) };
    const after: ReminderPolicy = {
      ...before, rules: [
        { slug: 'b7', when: 'before', days: 5, audience: focalOnly, channel: 'digest' },
        { slug: 'b1', when: 'before', days: 1, audience: focalOnly, channel: 'single' },
        { slug: 'extra', when: 'before', days: 20, audience: focalOnly, channel: 'digest' },
      ],
    };
    const { items, counts } = await diffReminders(db, wholeInstallation, { partnershipId, before, after, days: 60 }, new Date('2026-01-07T00:00:00Z'));
    expect(items.map((d) => [d.kind, d.after?.rule ?? d.before?.rule])).toEqual([['added', 'extra'], ['moved', 'b7'], ['other-channel', 'b1']]);
    expect(counts).toEqual({ added: 1, gone: 0, moved: 1, otherChannel: 1 });
  });
});

describe('a policy', () => {
  test.each([
    ['the same name twice', { ...strict, rules: [strict.rules[0], strict.rules[0]] }, 'two rules are called month-before'],
    ['a ladder that does not rise', { ...strict, escalation: { since: 'deadline', steps: [{ role: 'head', workingDays: 2 }, { role: 'alternate', workingDays: 4 }] } }, 'the ladder must rise'],
    ['a higher step that comes no later', { ...strict, escalation: { since: 'deadline', steps: [{ role: 'focal-point', workingDays: 2 }, { role: 'head', workingDays: 2 }] } }, 'a higher step comes later'],
    ['quiet hours over its own hour', { ...strict, hour: 19 }, '19:00 lies in the quiet hours'],
    ['a grid of no days', { ...strict, rules: [{ ...strict.rules[2], everyDays: 0 }] }, 'at least one day'],
    ['days that are negative', { ...strict, rules: [{ ...strict.rules[0], days: -3 }] }, 'at least one day'],
    ['a role that nobody has', { ...strict, rules: [{ ...strict.rules[0], audience: ['deputy'] }] }, 'audience'],
  ])('with %s is refused, with words', async (_what, policy, words) => {
    const { db, partnershipId } = await world();
    await expect(setPolicy(db, { partnershipId, policy: policy as ReminderPolicy }, start)).rejects.toMatchObject({ code: 'reminder-policy.contradiction', message: expect.stringContaining(words) });
  });

  test('can be read as of any day, and a stale change is refused', async () => {
    const { db, partnershipId } = await world();
    await setPolicy(db, { partnershipId, policy: strict, version: 0 }, act('2026-02-01T00:00:00Z'));
    await expect(setPolicy(db, { partnershipId, policy: strict, version: 0 }, act('2026-02-02T00:00:00Z'))).rejects.toMatchObject({ code: 'stale-version' });
    expect(await policyInForce(db, wholeInstallation, partnershipId, new Date('2026-01-15T00:00:00Z'))).toMatchObject({ isStandard: true, version: 0 });
    expect(await policyInForce(db, wholeInstallation, partnershipId, new Date('2026-02-03T00:00:00Z'))).toMatchObject({ isStandard: false, version: 1, policy: { hour: 9 } });
  });

  test('of a commitment’s own counts instead; a closed one takes none', async () => {
    const { db, entity, person, owe } = await world();
    const one = await entity('ONE');
    const focal = await person('focal', one);
    const id = await owe(one, { on: '2026-02-16' });
    await setOverride(db, { commitmentId: id, policy: { rules: [], escalation: null, reason: 'settled between the desks' } }, start);
    expect(await overrideOf(db, wholeInstallation, id)).toMatchObject({ version: 1 });
    await walk('2026-01-15T08:00:00Z', 40, 24);
    expect(await sentTo(focal)).toEqual([]);
    await verifyStatus(db, { id, status: 'implemented' }, act('2026-03-01T00:00:00Z'));
    await expect(setOverride(db, { commitmentId: id, policy: { rules: [], escalation: null, reason: 'settled between the desks' } }, start)).rejects.toMatchObject({ code: 'commitment.not-open' });
  });
});

/** A register of one partnership in which so many reminders are due on 9 March 2026, written by hand: one owner and one focal point each. */
async function dueAtOnce(partnershipId: number, entities: readonly number[], due: number): Promise<void> {
  const { db } = databaseOf();
  await db.$client.query(
    `with made as (insert into commitment (partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, declared_status, verified_status, record_state, deadline_on, deadline_precision, opened_at, version)
       select $1, (select m.id from meeting m join series s on s.id = m.series_id where s.partnership_id = $1 limit 1), 'D' || $1 || '/' || n, '1', 'q', 't', 'commitment', 'in-progress', 'not-started', 'open', '2026-03-16', 'day', '2026-02-20', 1
       from generate_series(1, $2::int) n returning id)
     insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status) select id, ($3::bigint[])[1 + id % cardinality($3::bigint[])], 'lead', '2026-02-20', 'in-progress' from made`,
    [partnershipId, due, entities],
  );
}

describe('sweeps', () => {
  test('eight sweepers with four sweeps each at the same time write each reminder once', async () => {
    const due = process.env.SUIVI_MANY === '1' ? 10_000 : 1000;
    const { db, partnershipId, entity, person } = await world();
    const entities = [await entity('A'), await entity('B'), await entity('C')];
    for (const [i, id] of entities.entries()) await person(`focal${i}`, id);
    const now = new Date('2026-03-09T12:00:00Z');
    await sweepReminders(db, now);
    await dueAtOnce(partnershipId, entities, due);
    const sweepers = Array.from({ length: 8 }, () => openDatabase({ url: databaseOf().url, max: 2 }));
    const added = await Promise.all(sweepers.flatMap(({ db: own }) => [1, 2, 3, 4].map(() => sweepReminders(own, now))));
    await Promise.all(sweepers.map((sweeper) => sweeper.close()));
    const { rows } = await db.$client.query("select count(*)::int as n from reminder r join commitment c on c.id = r.commitment_id where c.partnership_id = $1 and r.rule = 'before-7'", [partnershipId]);
    expect([added.reduce((a, b) => a + b, 0), rows[0].n]).toEqual([due, due]);
    expect(await sweepReminders(db, now)).toBe(0);
  }, 120_000);

  test('a change made while a sweep has the owner in hand comes after it and wins', async () => {
    const { db, entity, person, owe } = await world();
    const one = await entity('ONE');
    await person('focal', one);
    const id = await owe(one, { on: '2026-06-30' });
    const sweeper = openDatabase({ url: databaseOf().url, max: 1 });
    const client = await sweeper.pool.connect();
    await client.query('begin');
    await client.query('select 1 from reminder_watch where commitment_id = $1 for update', [id]);
    const changed = editCommitment(db, { id, deadline: { on: '2026-02-16' } }, start);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query("update reminder_watch set look_at = '2026-05-31' where commitment_id = $1", [id]);
    await client.query('commit');
    client.release();
    await changed;
    await sweeper.close();
    expect(await sweepReminders(db, new Date('2026-02-09T00:00:00Z'))).toBeGreaterThan(0);
  });

  test('a clock that steps back repeats nothing', async () => {
    const { db, entity, person, owe, partnershipId } = await world();
    const one = await entity('ONE');
    await person('focal', one);
    await owe(one, { on: '2026-02-16' });
    await sweepReminders(db, new Date('2026-02-09T12:00:00Z'));
    await db.$client.query("update reminder_watch set look_at = '-infinity'");
    expect(await sweepReminders(db, new Date('2026-01-20T12:00:00Z'))).toBe(0);
    const { rows } = await db.$client.query('select rule from reminder r join commitment c on c.id = r.commitment_id where c.partnership_id = $1', [partnershipId]);
    expect(rows).toEqual([{ rule: 'before-7' }]);
  });

  test('whatever matters asks for a look by itself; what does not, leaves the watch alone', async () => {
    const { db, entity, person, owe, partnershipId } = await world();
    const { pool } = databaseOf();
    const one = await entity('ONE');
    const station = await createDutyStation(db, { name: `Rome ${count}`, country: 'IT', zone: 'Europe/Rome' }, start);
    const focal = await person('focal', one, { station: station.id });
    const id = await owe(one, { on: '2026-06-30' });
    const asksAfter = async (text: string, values: unknown[] = []): Promise<boolean> => {
      await pool.query("update reminder_watch set look_at = '2030-01-01'");
      await pool.query(text, values);
      return (await pool.query("select look_at = '-infinity' as asks from reminder_watch where commitment_id = $1", [id])).rows[0]?.asks;
    };
    const asks: [string, unknown[]][] = [
      ["update commitment set deadline_on = '2026-07-31' where id = $1", [id]],
      ['update commitment_owner set awaiting_since = now() where commitment_id = $1', [id]],
      ['update commitment_owner set extension_asked_at = now() where commitment_id = $1', [id]],
      ['update commitment_owner set handover_proposed_at = now() where commitment_id = $1', [id]],
      ['update commitment_owner set clearance_asked_at = now() where commitment_id = $1', [id]],
      ['update commitment_owner set answers_person_id = $2 where commitment_id = $1', [id, focal]],
      ["update person set zone = 'Europe/Rome' where id = $1", [focal]],
      ['update person set contact_lost_at = now() where id = $1', [focal]],
      ["insert into absence (person_id, starts_on, ends_on) values ($1, '2026-02-01', '2026-02-03')", [focal]],
      ["insert into holiday (duty_station_id, \"on\", name) values ($1, '2026-02-02', 'Day')", [station.id]],
      ["update duty_station set weekdays = '{1,2,3,4}' where id = $1", [station.id]],
      ["update appointment set ends_on = '2026-12-31' where person_id = $1", [focal]],
      ['update partnership set silent_after_days = 60 where id = $1', [partnershipId]],
      ["insert into reminder_policy (partnership_id, policy, version) values ($1, '{}', 1)", [partnershipId]],
      ["insert into reminder_override (commitment_id, policy, version) values ($1, '{}', 1)", [id]],
    ];
    for (const [text, values] of asks) expect([text, await asksAfter(text, values)]).toEqual([text, true]);
    for (const [text, values] of [
      ["update commitment set title = 'Other' where id = $1", [id]], ["update person set name = 'Other' where id = $1", [focal]], ["update organization set sort_key = 'z' where id = $1", [one]],
    ] as [string, unknown[]][]) expect([text, await asksAfter(text, values)]).toEqual([text, false]);

    await pool.query('delete from reminder_policy where partnership_id = $1', [partnershipId]);
    await pool.query('delete from reminder_override where commitment_id = $1', [id]);
    await pool.query('delete from reminder_watch where commitment_id = $1', [id]);
    expect([await countUnwatched(db), await watchUnwatched(db), await countUnwatched(db)]).toEqual([1, 1, 0]);
    await verifyStatus(db, { id, status: 'implemented' }, act('2026-03-01T00:00:00Z'));
    expect((await pool.query('select 1 from reminder_watch where commitment_id = $1', [id])).rowCount).toBe(0);
  });
});

import type { Db } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';
import { wallClock } from './plain-calendar.js';
import type { Duty } from './promise.js';

export const keyOf = (of: { about: string; organizationId: number; personId: number }): string => `${of.about}/${of.organizationId}/${of.personId}`;

interface Row extends Record<string, unknown> {
  about: string;
  o: string;
  p: string;
}

/** What is known of a person, whatever they are asked about. */
const ofPerson = raw`p.id as p, p.contact_lost_at is not null as lost, p.digests_off_at is not null as off, p.zone,
  coalesce((select weekdays from duty_station d where d.id = p.duty_station_id), array[1, 2, 3, 4, 5]) as weekdays,
  (select json_agg(h."on" order by h."on") from holiday h where h.duty_station_id = p.duty_station_id) as holidays,
  json_agg(json_build_object('from', a.starts_on, 'to', a.ends_on) order by a.id) as posts,
  (select json_agg(json_build_object('from', b.starts_on, 'to', b.ends_on) order by b.id) from absence b where b.person_id = p.id) as absences`;

/** Every duty as it stands in the database now, by key. */
export async function readDuties(db: Db): Promise<Map<string, Duty>> {
  const [commitments, calls] = [await readCommitments(db), await readCalls(db)];
  return new Map([...commitments, ...calls].map((duty) => [keyOf(duty), duty]));
}

async function readCommitments(db: Db): Promise<Duty[]> {
  const { rows } = await db.execute<Row>(raw`
    select c.id as about, o.organization_id as o, c.record_state = 'open' as open, c.deadline_on as deadline, o.assigned_at as assigned, o.last_update_at as updated,
      (o.awaiting_since is not null or o.extension_asked_at is not null) as pending, t.silent_after_days as silent, ${ofPerson}
    from commitment c join partnership t on t.id = c.partnership_id join commitment_owner o on o.commitment_id = c.id
    join appointment a on a.partnership_id = c.partnership_id and a.organization_id = o.organization_id and a.role in ('focal-point', 'alternate')
    join person p on p.id = a.person_id
    group by c.id, o.commitment_id, o.organization_id, p.id, t.id`);
  return rows.map((row) => ({
    ...dutyOf(row), assignedAt: iso(row.assigned), beginsOn: null, lastUpdateAt: row.updated ? iso(row.updated) : null, reachable: !row.lost && !row.off,
    policy: { atFirst: false, daysBefore: [30, 7, 1], onTheDay: true, overdueEvery: 7, silentEvery: Number(row.silent) },
  }));
}

/** What entities are asked by calls: in full it is answered by who has reported on all that was asked, or on something and has nothing more, or has nothing at all. */
async function readCalls(db: Db): Promise<Duty[]> {
  const { rows } = await db.execute<Row>(raw`
    select 'call ' || k.id as about, e.organization_id as o, k.state = 'open' as open, coalesce(e.extended_to, k.due_on) as deadline, k.opened_at as assigned, k.opens_on as begins,
      (e.nothing_to_report_at is not null or (w.answered > 0 and w.answered >= w.asked)) as pending, ${ofPerson}
    from call_for_inputs k join call_entity e on e.call_id = k.id
    cross join lateral (select count(*) filter (where c.record_state = 'open' or o.last_update_at >= k.opened_at) as asked, count(*) filter (where o.last_update_at >= k.opened_at) as answered
      from commitment c join commitment_owner o on o.commitment_id = c.id where c.meeting_id = k.meeting_id and o.organization_id = e.organization_id) w
    join appointment a on a.partnership_id = k.partnership_id and a.organization_id = e.organization_id and a.role in ('focal-point', 'alternate')
    join person p on p.id = a.person_id
    where k.opened_at is not null
    group by k.id, e.call_id, e.organization_id, w.asked, w.answered, p.id`);
  // Who stopped the digests is asked directly all the same, on the first day.
  return rows.map((row) => ({
    ...dutyOf(row), assignedAt: iso(row.assigned), beginsOn: String(row.begins), lastUpdateAt: null, reachable: !row.lost,
    policy: row.off ? { atFirst: true, daysBefore: [], onTheDay: false, overdueEvery: null, silentEvery: null } : { atFirst: true, daysBefore: [14, 3], onTheDay: true, overdueEvery: 7, silentEvery: null },
  }));
}

const iso = (at: unknown): string => new Date(String(at)).toISOString();

const dutyOf = (row: Row) => ({
  about: String(row.about), organizationId: Number(row.o), personId: Number(row.p), open: row.open as boolean, deadline: row.deadline as string | null, pending: row.pending as boolean, zone: String(row.zone),
  week: { weekdays: row.weekdays as number[], holidays: (row.holidays as string[] | null) ?? [] }, posts: row.posts as Duty['posts'], absences: (row.absences as Duty['absences'] | null) ?? [],
});

/** One state of a duty, and since when it holds: `turn` counts what happened, `at` is the clock's word. */
export interface Version {
  turn: number;
  at: Date;
  duty: Duty | null;
}

/** What was true when: every state that a duty ever had. */
export class FactBook {
  turn = 0;
  private readonly versions = new Map<string, Version[]>();

  async note(db: Db, now: Date): Promise<void> {
    this.turn += 1;
    const duties = await readDuties(db);
    for (const key of new Set([...this.versions.keys(), ...duties.keys()])) {
      const before = this.versions.get(key) ?? [];
      const duty = duties.get(key) ?? null;
      if (JSON.stringify(before.at(-1)?.duty) !== JSON.stringify(duty)) this.versions.set(key, [...before, { turn: this.turn, at: now, duty }]);
    }
  }

  keys(): string[] {
    return [...this.versions.keys()];
  }

  latest(key: string): Version | undefined {
    return this.versions.get(key)?.at(-1);
  }

  /** The states that a duty had at any time since a turn. */
  since(key: string, turn: number): Version[] {
    const all = this.versions.get(key) ?? [];
    return all.filter((_version, i) => (all[i + 1]?.turn ?? Infinity) > turn);
  }

  /** Where the person last moved, by the clock: what waits for the hours of one zone may wait for those of the other. */
  movedAt(key: string): Date | undefined {
    const all = this.versions.get(key) ?? [];
    const placeOf = (version: Version | undefined) => version?.duty && JSON.stringify([version.duty.zone, version.duty.week]);
    return all.filter((version, i) => i > 0 && placeOf(all[i - 1]) !== placeOf(version)).at(-1)?.at;
  }

  zoneOf(personId: number): { zone: string; week: Duty['week'] } | undefined {
    for (const [key, versions] of this.versions) {
      const duty = versions.at(-1)?.duty;
      if (duty && key.endsWith(`/${personId}`)) return duty;
    }
    return undefined;
  }

  people(): number[] {
    return [...new Set(this.keys().map((key) => Number(key.split('/')[2])))];
  }
}

export const localDayOfPerson = (facts: FactBook, personId: number, at: Date): string | undefined => {
  const place = facts.zoneOf(personId);
  return place && wallClock(at, place.zone).day;
};

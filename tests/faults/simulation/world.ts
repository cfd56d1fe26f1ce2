import {
  absence, appointment, commitment, commitmentOwner, type Db, dutyStation, holiday, meeting, organization, participant, partnership, person, series,
} from '@suivi/db';
import { languages } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import { type Day, dayAfter } from './plain-calendar.js';
import type { Random } from './random.js';

const zones = ['Pacific/Auckland', 'Asia/Kolkata', 'Africa/Cairo', 'Europe/Zurich', 'UTC', 'America/New_York', 'America/Guyana', 'Pacific/Honolulu'] as const;
const weeks = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4, 7], [1, 2, 3, 4, 5, 6]] as const;

/** What a story can lay hands on. */
export interface World {
  beginsOn: Day;
  people: number[];
  stations: number[];
  organizations: number[];
  meetings: number[];
  partnershipId: number;
  /** How many addresses were changed so far: each new one is another. */
  addresses: number;
}

const oneTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
export const zoneOf = (random: Random): string => random.pick(zones);
export const addressOf = (personId: number, n: number): string => `person-${personId}-${n}@simulated.example`;

/** Leaves nothing of an earlier world. History refuses to be emptied, so its guard rests meanwhile. */
export async function emptyDatabase(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(raw`set local session_replication_role = replica`);
    await tx.execute(raw`truncate partnership, organization, duty_station, person, history, outbox, mail_domain, incoming_mail, mailbox_message restart identity cascade`);
    await tx.execute(raw`update installation set delivery_held_since = null, delivery_held_reason = null, server_away_since = null, server_away_reason = null`);
  });
}

async function peopleTheWorld(db: Db, random: Random, begins: Date): Promise<Pick<World, 'people' | 'stations' | 'organizations'>> {
  const day = begins.toISOString().slice(0, 10);
  const stations = oneTo(random.between(1, 3));
  await db.insert(dutyStation).values(stations.map((id) => ({ name: `Station ${id}`, country: 'JM', zone: zoneOf(random), weekdays: [...random.pick(weeks)] })));
  const off = stations.flatMap((dutyStationId) => [...new Set(oneTo(random.between(0, 3)).map(() => random.between(0, 20)))].map((n) => ({ dutyStationId, on: dayAfter(day, n), name: 'Holiday' })));
  if (off.length > 0) await db.insert(holiday).values(off);
  const people = oneTo(random.between(2, 5));
  await db.insert(person).values(
    people.map((id) => ({
      name: `Person ${id}`, email: addressOf(id, 0), language: random.pick(languages), zone: zoneOf(random), dutyStationId: random.chance(0.7) ? random.pick(stations) : null,
      isSample: false, createdAt: begins,
    })),
  );
  const organizations = oneTo(random.between(1, 3));
  await db.insert(organization).values(organizations.map((id) => ({ acronym: `E${id}`, name: { en: `Entity ${id}` }, sortKey: `e${id}` })));
  return { people, stations, organizations };
}

async function giveItWork(db: Db, random: Random, world: World): Promise<void> {
  const { beginsOn, partnershipId, organizations } = world;
  const count = random.between(3, 7);
  const ago = (n: number): Date => new Date(Date.parse(`${dayAfter(beginsOn, -n)}T12:00:00Z`));
  const opened = oneTo(count).map(() => ago(random.between(0, 200)));
  await db.insert(commitment).values(
    opened.map((openedAt, i) => ({
      partnershipId, meetingId: 1, reference: `S-1/${i + 1}`, paragraphLabel: String(i + 1), quote: `Words ${i + 1}`, title: `Promise ${i + 1}`, kind: 'commitment' as const,
      declaredStatus: 'not-started' as const, verifiedStatus: 'not-started' as const, recordState: 'open' as const, openedAt, version: 1,
      ...(random.chance(0.8) ? { deadlineOn: dayAfter(beginsOn, random.pick([random.between(-20, 10), random.pick([0, 1, 7, 30]) + random.between(0, 8), random.pick([0, 1, 7, 30]) + random.between(0, 8)])), deadlinePrecision: 'day' as const } : {}),
    })),
  );
  await db.insert(commitmentOwner).values(
    opened.flatMap((assignedAt, i) =>
      organizations.filter((id) => id === 1 + (i % organizations.length) || random.chance(0.25)).map((organizationId, n) => ({
        commitmentId: i + 1, organizationId, part: n === 0 ? ('lead' as const) : ('contributing' as const), assignedAt, declaredStatus: 'not-started' as const,
        lastUpdateAt: random.chance(0.2) ? new Date(Math.min(assignedAt.getTime() + random.between(0, 60) * 86_400_000, Date.parse(beginsOn))) : null,
      })),
    ),
  );
}

/** A small world: one partnership, a few entities and people in several zones, commitments around their deadlines. */
export async function buildWorld(db: Db, random: Random, begins: Date): Promise<World> {
  const beginsOn = begins.toISOString().slice(0, 10);
  await emptyDatabase(db);
  await db.insert(partnership).values({ slug: 'p', name: { en: 'P' }, isSample: false, dueSoonDays: 30, silentAfterDays: random.pick([90, 90, 20]), createdAt: begins });
  const world: World = { ...(await peopleTheWorld(db, random, begins)), beginsOn, partnershipId: 1, meetings: [1, 2], addresses: 0 };
  await db.insert(participant).values(world.organizations.map((organizationId) => ({ partnershipId: 1, organizationId, side: 'un' as const })));
  await db.insert(series).values({ partnershipId: 1, slug: 's', name: { en: 'S' }, intervalMonths: 24 });
  await db.insert(meeting).values(
    [dayAfter(beginsOn, -220), dayAfter(beginsOn, 400)].map((startsOn, i) => ({
      seriesId: 1, ordinal: i + 1, startsOn, endsOn: startsOn, precision: 'day' as const, place: 'Kingston', coChairs: [], status: i === 0 ? ('held' as const) : ('planned' as const), version: 1,
    })),
  );
  const posts = world.organizations.flatMap((organizationId) => [
    { organizationId, personId: random.pick(world.people), role: 'focal-point' as const },
    ...(random.chance(0.6) ? [{ organizationId, personId: random.pick(world.people), role: 'alternate' as const }] : []),
  ]);
  const desk = random.chance(0.4) ? [{ organizationId: random.pick(world.organizations), personId: random.pick(world.people), role: 'coordinator' as const }] : [];
  await db.insert(appointment).values([...posts, ...desk].map((post) => ({ ...post, partnershipId: 1, startsOn: dayAfter(beginsOn, random.chance(0.85) ? -300 : random.between(1, 6)), endsOn: random.chance(0.1) ? dayAfter(beginsOn, random.between(6, 12)) : null })));
  if (random.chance(0.3)) await db.insert(absence).values({ personId: random.pick(world.people), startsOn: dayAfter(beginsOn, random.between(0, 6)), endsOn: dayAfter(beginsOn, random.between(6, 9)) });
  await giveItWork(db, random, world);
  return world;
}

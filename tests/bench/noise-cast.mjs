/** Who owes what in the simulated biennium: sixty people in six places, 24 entities, 500 commitments. */
import { enterCommitment } from '@suivi/commitments';
import { addParticipant, appoint, createDutyStation, createOrganization, createPartnership, createPerson, recordAbsence } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';

export const operator = { kind: 'operator', name: 'Benchmark' };

const dayMs = 86_400_000;
export const dayAfter = (start, n) => new Date(start.getTime() + n * dayMs).toISOString().slice(0, 10);

/** The same figures from the same seed, on any machine (mulberry32). */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const holidays = [{ on: '2025-12-25', name: 'Christmas' }, { on: '2026-01-01', name: 'New Year' }, { on: '2026-12-25', name: 'Christmas' }, { on: '2027-01-01', name: 'New Year' }];
const places = [
  { name: 'New York', country: 'US', zone: 'America/New_York' },
  { name: 'Geneva', country: 'CH', zone: 'Europe/Zurich' },
  { name: 'Nairobi', country: 'KE', zone: 'Africa/Nairobi' },
  { name: 'Cairo', country: 'EG', zone: 'Africa/Cairo', weekdays: [7, 1, 2, 3, 4] },
  { name: 'Georgetown', country: 'GY', zone: 'America/Guyana' },
  { name: 'Bangkok', country: 'TH', zone: 'Asia/Bangkok' },
];
/** Hours in UTC at which it is eight o'clock in one of the places, in summer or in winter. */
export const mornings = [1, 5, 6, 7, 12, 13];

const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'];
const entities = 24;

/** A focal point and an alternate for each entity, a head for every third, two coordinators a side. */
const posts = [
  ...Array.from({ length: entities }, (_, entity) => [{ entity, role: 'focal-point' }, { entity, role: 'alternate' }]).flat(),
  ...Array.from({ length: entities / 3 }, (_, n) => ({ entity: n * 3, role: 'head' })),
  ...[0, 0, 1, 1].map((entity) => ({ entity, role: 'coordinator' })),
];

async function enterPeople(db, { partnershipId, organizations, act, start }) {
  const stations = [];
  for (const place of places) stations.push(await createDutyStation(db, { ...place, holidays }, act));
  for (const [n, { entity, role }] of posts.entries()) {
    const { id: dutyStationId, zone } = stations[(entity + (role === 'alternate' ? 1 : 0)) % stations.length];
    const person = await createPerson(db, { name: `Person ${n}`, email: `person-${n}@example.org`, language: languages[n % languages.length], zone, dutyStationId }, act);
    await appoint(db, { partnershipId, organizationId: organizations[entity], personId: person.id, role, startsOn: dayAfter(start, 0) }, act);
    // Three weeks of leave a year, each at another time.
    for (const year of [0, 365]) await recordAbsence(db, { personId: person.id, startsOn: dayAfter(start, year + 60 + n * 4), endsOn: dayAfter(start, year + 80 + n * 4) }, act);
  }
}

/** The last three in ten are known to the month or quarter only; one in seven has no deadline. */
function deadlineOf(n, roll, { start, days }) {
  if (n % 7 === 0) return null;
  return { on: dayAfter(start, 45 + Math.floor(roll() * days)), precision: n % 10 < 7 ? 'day' : n % 10 < 9 ? 'month' : 'quarter' };
}

/** Enters the partnership as its general meeting leaves it; answers how many people there are. */
export async function enterCast(db, { start, commitments, days }) {
  const act = { actor: operator, now: start };
  const roll = dice(1);
  const { id: partnershipId } = await createPartnership(db, { slug: 'noise', name: { en: 'A partnership', fr: 'Un partenariat' } }, act);
  const organizations = [];
  for (let n = 0; n < entities; n += 1) {
    const { id } = await createOrganization(db, { acronym: `E${n}`, name: { en: `Entity ${n}`, fr: `Entité ${n}` } }, act);
    await addParticipant(db, { partnershipId, organizationId: id, side: n % 2 === 0 ? 'un' : 'partner' }, act);
    organizations.push(id);
  }
  await enterPeople(db, { partnershipId, organizations, act, start });
  const { id: seriesId } = await createSeries(db, { partnershipId, slug: 'general', name: { en: 'General meetings' } }, act);
  const { id: meetingId } = await createMeeting(db, { seriesId, ordinal: 1, startsOn: dayAfter(start, -2), place: 'Georgetown', status: 'held' }, act);
  for (let n = 0; n < commitments; n += 1) {
    const title = `Prepare, with the entities concerned, a joint programme of work number ${n}`;
    const named = new Set(Array.from({ length: 1 + (n % 3) }, () => organizations[Math.floor(roll() * entities)]));
    const owners = [...named].map((organizationId, i) => ({ organizationId, part: i === 0 ? 'lead' : 'contributing' }));
    await enterCommitment(db, { meetingId, title, paragraphLabel: String(n % 40), quote: title, owners, deadline: deadlineOf(n, roll, { start, days: days - 60 }) }, act);
  }
  return posts.length;
}

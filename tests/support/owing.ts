import { enterCommitment } from '@suivi/commitments';
import { addParticipant, appoint, createOrganization, createPartnership, createPerson, type Person } from '@suivi/directory';
import type { DeliveryContext } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { type Delivery, type Mailer, MailboxMailer, type OutgoingMail } from '@suivi/mailer';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { letterhead } from './api.js';
import type { TestDatabase } from './database.js';

/** A mailer that answers what it is told and remembers what it got. */
export class ScriptedMailer implements Mailer {
  readonly got: OutgoingMail[] = [];
  constructor(private readonly answer: (to: string) => Delivery = () => ({ outcome: 'accepted', serverReply: '250 ok' })) {}
  async send(outgoing: OutgoingMail): Promise<Delivery> {
    this.got.push(outgoing);
    return this.answer(outgoing.to.address);
  }
  async close(): Promise<void> {}
}

export const testAct = (now: string) => ({ actor: { kind: 'operator' as const, name: 'Test' }, now: new Date(now) });
const start = testAct('2012-03-01T12:00:00Z');

/** What the round needs at an instant. */
export function contextAt({ db }: TestDatabase, now: string, more: Partial<DeliveryContext> = {}): DeliveryContext {
  const clock = new SteppedClock(new Date(now));
  const inside = new MailboxMailer(db, clock);
  return { db, clock, letterhead, inside, outside: inside, worker: 'test', ...more };
}

/** People of an entity of their own, each of whom owes as many commitments by 16 May 2012; a reminder is due a week before. */
export async function peopleOwing({ db }: TestDatabase, slug: string, o: { people?: string[]; commitments?: number } = {}): Promise<Person[]> {
  const partnership = await createPartnership(db, { slug, name: { en: `Partnership ${slug}` } }, start);
  const entity = await createOrganization(db, { acronym: slug.toUpperCase(), name: { en: `Entity ${slug}` } }, start);
  await addParticipant(db, { partnershipId: partnership.id, organizationId: entity.id, side: 'un' }, start);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: `s-${slug}`, name: { en: 'Meetings' } }, start);
  const meeting = await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2012-02-01', place: 'Geneva', status: 'held' }, start);
  for (let n = 1; n <= (o.commitments ?? 1); n += 1) {
    const title = `Promise ${n} of ${slug}`;
    await enterCommitment(db, { meetingId: meeting.id, title, paragraphLabel: '3', quote: title, owners: [{ organizationId: entity.id, part: 'lead' }], deadline: { on: '2012-05-16' } }, start);
  }
  const people = [];
  for (const email of o.people ?? [`${slug}@x.example`]) {
    const person = await createPerson(db, { name: `Person ${email}`, email, language: 'en', zone: 'UTC' }, start);
    await appoint(db, { partnershipId: partnership.id, organizationId: entity.id, personId: person.id, role: 'focal-point', startsOn: '2012-01-01' }, start);
    people.push(person);
  }
  return people;
}

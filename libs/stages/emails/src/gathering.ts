import { type Db, type Tx, transact } from '@suivi/db';
import { instantOf, type LocalDate, localDayOf } from '@suivi/kernel';
import { nextWritingHour, peopleWaiting, takeWaiting, writingPlace, type WritingTimes, writingTimes } from '@suivi/reminders';
import * as store from './gathering.store.js';
import { type Letterhead, messageIdOf } from './letterhead.js';
import { type Announce, unannounced } from './moments.js';
import { linkReviews, peopleAwaitingReview } from './review-watch.store.js';
import { worthReviewing } from './reviewing.js';
import { windowOf } from './window.js';

/** People whose digests are gathered in one transaction: many enough that statements do not count, few enough that locks are short. */
const peopleAtOnce = 500;
/** The database writes one page while the next is worked out. */
const pagesAtOnce = 2;

interface Gathering {
  times: WritingTimes;
  letterhead: Letterhead;
  now: Date;
  announce: Announce;
}

/** Gathers what waits for each person into the one digest of their local day; answers how many digests are new. */
export async function gatherDigests(db: Db, letterhead: Letterhead, now: Date, announce: Announce = unannounced): Promise<number> {
  let people = await whoWaits(db, now, 0);
  if (people.length === 0) return 0;
  const gathering: Gathering = { times: await writingTimes(db, now), letterhead, now, announce };
  const window = windowOf(pagesAtOnce);
  let gathered = 0;
  while (people.length > 0) {
    const page = people;
    await window.start(async () => {
      const written = await transact(db, (tx) => gatherFor(tx, page, gathering));
      gathered += written;
      await announce('gather:committed');
    });
    people = await whoWaits(db, now, page.at(-1) ?? 0);
  }
  await window.idle();
  return gathered;
}

/** People for whom reminders or a weekly review wait: the next by id. */
async function whoWaits(db: Db, now: Date, after: number): Promise<number[]> {
  const page = { now, after, limit: peopleAtOnce };
  const ids = new Set([...(await peopleWaiting(db, page)), ...(await peopleAwaitingReview(db, page))]);
  return [...ids].sort((a, b) => a - b).slice(0, peopleAtOnce);
}

/** Whoever may get a digest now, with the local day that it is for. Hours and days are worked out once for all whose are the same. */
function mayBeWritten(people: readonly store.GatheringPerson[], { times, now }: Gathering): (store.GatheringPerson & { localDay: LocalDate; dayBegan: Date })[] {
  const days = new Map<string, { localDay: LocalDate; dayBegan: Date } | null>();
  return people.flatMap((person) => {
    const reader = { ...person, personId: person.id };
    const place = writingPlace(reader, times);
    let day = days.get(place);
    if (day === undefined) {
      const localDay = localDayOf(now, person.zone);
      day = nextWritingHour(reader, times, now) > now ? null : { localDay, dayBegan: instantOf(localDay, 0, person.zone) };
      days.set(place, day);
    }
    return day ? [{ ...person, ...day }] : [];
  });
}

async function gatherFor(tx: Tx, personIds: readonly number[], gathering: Gathering): Promise<number> {
  const { letterhead, now, announce } = gathering;
  // Whoever is locked is being gathered for, or changed, at this moment: their turn comes with the next round.
  const people = mayBeWritten(await store.lockReachable(tx, personIds), gathering);
  await announce('gather:locked');
  const served = await store.whoHadDigest(tx, people.map((p) => ({ personId: p.id, since: p.localDay, sentSince: p.dayBegan })));
  const underWay = new Set(await store.whoseDigestIsUnderWay(tx, people.map((p) => p.id)));
  const open = new Map(people.filter((p) => !served.has(p.id) && !underWay.has(p.id)).map((p) => [p.id, p]));
  const taken = await takeWaiting(tx, [...open.keys()], now);
  await announce('gather:taken');
  const writtenAnyway = new Set(taken.map((r) => r.personId));
  const reviewed = await worthReviewing(tx, [...open.values()].map((p) => ({ personId: p.id, today: p.localDay })), { writtenAnyway, now });
  const direct = new Set(taken.filter((r) => r.channel === 'single').map((r) => r.personId));
  const digests = [...new Set([...writtenAnyway, ...reviewed])].sort((a, b) => a - b).flatMap((id) => open.get(id) ?? []);
  if (digests.length === 0) return 0;
  const mailOf = await store.insertDigests(tx, digests.map((p) => ({ ...digestRow(p, letterhead), channel: direct.has(p.id) ? 'single' : 'digest' })), now);
  await store.foldOlderDigests(tx, [...mailOf.values()], 'what it held went into the next digest');
  await store.linkReminders(tx, taken.map((r) => ({ reminderId: r.id, mailId: mailOf.get(r.personId) as number })));
  await linkReviews(tx, reviewed.flatMap((personId) => ({ personId, mailId: mailOf.get(personId) as number })), now);
  await announce('gather:written');
  return digests.length;
}

function digestRow(person: store.GatheringPerson & { localDay: LocalDate }, letterhead: Letterhead): Omit<store.DigestRow, 'channel'> {
  const occurrence = { personId: person.id, localDay: person.localDay, kind: 'digest' as const, key: '' };
  return { ...occurrence, toAddress: person.email, language: person.language, isSample: person.isSample, messageId: messageIdOf(occurrence, letterhead) };
}

import type { Side } from '@suivi/contract';
import { type Db, type Sql, transact } from '@suivi/db';
import { daysBetween, type LocalDate } from '@suivi/kernel';
import { writingTimes } from '@suivi/reminders';
import { hasSomethingToSay, type Review } from './review.js';
import * as store from './review.store.js';
import * as watch from './review-watch.store.js';
import { reviewWeek } from './review-week.js';

const atOnce = 500;

/**
 * Finds every coordinator's weekly review that has fallen due and writes it down once. May run at any time, any number of times, in any number of
 * processes: the person and the week are the key. After an outage a review is caught up in its own week, later not at all. Answers how many are new.
 */
export async function sweepReviews(db: Db, now: Date): Promise<number> {
  let added = 0;
  for (;;) {
    const batch = await transact(db, async (tx) => {
      const watched = await watch.claimWatched(tx, now, atOnce);
      if (watched.length === 0) return { looked: 0, added: 0 };
      const times = await writingTimes(tx, now);
      const held = watched.filter((one) => one.holdsPost).map((one) => ({ personId: one.personId, ...reviewWeek(one, times, now) }));
      const isDue = ({ opensAt, voidAt }: (typeof held)[number]): boolean => opensAt <= now && now < voidAt;
      const due = held.filter(isDue).map(({ opensAt, ...one }) => ({ ...one, deliverAt: opensAt }));
      await watch.setWatch(tx, held.map((one) => ({ personId: one.personId, lookAt: one.opensAt > now && one.opensAt < one.voidAt ? one.opensAt : one.voidAt })));
      await watch.dropWatch(tx, watched.filter((one) => !one.holdsPost).map((one) => one.personId));
      return { looked: watched.length, added: await watch.insertReviews(tx, due) };
    });
    added += batch.added;
    if (batch.looked < atOnce) return added;
  }
}

/**
 * Who of those for whom a review waits is to get it now: whoever is written to anyway, and whoever's week has something to tell.
 * The other reviews are void: with nothing to say there is no mail.
 */
export async function worthReviewing(sql: Sql, readers: readonly Reader[], o: { writtenAnyway: ReadonlySet<number>; now: Date }): Promise<number[]> {
  const waiting = new Set(await watch.awaitingReview(sql, readers.map((r) => r.personId), o.now));
  const alone = readers.filter((r) => waiting.has(r.personId) && !o.writtenAnyway.has(r.personId));
  const reviews = await reviewsFor(sql, alone);
  const silent = alone.filter((r) => !(reviews.get(r.personId) ?? []).some(hasSomethingToSay)).map((r) => r.personId);
  await watch.voidReviews(sql, silent, o.now);
  return [...waiting].filter((id) => !silent.includes(id));
}

/** Somebody who may coordinate, on a day of theirs. */
interface Reader {
  personId: number;
  today: LocalDate;
}

/** How things stand for each reader's desks, by person: one review for each partnership that the reader coordinates. */
export async function reviewsFor(sql: Sql, readers: readonly Reader[]): Promise<Map<number, Review[]>> {
  const reviews = new Map<number, Review[]>();
  if (readers.length === 0) return reviews;
  const known = new Map<string, Facts>();
  for (const desk of await store.desksOf(sql, readers)) {
    const key = `${desk.partnershipId} ${desk.today}`;
    const facts = known.get(key) ?? (await factsOf(sql, desk));
    known.set(key, facts);
    reviews.set(desk.personId, [...(reviews.get(desk.personId) ?? []), reviewOf(desk, facts)]);
  }
  return reviews;
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

/** How things stand in a partnership on a day, as its coordinators are told: the weekly mail and the screen say the same, since they say this. */
export const factsOf = async (sql: Sql, ask: store.Ask) => ({
  entities: await store.entityStandings(sql, ask),
  toVerify: await store.updatesToVerify(sql, ask),
  extensions: await store.extensionsToDecide(sql, ask),
  handovers: await store.handoversToDecide(sql, ask),
  corrections: await store.unsettledCorrections(sql, ask),
  lost: await store.lostContacts(sql, ask),
  failed: await store.failedMail(sql, ask),
  comingUp: await store.comingUp(sql, ask),
});

/** The entities that have not been heard from for too long. */
export const silentAmong = <T extends { lastNewsOn: LocalDate }>(entities: readonly T[], { today, silentAfterDays }: Pick<store.Ask, 'today' | 'silentAfterDays'>): T[] =>
  entities.filter((e) => daysBetween(e.lastNewsOn, today) >= silentAfterDays);

/** A desk verifies its own side's entities: they stand first, and the others are marked. */
function reviewOf(desk: store.Desk, { entities, ...facts }: Facts): Review {
  const ownFirst = <T extends { side: Side | null }>(rows: readonly T[]): (T & { otherSide: Side | null })[] => {
    const marked = rows.map((row) => ({ ...row, otherSide: row.side !== null && desk.sides.length > 0 && !desk.sides.includes(row.side) ? row.side : null }));
    return [...marked.filter((row) => row.otherSide === null), ...marked.filter((row) => row.otherSide !== null)];
  };
  const all = ownFirst(entities);
  return {
    partnership: desk.partnership,
    overdue: all.flatMap((e) => (e.oldest !== null && e.since !== null ? [{ ...e, count: e.overdue, oldest: e.oldest, since: e.since }] : [])),
    silent: silentAmong(all, desk).map((e) => ({ ...e, count: e.open, since: e.lastNewsOn })),
    toVerify: ownFirst(facts.toVerify),
    extensions: ownFirst(facts.extensions),
    handovers: ownFirst(facts.handovers),
    corrections: facts.corrections,
    lost: ownFirst(facts.lost),
    failed: facts.failed,
    comingUp: facts.comingUp,
  };
}

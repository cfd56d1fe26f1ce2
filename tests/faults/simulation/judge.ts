import { readCallAnswer, readCapability } from '@suivi/access';
import type { OutgoingMail } from '@suivi/mailer';
import { letterhead } from '../../support/api.js';
import { type FactBook, keyOf, type Version } from './facts.js';
import { type Day, dayAfter, isWorked, wallClock } from './plain-calendar.js';
import { type Call, callDue, type Duty, isAway, isTrue } from './promise.js';

/** A mail that the server answered for good. */
export interface Answered {
  messageId: string;
  personId: number;
  at: Date;
  /** The day that it was to the person when it went out, wherever they have moved since. */
  day: Day;
  /** The turn of the facts at which its worker's round began: what has changed since may have become due behind its sweep. */
  swept: number;
  /** The turn of the facts since which its worker can have read them. */
  since: number;
  accepted: boolean;
  /** The duties that it names, by key. */
  names: readonly string[];
}

const [morning, evening] = [8, 20];
/** Longer than a mail that was refused for the time being waits, and than a lease. */
const patienceMs = 65 * 60_000;
const shortestSilence = 20;
const moveMs = 72 * 3_600_000;

export const isAutomatic = (mail: { messageId: string }): boolean => !mail.messageId.startsWith('<update-returned.');

/** The day that an automatic mail was written for: it stands in its Message-ID. */
const dayOf = (messageId: string): Day => messageId.replace(/^<[a-z-]+\.(\d{4})(\d\d)(\d\d)\..*$/, '$1-$2-$3');

/** The duties that a mail asks about: its links say for whom, on what, for whom. */
export function namedIn(mail: OutgoingMail): { about: string; personId: number; organizationId: number }[] {
  const secret = letterhead.linkSecret;
  return [...mail.text.matchAll(/\/answer\/(call\/)?(\S+)/g)].flatMap(([, isCall, token = '']) => {
    const read = isCall ? readCallAnswer(secret, token) : readCapability(secret, token);
    return read ? [{ about: 'callId' in read ? `call ${read.callId}` : String(read.commitmentId), personId: read.personId, organizationId: read.organizationId }] : [];
  });
}

/** What the person is to be called up for on the day, if they are to be asked and are there. */
const callFor = (duty: Duty, day: Day): Call | null => (isTrue(duty, day) && !isAway(duty, day) ? callDue(duty, day) : null);

/** The last day whose calls a mail made pointless. One that was late holds what was gathered on its own day; what changed since it was read is another matter. */
function coveredUntil(mail: Answered, { turn, at, duty }: Version): Day {
  const ownDay = dayOf(mail.messageId);
  const isLate = ownDay < mail.day;
  const isOtherSince = mail.swept < turn || (isLate && duty !== null && wallClock(at, duty.zone).day >= ownDay);
  return isOtherSince ? '' : isLate ? ownDay : mail.day;
}

/** Watches what is sent and says where the promise was broken. Knows the facts and the promise, and nothing of how it is kept. */
export class Judge {
  readonly answered: Answered[] = [];
  readonly broken: string[] = [];
  /** How often a Message-ID may come again: once for each time that the word on it did not reach the ledger. */
  readonly excused = new Map<string, number>();
  checked = 0;
  duplicates = 0;
  /** The latest that any clock has said: while it says again what it has said before, mail may wait. */
  private latestClock = new Date(0);
  private readonly calmSince = new Map<number, Date>();
  private readonly judgedDays = new Set<string>();
  private readonly mayWait = new Set<string>();
  /** On which days of theirs people may have got a mail of which nobody knows. */
  private readonly inDoubt = new Set<string>();

  constructor(private readonly facts: FactBook) {}

  /** A mail on its way out: `since` is the turn at which its worker can have read the facts at the earliest. */
  take(mail: OutgoingMail, o: { personId: number; at: Date; swept: number; since: number; accepted: boolean }): void {
    const names = namedIn(mail).map(keyOf);
    const day = wallClock(o.at, this.facts.zoneOf(o.personId)?.zone ?? 'UTC').day;
    if (o.accepted && isAutomatic(mail)) for (const key of names) this.refuseStale(key, mail, o);
    if (o.accepted && isAutomatic(mail)) for (const key of names) this.refuseAskedTwice(key, { messageId: mail.messageId, day });
    if (o.accepted) this.countAgain(mail, o);
    this.answered.push({ messageId: mail.messageId, names, day, ...o });
  }

  private refuseStale(key: string, mail: OutgoingMail, { at, since, personId }: { at: Date; since: number; personId: number }): void {
    const held = this.facts.since(key, since).some(({ duty }) => {
      if (!duty || duty.personId !== personId) return false;
      const today = wallClock(at, duty.zone).day;
      // A day of grace: who has moved westward is asked on what was the next day a moment ago. What fell due before silence was allowed to last longer stands.
      const asItFellDue = duty.policy.silentEvery === null ? duty : { ...duty, policy: { ...duty.policy, silentEvery: shortestSilence } };
      return [today, dayAfter(today, 1)].some((day) => isTrue(duty, day) && callDue(asItFellDue, day) !== null);
    });
    if (!held) this.broken.push(`stale: ${mail.messageId} of ${at.toISOString()} asks person ${personId} about ${key}: ${JSON.stringify(this.facts.latest(key))}`);
  }

  /** Asked again about the same under another Message-ID, with no further call between and nothing changed. */
  private refuseAskedTwice(key: string, { messageId, day }: { messageId: string; day: Day }): void {
    const latest = this.facts.latest(key);
    const before = this.answered.filter((one) => one.accepted && isAutomatic(one) && one.names.includes(key)).at(-1);
    if (!latest?.duty || !before || before.messageId === messageId) return;
    const call = callDue(latest.duty, day);
    if (call && call.goesOutOn <= coveredUntil(before, latest)) this.broken.push(`asked twice: ${before.messageId} and ${messageId} on ${day} about ${key}, ${call.rule} of ${call.dueOn}`);
  }

  private countAgain(mail: OutgoingMail, { personId, at }: { personId: number; at: Date }): void {
    const before = this.answered.filter((one) => one.accepted && one.messageId === mail.messageId).length;
    if (before > 0) this.duplicates += 1;
    if (before > (this.excused.get(mail.messageId) ?? 0)) this.broken.push(`duplicate without a crash: ${mail.messageId} at ${at.toISOString()}`);
    if (!isAutomatic(mail) || before > 0) return;
    const zone = this.facts.zoneOf(personId)?.zone ?? 'UTC';
    const today = wallClock(at, zone).day;
    const other = this.answered.find((one) => one.accepted && isAutomatic(one) && one.personId === personId && one.messageId !== mail.messageId && wallClock(one.at, zone).day === today);
    if (other) this.broken.push(`two a day: person ${personId} got ${other.messageId} and ${mail.messageId} on ${today}`);
  }

  /** A mail was handed over, or was about to be, and its worker cannot know whether it was taken: it may be the person's mail of that day. */
  doubt(personId: number, at: Date): void {
    this.inDoubt.add(`${personId} ${wallClock(at, this.facts.zoneOf(personId)?.zone ?? 'UTC').day}`);
  }

  /** The server has taken a mail and its worker cannot know: it may come again, once. */
  excuse(messageId: string): void {
    this.excused.set(messageId, (this.excused.get(messageId) ?? 0) + 1);
  }

  /** Something stood in the way of everybody, or of one. */
  disturbed(personIds: readonly number[], at: Date): void {
    for (const id of personIds) this.calmSince.delete(id);
    if (at > this.latestClock) this.latestClock = at;
  }

  /** A round that nothing disturbed for these people has ended: whoever had a calm working day must have been told. */
  calmRound(personIds: readonly number[], at: Date): void {
    for (const id of personIds) this.judgeDay(id, at);
    if (at > this.latestClock) this.latestClock = at;
  }

  private judgeDay(personId: number, at: Date): void {
    const place = this.facts.zoneOf(personId);
    if (!place) return;
    const { day } = wallClock(at, place.zone);
    if (!this.mailMayGo(place, at)) return void this.calmSince.delete(personId);
    const since = this.calmSince.get(personId);
    if (!since || since > at || wallClock(since, place.zone).day !== day) return void this.calmSince.set(personId, at);
    if (at.getTime() - since.getTime() < patienceMs || this.judgedDays.has(`${personId} ${day}`)) return;
    this.judgedDays.add(`${personId} ${day}`);
    for (const key of this.facts.keys()) if (key.endsWith(`/${personId}`)) this.refuseLost(key, day, at);
  }

  /** Within the hours of a working day that no clock had reached before. */
  private mailMayGo({ zone, week }: { zone: string; week: Duty['week'] }, at: Date): boolean {
    const { day, hour } = wallClock(at, zone);
    const isRepeated = at < this.latestClock && day <= wallClock(this.latestClock, zone).day;
    return hour >= morning && hour < evening && isWorked(day, week) && !isRepeated;
  }

  /** What is due to the person on the day, if it has been so since before the day began. */
  private dueSinceYesterday(key: string, day: Day, at: Date): { duty: Duty; call: Call } | undefined {
    const version = this.facts.latest(key);
    const duty = version?.duty;
    if (!version || !duty || wallClock(version.at, duty.zone).day >= day) return undefined;
    const moved = this.facts.movedAt(key);
    const isSettled = !moved || at.getTime() - moved.getTime() >= moveMs;
    const call = isSettled ? callFor(duty, day) : null;
    return call ? { duty, call } : undefined;
  }

  private refuseLost(key: string, day: Day, at: Date): void {
    const due = this.dueSinceYesterday(key, day, at);
    if (!due) return;
    const { duty, call } = due;
    this.checked += 1;
    const mine = this.answered.filter((one) => one.personId === duty.personId && isAutomatic(one));
    if (mine.some((one) => one.names.includes(key) && one.day >= call.goesOutOn)) return;
    const gotOther = this.inDoubt.has(`${duty.personId} ${day}`) || mine.some((one) => wallClock(one.at, duty.zone).day === day);
    const waiting = `${key} ${call.rule} ${call.dueOn}`;
    // One mail a day: what came to light after it may wait for the next day's, once.
    if (gotOther && !this.mayWait.has(waiting)) this.mayWait.add(waiting);
    else this.broken.push(`lost: ${key}, ${call.rule} of ${call.dueOn}, on ${day} (${at.toISOString()}): ${JSON.stringify(duty)}`);
  }
}

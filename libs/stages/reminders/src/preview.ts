import type { ReminderChannel, Role } from '@suivi/contract';
import { dayNumberIn, dayOfNumber, instantOfHour, type LocalDate } from '@suivi/kernel';
import { Agenda } from './agenda.js';
import { type Due, lookAt, type Recipient } from './look.js';
import type { OwnerRow } from './watch.store.js';
import type { World } from './world.js';
import { nextWritingHour, ofTheDay, type Reader, type WritingTimes } from './writing.js';

/** Why something is in a mail that is to come. */
export interface Reason {
  /** 0 where it is about a call. */
  commitmentId: number;
  callId?: number;
  organizationId: number;
  partnershipId: number;
  role: Role;
  rule: string;
  channel: ReminderChannel;
  dueOn: LocalDate;
}

/** One mail that is to come: to whom, when, on which of their days, and why. */
export interface ForeseenMail {
  personId: number;
  at: Date;
  localDay: LocalDate;
  channel: ReminderChannel;
  reasons: Reason[];
}

/** What has happened until now: reminders that were written down, the days on which people had their mail. */
export interface Past {
  told: readonly Told[];
  /** By person the latest local day (number) that has its automatic mail. */
  served: ReadonlyMap<number, number>;
}

/** A reminder that was written down, `waiting` until a mail gathers it; `toldAt` (milliseconds) is when it was to go out, or went into a mail if that was later. */
export interface Told extends Due {
  toldAt: number;
  waiting: boolean;
}

export interface Course {
  owners: readonly OwnerRow[];
  world: World;
  times: WritingTimes;
  readers: ReadonlyMap<number, Reader & { digestsOff: boolean }>;
  past: Past;
  from: Date;
  until: Date;
}

const ownerKey = (o: { commitmentId: number; callId?: number; organizationId: number }): string => `${o.callId ?? ''} ${o.commitmentId} ${o.organizationId}`;
const occurrenceKey = (d: Due): string => `${ownerKey(d)} ${d.personId} ${d.rule} ${d.dueOn}`;
/** What the sweep's insert refuses: whatever goes out no later than something of the same deadline that the person has already, or was told. */
const lineKey = (d: Due): string => `${ownerKey(d)} ${d.personId} ${d.deadlineOn}`;

/** The sweep's table of reminders, in memory. */
class Ledger {
  private readonly written = new Set<string>();
  private readonly latest = new Map<string, number>();
  readonly waiting = new Map<number, Due[]>();

  constructor(told: readonly Told[]) {
    for (const one of told) this.add(one, one.waiting, one.toldAt);
  }

  private add(due: Due, waits: boolean, at: number): void {
    this.written.add(occurrenceKey(due));
    this.tell(due, at);
    if (waits) this.waiting.set(due.personId, [...(this.waiting.get(due.personId) ?? []), due]);
  }

  /** Nothing of the same deadline that would have gone out before is to come any more. */
  tell(due: Due, at: number): void {
    this.latest.set(lineKey(due), Math.max(at, this.latest.get(lineKey(due)) ?? -Infinity));
  }

  /** Writes what a sweep would; answers whom it concerns. */
  write(dues: readonly Due[]): number[] {
    const fresh = dues.filter((due) => !this.written.has(occurrenceKey(due)) && (this.latest.get(lineKey(due)) ?? -Infinity) < due.deliverAt);
    for (const due of fresh) this.add(due, true, due.deliverAt);
    return fresh.map((due) => due.personId);
  }
}

/** What is still so when the mail is written: as `digestItems` has it, in a world in which nobody acts. */
function stillStands(due: Due, day: number, recipients: readonly Recipient[]): boolean {
  const person = recipients.find((one) => one.personId === due.personId);
  return person?.posts.some((post) => (due.role === 'coordinator') === (post.role === 'coordinator') && post.from <= day && day <= post.to) ?? false;
}

const reasonOf = (due: Due, partnershipId: number): Reason => ({
  commitmentId: due.commitmentId, callId: due.callId, organizationId: due.organizationId, partnershipId, role: due.role, rule: due.rule, channel: due.channel, dueOn: dayOfNumber(due.dueOn),
});

/** A walk through the days to come, from instant to instant, as sweeps and gatherings would make it. */
class Walk {
  readonly mails: ForeseenMail[] = [];
  private readonly ledger: Ledger;
  private readonly served: Map<number, number>;
  private readonly agenda = new Agenda();
  private readonly looks = new Map<number, OwnerRow[]>();
  private readonly visits = new Map<number, Set<number>>();
  private readonly ownerOf: ReadonlyMap<string, OwnerRow>;

  constructor(private readonly course: Course) {
    this.ledger = new Ledger(course.past.told);
    this.served = new Map(course.past.served);
    this.ownerOf = new Map(course.owners.map((owner) => [ownerKey(owner), owner]));
    for (const owner of course.owners) if (!owner.paused) this.lookLater(owner, course.from.getTime());
    for (const personId of this.ledger.waiting.keys()) this.visitLater(personId, course.from.getTime());
  }

  /** Goes on to the next instant at which anything may happen; answers false when there is none. */
  step(): boolean {
    const now = this.agenda.next();
    if (now === undefined) return false;
    const owners = this.looks.get(now) ?? [];
    this.looks.delete(now);
    for (const owner of owners) this.look(owner, now);
    const people = [...(this.visits.get(now) ?? [])].sort((a, b) => a - b);
    this.visits.delete(now);
    for (const personId of people) this.visit(personId, now);
    return true;
  }

  private lookLater(owner: OwnerRow, at: number): void {
    if (at > this.course.until.getTime()) return;
    const known = this.looks.get(at);
    if (known) known.push(owner);
    else this.looks.set(at, [owner]);
    this.agenda.add(at);
  }

  private visitLater(personId: number, at: number): void {
    if (at > this.course.until.getTime()) return;
    this.visits.set(at, (this.visits.get(at) ?? new Set()).add(personId));
    this.agenda.add(at);
  }

  private look(owner: OwnerRow, now: number): void {
    const { world } = this.course;
    const finding = lookAt(world.withMeeting(owner), world.recipientsOf(owner), world.policyOf(owner), now);
    for (const personId of this.ledger.write(finding.due)) this.visitLater(personId, now);
    if (finding.lookAt !== null) this.lookLater(owner, finding.lookAt);
  }

  /** What the gathering does for one person: nothing before the last of the day may go, nothing out of hours, one mail a day. */
  private visit(personId: number, now: number): void {
    const reader = this.course.readers.get(personId);
    const waiting = this.ledger.waiting.get(personId) ?? [];
    if (!reader || waiting.length === 0) return;
    const opens = this.opensFor(reader, waiting, now);
    if (opens > now) return this.visitLater(personId, opens);
    const day = dayNumberIn(now, reader.zone);
    const tomorrow = instantOfHour(day + 1, 0, reader.zone);
    if (this.hadMail(personId, day)) return this.visitLater(personId, tomorrow);
    const taken = ofTheDay(waiting, reader.digestsOff);
    if (taken.length === 0) return;
    this.send(personId, taken, { day, now });
    if (taken.length < waiting.length) this.visitLater(personId, tomorrow);
  }

  private hadMail(personId: number, day: number): boolean {
    return (this.served.get(personId) ?? -Infinity) >= day;
  }

  private opensFor(reader: Reader, waiting: readonly Due[], now: number): number {
    const ready = Math.max(...waiting.map((due) => due.deliverAt));
    return ready > now ? ready : nextWritingHour(reader, this.course.times, new Date(now)).getTime();
  }

  private send(personId: number, taken: readonly Due[], { day, now }: { day: number; now: number }): void {
    this.served.set(personId, day);
    for (const due of taken) this.ledger.tell(due, now);
    this.ledger.waiting.set(personId, (this.ledger.waiting.get(personId) ?? []).filter((due) => !taken.includes(due)));
    const said = taken.filter((due) => {
      const owner = this.ownerOf.get(ownerKey(due));
      return owner !== undefined && stillStands(due, day, this.course.world.recipientsOf(owner));
    });
    if (said.length === 0) return;
    const reasons = said.map((due) => reasonOf(due, this.ownerOf.get(ownerKey(due))?.partnershipId ?? 0));
    this.mails.push({ personId, at: new Date(now), localDay: dayOfNumber(day), channel: taken[0]?.channel ?? 'digest', reasons });
  }
}

/**
 * Every automatic mail that would go out between two instants if nobody did anything meanwhile: the looks, the hours and the one mail a day
 * are those of the sweep and of the gathering, run in memory from instant to instant.
 */
export function foresee(course: Course): ForeseenMail[] {
  const walk = new Walk(course);
  while (walk.step());
  return walk.mails;
}

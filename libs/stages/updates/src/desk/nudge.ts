import type { NudgeLeft } from '@suivi/contract';

/** An entity's part in a commitment, as whoever wants to nudge finds it. */
export interface Part {
  isOpen: boolean;
  /** An update, a request for more time or a colleague waits for the desk: the next step is the desk's own. */
  waitsForDesk: boolean;
  waitsForHead: boolean;
  nudgedAt: Date | null;
  answersPersonId: number | null;
  people: readonly Asked[];
}

/** Somebody who may be asked for the entity. */
export interface Asked {
  personId: number;
  role: 'focal-point' | 'alternate';
  contactLost: boolean;
  away: boolean;
}

/** For so long after a nudge nobody is nudged about the same again, unless the desk insists. */
const restMs = 24 * 3_600_000;

/**
 * Who is asked: the focal point who was named for it, else all of the entity; alternates where one of these is away or none is there. Whose contact is lost is
 * not written to. A digest that was stopped stops no question of a colleague.
 */
export function askedFor({ people, answersPersonId }: Part): number[] {
  const reached = people.filter((one) => !one.contactLost);
  const focal = reached.filter((one) => one.role === 'focal-point');
  const named = focal.filter((one) => one.personId === answersPersonId);
  const first = named.length > 0 ? named : focal;
  const deputies = first.length === 0 || first.some((one) => one.away) ? reached.filter((one) => one.role === 'alternate') : [];
  const there = [...first.filter((one) => !one.away), ...deputies];
  return [...new Set((there.length > 0 ? there : first).map((one) => one.personId))];
}

/** Why nobody is nudged about a part; null if somebody is. */
export function whyNotNudged(part: Part, { now, again }: { now: Date; again: boolean }): NudgeLeft | null {
  if (!part.isOpen) return 'not-open';
  if (part.waitsForDesk) return 'waits-for-you';
  if (part.waitsForHead) return 'with-head';
  if (part.people.length === 0) return 'nobody';
  if (askedFor(part).length === 0) return 'contact-lost';
  return !again && part.nudgedAt !== null && now.getTime() - part.nudgedAt.getTime() < restMs ? 'too-soon' : null;
}

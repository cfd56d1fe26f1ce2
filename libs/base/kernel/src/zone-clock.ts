import { DateTime } from 'luxon';

/**
 * What the clocks of a zone show, fast: a sweep asks for tens of thousands of days, and luxon or Intl would take most of its time.
 * Offsets are asked of Intl once a zone and UTC day, and kept.
 */

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** What is kept of one zone: the offsets at the midnights of UTC days, by day number. */
interface ZoneClock {
  zone: string;
  /** Null for a zone that Intl does not know; luxon knows some more, such as UTC+3. */
  format: Intl.DateTimeFormat | null;
  atMidnight: Map<number, number>;
}

const clocks = new Map<string, ZoneClock>();
/** A hundred years of days; beyond, the zone's memory begins anew. */
const kept = 40_000;

const parts = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', era: 'short' } as const;

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, ...parts });
  } catch {
    return null;
  }
}

function clockOf(zone: string): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = { zone, format: formatOf(zone), atMidnight: new Map<number, number>() };
  clocks.set(zone, clock);
  return clock;
}

function askedOffset({ zone, format }: ZoneClock, at: number): number {
  if (format === null) {
    const { isValid, offset } = DateTime.fromMillis(at, { zone });
    if (!isValid) throw new RangeError(`there is no time zone ${zone}`);
    return offset * 60_000;
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const shown = Date.UTC(year, Number(part.month) - 1, Number(part.day), Number(part.hour), Number(part.minute), Number(part.second));
  return shown - Math.floor(at / 1000) * 1000;
}

function offsetAtMidnight(clock: ZoneClock, day: number): number {
  const known = clock.atMidnight.get(day);
  if (known !== undefined) return known;
  if (clock.atMidnight.size >= kept) clock.atMidnight.clear();
  const offset = askedOffset(clock, day * dayMs);
  clock.atMidnight.set(day, offset);
  return offset;
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. Throws a RangeError where no such zone exists. */
export function offsetAt(at: number, zone: string): number {
  const clock = clockOf(zone);
  const day = Math.floor(at / dayMs);
  const offset = offsetAtMidnight(clock, day);
  return offset === offsetAtMidnight(clock, day + 1) ? offset : askedOffset(clock, at);
}

/** Tells whether a zone has clocks: those that Intl knows, and a few that luxon adds, such as UTC+3. What a sweep takes for one, mail does too. */
export const hasClock = (zone: string): boolean => clockOf(zone).format !== null || DateTime.fromMillis(0, { zone }).isValid;

/** The zone if it has clocks, else UTC: nobody is forgotten, and nobody else is held up, for a zone that this platform does not know. */
export const zoneWithClock = (zone: string): string => (hasClock(zone) ? zone : 'UTC');

/** The number of the day (days since 1 January 1970) that an instant falls on in a zone. */
export const dayNumberIn = (at: number, zone: string): number => Math.floor((at + offsetAt(at, zone)) / dayMs);

/**
 * The one instant (milliseconds) at which a zone's clocks show `hour` on the day of that number. An hour that is repeated when clocks go
 * back is taken the first time; one that is skipped when they go forward is moved on by the gap, and so is a day that a zone leaves out.
 */
export function instantOfHour(day: number, hour: number, zone: string): number {
  const shown = day * dayMs + hour * hourMs;
  const [before, after] = [offsetAt(shown - dayMs, zone), offsetAt(shown + dayMs, zone)];
  if (before === after) return shown - before;
  const fitting = [before, after].filter((offset) => offsetAt(shown - offset, zone) === offset).map((offset) => shown - offset);
  return fitting.length > 0 ? Math.min(...fitting) : shown - before;
}

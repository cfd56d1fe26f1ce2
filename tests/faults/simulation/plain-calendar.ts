/** Days and hours for the judge of the simulation, who must not ask the code that is judged: days are walked one by one. */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;

export const dayAfter = (day: Day, days: number): Day => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows in a zone. */
export function wallClock(at: Date, zone: string): { day: Day; hour: number } {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' });
    formats.set(zone, format);
  }
  const [day, hour] = format.format(at).split(' ');
  return { day: day as Day, hour: Number(hour) };
}

/** Where somebody works: ISO weekdays, and the days that are off all the same. */
export interface Week {
  weekdays: readonly number[];
  holidays: readonly Day[];
}

export const isWorked = (day: Day, week: Week): boolean => week.weekdays.includes(new Date(Date.parse(day)).getUTCDay() || 7) && !week.holidays.includes(day);

/** The day itself if it is worked, else the nearest worked one in the direction. */
export function nearestWorked(day: Day, week: Week, direction: 1 | -1): Day {
  let at = day;
  for (let tried = 0; tried < 30 && !isWorked(at, week); tried += 1) at = dayAfter(at, direction);
  return at;
}

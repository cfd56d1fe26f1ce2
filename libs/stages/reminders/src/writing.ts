import { isQuiet, type ReminderPolicy } from '@suivi/contract';
import { dayNumberIn, instantOfHour, offsetAt, type Workdays, workdayFrom } from '@suivi/kernel';
import type { Span } from './look.js';

/** Whom mail goes to, as far as hours are concerned. */
export interface Reader {
  personId: number;
  zone: string;
  dutyStationId: number | null;
}

/** The hours in which a person may be written to: from the latest hour of their policies on, and in nobody's quiet hours. */
export interface Hours {
  hour: number;
  quiet: readonly { from: number; to: number }[];
}

/** When anybody may be written to: what is worked where, who is away when, which hours their partnerships keep. */
export interface WritingTimes {
  workdaysOf: (dutyStationId: number | null) => Workdays;
  absencesOf: (personId: number) => readonly Span[];
  hoursOf: (personId: number) => Hours;
}

const isOpen = ({ hour, quiet }: Hours, at: number): boolean => at >= hour && !quiet.some((hours) => isQuiet(hours, at));

/** The hours that several policies keep together; where they leave none, that of the latest counts, or nothing would ever go out. */
export function hoursKept(policies: readonly Pick<ReminderPolicy, 'hour' | 'quietHours'>[]): Hours {
  const together = { hour: Math.max(...policies.map((policy) => policy.hour)), quiet: policies.flatMap((policy) => policy.quietHours ?? []) };
  const leavesAny = Array.from({ length: 24 }, (_, at) => at).some((at) => isOpen(together, at));
  return leavesAny ? together : { ...together, quiet: [] };
}

/** No run of days without work and no absence that is taken seriously is longer. */
const furthestDays = 750;

/** When the next automatic mail may go to a person: `now` itself within the hours of a working day on which they are there, else the next such hour. */
export function nextWritingHour(reader: Reader, times: WritingTimes, now: Date): Date {
  const { zone } = reader;
  const hours = times.hoursOf(reader.personId);
  const workdays = times.workdaysOf(reader.dutyStationId);
  const absences = times.absencesOf(reader.personId);
  const today = dayNumberIn(now.getTime(), zone);
  const shown = new Date(now.getTime() + offsetAt(now.getTime(), zone)).getUTCHours();
  const isThere = (day: number): boolean => workdayFrom(day, workdays) === day && !absences.some((span) => span.from <= day && day <= span.to);
  if (isThere(today) && isOpen(hours, shown)) return now;
  for (let day = today; day <= today + furthestDays; day += 1)
    if (isThere(day))
      for (let at = day === today ? shown + 1 : 0; at < 24; at += 1) if (isOpen(hours, at)) return new Date(instantOfHour(day, at, zone));
  return new Date(instantOfHour(today + 1, hours.hour, zone));
}

/** Readers with the same answer may be written to at the same times: worked out once for all of them. */
export const writingPlace = (reader: Reader, times: WritingTimes): string => {
  const { hour, quiet } = times.hoursOf(reader.personId);
  const away = times.absencesOf(reader.personId).length > 0 ? reader.personId : '';
  return `${reader.zone} ${reader.dutyStationId} ${hour} ${quiet.map(({ from, to }) => `${from}-${to}`).join()} ${away}`;
};

/** What of a person's waiting reminders goes into the mail of the day: first what is asked directly, which comes even to who stopped the digests. */
export const ofTheDay = <T extends { channel: 'digest' | 'single' }>(waiting: readonly T[], digestsOff: boolean): T[] => {
  const direct = waiting.filter((reminder) => reminder.channel === 'single');
  return digestsOff ? direct : [...direct, ...waiting.filter((reminder) => reminder.channel !== 'single')];
};

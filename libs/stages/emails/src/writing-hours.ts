import { standardPolicy } from '@suivi/contract';
import { addDays, instantOf, isWorkingDay, localDayOf, plainWeek, type WorkingCalendar, workingDayFrom } from '@suivi/kernel';
import { DateTime } from 'luxon';

/** Whom a digest goes to, as far as hours are concerned. */
export interface Reader {
  zone: string;
  dutyStationId: number | null;
}

/** Digests go out from the morning hour of the policy until this hour of the person's working day. */
const evening = 20;
const { hour: opens } = standardPolicy(90);

/**
 * When the next digest may go out to a person: `now` itself within the hours of a working day, else the next working morning.
 * `calendars` holds the working calendars of duty stations by id.
 */
export function nextWritingHour(reader: Reader, calendars: ReadonlyMap<number, WorkingCalendar>, now: Date): Date {
  const calendar = (reader.dutyStationId === null ? undefined : calendars.get(reader.dutyStationId)) ?? plainWeek;
  const today = localDayOf(now, reader.zone);
  const { hour } = DateTime.fromJSDate(now, { zone: reader.zone });
  if (isWorkingDay(today, calendar) && hour >= opens && hour < evening) return now;
  const morning = workingDayFrom(hour < opens ? today : addDays(today, 1), calendar);
  return instantOf(morning, opens, reader.zone);
}

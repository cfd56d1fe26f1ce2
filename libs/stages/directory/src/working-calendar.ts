import { type LocalDate, plainWeek, type WorkingCalendar } from '@suivi/kernel';

/** A duty station's working week and holidays, as stored. */
export interface DutyStationDays {
  weekdays: readonly number[];
  holidays: readonly LocalDate[];
}

/** The calendar that counts for a person: that of the duty station, else Monday to Friday. */
export const calendarOf = (station: DutyStationDays | null): WorkingCalendar =>
  station ? { weekdays: station.weekdays, holidays: new Set(station.holidays) } : plainWeek;

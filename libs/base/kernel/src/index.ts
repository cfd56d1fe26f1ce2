export { languages, isLanguage, localized } from './language.js';
export type { Language, LocalizedText } from './language.js';
export { Refusal, refusalCodes } from './refusal.js';
export type { RefusalCode } from './refusal.js';
export { SteppedClock } from './clock.js';
export type { Clock } from './clock.js';
export {
  precisions, plainWeek, isLocalDate, isZone, addDays, addMonths, daysBetween, lastDayOf, isWorkingDay, workingDayFrom,
  workingDayUpTo, localDayOf, instantOf, dayNumber, dayOfNumber,
} from './calendar.js';
export { dayNumberIn, hasClock, zoneWithClock, instantOfHour, offsetAt } from './zone-clock.js';
export { nthWorkdayAfter, workdayFrom, workdaysOf, workdayUpTo } from './workdays.js';
export type { Workdays } from './workdays.js';
export type { LocalDate, Precision, WorkingCalendar } from './calendar.js';
export type { Act, Actor } from './act.js';
export { isMailAddress } from './mail-address.js';
export { nextTryAt, patience } from './retry.js';
export { anyOf, folded, phrasesOf } from './folding.js';
export { guardedCell, unguardedCell } from './spreadsheet.js';

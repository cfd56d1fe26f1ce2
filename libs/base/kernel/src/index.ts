export { languages, isLanguage, localized } from './language.js';
export type { Language, LocalizedText } from './language.js';
export { Refusal, refusalCodes } from './refusal.js';
export type { RefusalCode } from './refusal.js';
export { SteppedClock } from './clock.js';
export type { Clock } from './clock.js';
export {
  precisions, plainWeek, isLocalDate, isZone, addDays, addMonths, daysBetween, lastDayOf, isWorkingDay, workingDayFrom,
  workingDayUpTo, localDayOf, instantOf,
} from './calendar.js';
export type { LocalDate, Precision, WorkingCalendar } from './calendar.js';
export type { Act, Actor } from './act.js';
export { isMailAddress } from './mail-address.js';

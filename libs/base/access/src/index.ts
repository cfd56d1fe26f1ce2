export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
export { readCalendar, signCalendar } from './calendar-access.js';
export type { CalendarAccess } from './calendar-access.js';
export { readUnsubscription, signUnsubscription } from './unsubscription.js';
export type { Unsubscription } from './unsubscription.js';
export { administers, coordinates, nothingAtAll, reportsFor, seesPartnership, seesWhole, wholeInstallation } from './scope.js';
export type { OwnEntity, Scope, WholePartnership } from './scope.js';

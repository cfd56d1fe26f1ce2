export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
export { readCalendar, signCalendar } from './calendar-access.js';
export type { CalendarAccess } from './calendar-access.js';
export { readUnsubscription, signUnsubscription } from './unsubscription.js';
export type { Unsubscription } from './unsubscription.js';
export {
  administers, coordinates, nothingAtAll, partnershipsCoordinated, partnershipsSeen, partnershipsWhole, reportsFor, seesPartnership, seesWhole, wholeInstallation,
} from './scope.js';
export type { OwnEntity, Scope, WholePartnership } from './scope.js';
export { digestOf, keyFor } from './secrets.js';
export { cookieIn, cookiePrefixFor, sessionTokenIn } from './session-cookie.js';
export { sessionBehind, tokenBehind, usualSessionLimits } from './bearers.js';
export type { SessionLimits } from './bearers.js';
export { inCoordinatedPartnership, inSeenPartnership, inWholePartnership, isOneOf } from './scope.store.js';

export { signCapability, readCapability } from './capability.js';
export type { AnswerCapability } from './capability.js';
export { readCalendar, signCalendar } from './calendar-access.js';
export type { CalendarAccess } from './calendar-access.js';
export { readUnsubscription, signUnsubscription } from './unsubscription.js';
export type { Unsubscription } from './unsubscription.js';

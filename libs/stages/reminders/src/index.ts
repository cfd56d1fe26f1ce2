export { sweepReminders } from './reminders.js';
export { defaultPolicy, occurrenceDue } from './reminder.js';
export type { Occurrence, Owed, ReminderPolicy } from './reminder.js';
export { peopleWaiting, returnToWaiting, takeWaiting } from './waiting.store.js';
export type { ReminderRow } from './reminders.store.js';

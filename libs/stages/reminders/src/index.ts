export { sweepReminders } from './reminders.js';
export { defaultPolicy, occurrenceDue } from './reminder.js';
export type { Occurrence, Owed, ReminderPolicy } from './reminder.js';
export { waitingReminders, takeWaitingOf, returnToWaiting } from './reminders.store.js';
export type { ReminderRow } from './reminders.store.js';

export { sweepReminders } from './sweep.js';
export { repairWatch } from './reminders.jobs.js';
export { peopleWaiting, returnToWaiting, takeWaiting } from './waiting.store.js';
export { countLate, countUnwatched, watchUnwatched } from './watch.store.js';

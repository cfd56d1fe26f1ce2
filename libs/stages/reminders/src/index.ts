export { sweepReminders } from './sweep.js';
export { repairWatch } from './reminders.jobs.js';
export { peopleWaiting, returnToWaiting, takeWaiting } from './waiting.store.js';
export { nextWritingHour, writingPlace } from './writing.js';
export type { Reader, WritingTimes } from './writing.js';
export { writingTimes } from './world.js';
export { countLate, countUnwatched, watchUnwatched } from './watch.store.js';

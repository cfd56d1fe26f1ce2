import base from './jest.config.mjs';

// Tests that have a bounded form in `npm test` and take minutes in full; the workers of the run inherit these.
process.env.SUIVI_ALL_ZONES = '1';
process.env.SUIVI_MANY = '1';

/** Configuration of `npm run test:long`: every zone and day, ten thousand reminders at once. */
export default { ...base, testMatch: ['<rootDir>/libs/base/kernel/src/zone-clock.test.ts', '<rootDir>/tests/medium/reminders.test.ts'], maxWorkers: 1 };

import base from './jest.config.mjs';

/** Configuration of `npm run test:faults`. */
export default { ...base, testMatch: ['<rootDir>/tests/faults/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/'], maxWorkers: 1 };

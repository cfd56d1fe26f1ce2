import base from './jest.config.mjs';

/** Configuration of `npm run test:browser`. */
export default { ...base, testMatch: ['<rootDir>/tests/browser/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/'], maxWorkers: 1 };

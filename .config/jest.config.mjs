import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiler, compilerForJsx } from './swc.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;
const optional = (file) => (existsSync(join(root, file)) ? join(root, file) : undefined);

/** Configuration of `npm test`; the slow suites (faults, browser, bench) extend it and name their own folder. */
export default {
  rootDir: root,
  testMatch: ['<rootDir>/{apps,libs}/**/*.test.{ts,tsx}', '<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/tests/(faults|browser|bench)/'],
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/\\.nx/', '<rootDir>/\\.suivi/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '\\.ts$': ['@swc/jest', compiler], '\\.tsx$': ['@swc/jest', compilerForJsx] },
  transformIgnorePatterns: ['/node_modules/', '/dist/'],
  moduleNameMapper: Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [`^${name}$`, join(root, file)])),
  resolver: join(root, '.config/jest-resolver.cjs'),
  testEnvironment: join(root, '.config/jest-environment.mjs'),
  reporters: ['default', join(root, '.config/jest-reporter.mjs')],
  globalSetup: optional('tests/support/global-setup.mjs'),
  globalTeardown: optional('tests/support/global-teardown.mjs'),
  // Nothing asserts a time; a hang is what this ends, and a busy machine is not a hang.
  testTimeout: 60_000,
  // Two at least: Jest's own default on two cores is a single process, and database tests mostly wait.
  maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
  // Modules of ES kind are never freed by Node's vm; a worker that has grown is replaced.
  workerIdleMemoryLimit: '700MB',
  cacheDirectory: join(root, 'node_modules/.cache/jest'),
  injectGlobals: false,
  passWithNoTests: true,
};

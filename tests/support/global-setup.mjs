import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, removeRun, runsFolder } from './test-run.mjs';

/**
 * Names this run, so that all its workers meet at one server and one template (the first test file that wants a database
 * starts it), and removes what a run that was killed has left.
 */
export default async function setUp() {
  process.env.SUIVI_TEST_RUN = String(process.pid);
  for (const name of readRuns()) if (!isAlive(Number(name))) await removeRun(join(runsFolder, name));
}

function readRuns() {
  try {
    return readdirSync(runsFolder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

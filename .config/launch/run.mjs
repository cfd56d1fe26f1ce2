import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { Explained, root } from './place.mjs';

const SAME_KEYSTROKE_MS = 500;

/**
 * Lets one Ctrl-C through once. The terminal sends SIGINT to the whole group and npm sends it again to its child; a
 * command that takes a second Ctrl-C for "now, at once" would never stop in order.
 */
function dropRepeatedSignals() {
  const emit = process.emit;
  const last = new Map();
  process.emit = function emitOnce(event, ...rest) {
    if (event === 'SIGINT' || event === 'SIGTERM') {
      const now = Date.now();
      const repeated = now - (last.get(event) ?? -Infinity) < SAME_KEYSTROKE_MS;
      if (repeated) return true;
      last.set(event, now);
    }
    return emit.call(this, event, ...rest);
  };
}

/**
 * Stops in order when the npm that started us is gone: npm passes SIGTERM only to the shell between it and us, so
 * that the end of `npm start` would leave a server behind that holds the port.
 */
function stopWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/** Runs the command in this process: no child that a signal or a kill could miss, and its exit code is ours. */
async function runCommand(words) {
  const main = join(root, 'apps/cli/dist/main.js');
  if (!existsSync(main)) throw new Explained('apps/cli has no main.ts yet: there is no command to run.');
  process.argv = [process.execPath, main, ...words];
  process.setSourceMapsEnabled(true);
  dropRepeatedSignals();
  stopWithParent();
  await import(pathToFileURL(main).href);
}

/** Runs another Node program and ends as it ends. */
function runNode(words) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  // At a terminal the child gets Ctrl-C itself; elsewhere only we do.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

const jest = (config, words) =>
  runNode(['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', join(root, 'node_modules/jest/bin/jest.js'), '-c', `.config/${config}`, ...words]);

/** `npm run suivi` stands at the top of the checkout; the person stood elsewhere, and so do the files they name. */
function returnToCaller() {
  if (process.env.npm_lifecycle_event === 'suivi' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
}

const tasks = {
  start: async (words) => {
    await ensureBuilt();
    await runCommand(['start', ...words]);
  },
  suivi: async (words) => {
    await ensureBuilt();
    returnToCaller();
    await runCommand(words);
  },
  // Named tests run from the sources alone; the whole suite also starts the built product.
  test: async (words) => {
    if (!words.some((word) => !word.startsWith('-'))) await ensureBuilt();
    jest('jest.config.mjs', words);
  },
  'test:faults': async (words) => {
    await ensureBuilt();
    jest('jest.faults.config.mjs', words);
  },
  'test:browser': async (words) => {
    await ensureBuilt();
    jest('jest.browser.config.mjs', words);
  },
  bench: async (words) => {
    await ensureBuilt();
    runNode([join(root, 'tests/bench/main.mjs'), ...words]);
  },
  build: () => ensureBuilt(),
};

/** Installs and builds what is missing, then does the named task with the rest of the words. */
export async function run([task, ...words]) {
  const work = tasks[task];
  if (!work) throw new Explained(`No such task: ${task}. There are: ${Object.keys(tasks).join(', ')}.`);
  await ensureInstalled();
  await work(words);
}

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Explained, assertWritable, root, saying } from './place.mjs';

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
const same = (wanted, present) => wanted.version === present.version && wanted.integrity === present.integrity && Boolean(wanted.link) === Boolean(present.link);

/**
 * Whether node_modules is what the lock file asks for. Contents are compared, not times: a checkout of another branch
 * changes times in either direction. An optional package may be missing: most are for other platforms.
 */
export function installed(top = root) {
  const record = join(top, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const present = readPackages(record);
  return Object.entries(readPackages(join(top, 'package-lock.json')))
    .filter(([path]) => path.startsWith('node_modules/'))
    .every(([path, wanted]) => (present[path] ? same(wanted, present[path]) : wanted.optional || wanted.devOptional));
}

/** The npm that started us where there is one: it is the one the person chose. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') return { command: process.execPath, first: [running], shell: false };
  return { command: 'npm', first: [], shell: process.platform === 'win32' };
}

function npmCi() {
  const { command, first, shell } = npmCommand();
  // Development packages hold the compiler, so NODE_ENV=production must not leave them out.
  const words = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, shell, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.resume();
    child.on('error', (error) => reject(new Explained(`npm could not be started (${error.message}). It comes with Node; is it on the PATH?`)));
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Explained('The installation of dependencies failed; npm says why above.'))));
  });
}

/** Runs `npm ci` if node_modules is missing or is not what the lock file asks for. */
export async function ensureInstalled() {
  if (installed()) return;
  assertWritable('install its dependencies');
  const first = !existsSync(join(root, 'node_modules'));
  await saying(first ? 'Installing dependencies (once; a minute or two)' : 'Installing changed dependencies', npmCi);
}

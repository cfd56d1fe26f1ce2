import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Explained, assertWritable, root, saying } from './place.mjs';

const stateFolder = join(root, 'node_modules/.cache/suivi');
const stamp = join(stateFolder, 'built');
const lock = join(stateFolder, 'building');
const LEFT_OUT = new Set(['dist', 'node_modules']);

const folders = (path) => readdirSync(join(root, path), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => `${path}/${entry.name}`);

/** Every project of the workspace, as a path from the root. */
const projects = () => ['libs/base', 'libs/stages', 'apps'].flatMap(folders);

const isInput = (name) => !/\.test\.tsx?$/.test(name);

function* filesUnder(path) {
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!LEFT_OUT.has(entry.name)) yield* filesUnder(`${path}/${entry.name}`);
    } else if (isInput(entry.name)) yield `${path}/${entry.name}`;
  }
}

/** Names, sizes and times of all that the build reads: costs milliseconds, where nx itself needs seconds to find nothing to do. */
function signature() {
  const hash = createHash('sha1');
  const files = [...projects().flatMap((project) => [...filesUnder(project)]), '.config/build.mjs', '.config/swc.mjs', 'package-lock.json', 'tsconfig.base.json'];
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const hasOutput = (project) => !existsSync(join(root, project, 'src')) || existsSync(join(root, project, 'dist'));
const isBuilt = (wanted) => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && projects().every(hasOutput);

function nxBuild() {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const words = [nx, 'run-many', '--target=build', '--output-style=static'];
  const environment = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_TUI: 'false', NX_INTERACTIVE: 'false' };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Explained(`${Buffer.concat(output)}\nThe build failed; see above.`))));
  });
}

/** Whether the process that holds the lock still lives; one that was killed must not block the next start. */
function holderLives() {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** One build at a time: a build empties dist first, under the feet of another one. */
async function alone(work) {
  mkdirSync(stateFolder, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (holderLives()) await wait(200);
      else rmSync(lock, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Builds what changed since the last build; does nothing, quickly, if nothing did. */
export async function ensureBuilt() {
  if (isBuilt(signature())) return;
  assertWritable('build itself');
  await alone(async () => {
    const wanted = signature();
    if (isBuilt(wanted)) return;
    await saying('Building what changed', nxBuild);
    writeFileSync(stamp, wanted);
  });
}

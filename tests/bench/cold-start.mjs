import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@suivi/db';
import { root } from './place.mjs';
import { inTurns } from './turns.mjs';

const START_WITHIN_MS = 120_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Waits until an address answers 200; `failed` tells that it never will. */
async function firstAnswer(url, failed) {
  for (const end = performance.now() + START_WITHIN_MS; performance.now() < end; await wait(15)) {
    if (failed()) throw new Error('npm start ended before it answered');
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
  }
  throw new Error(`${url} did not answer in ${START_WITHIN_MS / 1000} s`);
}

/** `npm start` to the first 200, in seconds; stopped in order before this answers. */
async function npmStart(place, dataDir) {
  const port = await freePort();
  const { DATABASE_URL: _, TEST_DATABASE_URL: __, REDIS_URL: ___, SMTP_URL: ____, ...env } = process.env;
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: root, env: { ...env, SUIVI_DATA_DIR: dataDir, PORT: String(port) }, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // the whole group has gone already
    }
  };
  place.later(() => kill('SIGKILL'));
  try {
    await firstAnswer(`http://127.0.0.1:${port}/`, () => child.exitCode !== null || place.signal.aborted);
    return (performance.now() - began) / 1000;
  } finally {
    kill('SIGINT');
    await ended;
    // npm may be gone before what it started: the port is free when all of it is.
    await untilRefused(`http://127.0.0.1:${port}/`);
  }
}

async function untilRefused(url) {
  while (await fetch(url).then(() => true, () => false)) await wait(50);
}

/** The least that a start can be: the same PostgreSQL, and a bare server that answers after one query. */
async function bareStart(place, dataDir) {
  const began = performance.now();
  const embedded = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  try {
    const bare = await place.bare({ url: embedded.url, read: { text: 'select slug from partnership', values: [] } });
    await (await fetch(bare.url)).arrayBuffer();
    const seconds = (performance.now() - began) / 1000;
    const ended = new Promise((resolve) => bare.child.once('exit', resolve));
    bare.child.kill('SIGTERM');
    await ended;
    return seconds;
  } finally {
    await embedded.stop();
  }
}

/** A second `npm start` to the first 200 at /, against starting the same PostgreSQL and bare node:http. */
export async function run(place, { quick }) {
  const dataDir = place.folder();
  const first = await npmStart(place, dataDir);
  return inTurns({
    pairs: quick ? 2 : 5, unit: 's', ours: () => npmStart(place, dataDir), limit: () => bareStart(place, dataDir), signal: place.signal,
    note: `goal: at most 5 s; the first start, with a new database and the sample, took ${first.toFixed(1)} s`,
  });
}

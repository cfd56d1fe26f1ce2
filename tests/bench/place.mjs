import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createScratchDatabase, dropDatabase, migrate, startEmbeddedPostgres } from '@suivi/db';
import { migrateQueue } from '@suivi/jobs';

/** The top of the checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the benchmarks' own things. */
const ownFolder = `${root}.suivi/bench`;

const READY_WITHIN_MS = 60_000;

/** Where one benchmark works: its databases, processes and folders, all undone by `leave`, the last begun first. */
export class Place {
  #undo = [];
  #server;

  constructor(signal) {
    this.signal = signal;
  }

  /** Notes what is to be done when the benchmark ends, also by failure or Ctrl-C. */
  later(step) {
    this.#undo.push(step);
  }

  async leave() {
    for (const step of this.#undo.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        process.stderr.write(`while tidying up: ${error.message}\n`);
      }
    }
  }

  /** The server to measure on: the one that TEST_DATABASE_URL or DATABASE_URL names, else an embedded one as `npm start` has it. */
  server() {
    this.#server ??= this.#findServer();
    return this.#server;
  }

  async #findServer() {
    const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL;
    if (given) return given;
    const embedded = await startEmbeddedPostgres({ dataDir: ownFolder, log: () => undefined });
    this.later(() => embedded.stop());
    return embedded.url;
  }

  /** A migrated database of the benchmark's own. */
  async database() {
    const url = await createScratchDatabase(await this.server(), { name: `suivi_bench_${randomBytes(5).toString('hex')}` });
    this.later(() => dropDatabase(url));
    await Promise.all([migrate(url, new Date()), migrateQueue(url)]);
    return url;
  }

  /** An empty folder. */
  folder() {
    mkdirSync(ownFolder, { recursive: true });
    const folder = mkdtempSync(`${ownFolder}/run-`);
    this.later(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Starts a Node program (a path from the top) and waits for the message in which it says where it listens. */
  async process(program, { env = {}, words = [], flags = [], hello } = {}) {
    const child = fork(`${root}${program}`, words, { cwd: root, execArgv: flags, env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    this.later(async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    });
    if (hello) child.send(hello);
    const { listening } = await this.#messageOf(child, program);
    return { child, url: listening };
  }

  #messageOf(child, program) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${program} did not say that it listens`)), READY_WITHIN_MS);
      const settle = (act) => (value) => {
        clearTimeout(late);
        act(value);
      };
      child.once('message', settle(resolve));
      child.once('exit', settle((code) => reject(new Error(`${program} ended with ${code} before it listened`))));
      this.signal.addEventListener('abort', settle(() => reject(this.signal.reason)), { once: true });
    });
  }

  /** The product's web server on a database. */
  api(url) {
    return this.process('apps/api/dist/main.js', { env: { DATABASE_URL: url, PORT: '0', SUIVI_HOST: '127.0.0.1', REDIS_URL: '', SMTP_URL: '' } });
  }

  /** Bare node:http with bare `pg`, doing what `hello` says: see bare-http.mjs. */
  bare(hello) {
    return this.process('tests/bench/bare-http.mjs', { hello });
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@suivi/kernel';
import { OneAfterAnother } from './one-after-another.js';
import type { Said, Task } from './reading-messages.js';

/** What a reading process may use before it is killed. */
export interface ReadingLimits {
  milliseconds: number;
  /** Of resident memory; watched where the system tells it (Linux), besides the limit of V8's own heap. */
  megabytes: number;
}

/** While somebody waits for the answer. Enough for a thousand pages; a document of 50 takes a second and 150 MB. */
export const waitedForLimits: ReadingLimits = { milliseconds: 30_000, megabytes: 640 };
/** In the background, with progress to be seen: two thousand pages are read to their proposals. */
export const backgroundLimits: ReadingLimits = { milliseconds: 300_000, megabytes: 1280 };

const HEAP_SHARE = 0.7;
const MOST_SAID = 192 * 1024 * 1024;
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;
const END_OF_LINE = 10;
// A server reads a few documents at a time; the others wait, so that many uploads at once do not take its memory.
const rooms = new OneAfterAnother(2);

// From the sources (tests) the process is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSources ? './reading-process.ts' : './reading-process.js', import.meta.url));
const compiling = fromSources ? ['--disable-warning=ExperimentalWarning', '--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

const tooComplex = (detail: string): Refusal => new Refusal('document.too-complex', detail);
const brokeDown = (): Refusal => tooComplex('the program that reads the file broke down over it');

const launch = (task: Task, limits: ReadingLimits): ChildProcess =>
  spawn(process.execPath, [`--max-old-space-size=${Math.floor(limits.megabytes * HEAP_SHARE)}`, ...compiling, entry, JSON.stringify(task)], {
    // Without the environment of the product: a parser that is led astray finds no secret, and no option reaches its Node.
    env: {},
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });

const residentMegabytes = async (pid: number): Promise<number> => {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(statm.split(' ')[1]) || 0) * (PAGE_BYTES / 1024 / 1024);
};

/** A reading process on its way: what ends it early, and the lines that it says. */
class Run {
  readonly #child: ChildProcess;
  readonly #timers: NodeJS.Timeout[] = [];
  #line: Buffer[] = [];
  #reason: Error | null = null;
  #size = 0;

  constructor(task: Task, readonly limits: ReadingLimits, readonly hear: (said: Said) => void) {
    this.#child = launch(task, limits);
    this.#timers.push(setTimeout(() => this.stop(tooComplex(`reading the file took longer than ${limits.milliseconds / 1000} seconds and was stopped`)), limits.milliseconds));
    if (existsSync('/proc/self/statm')) this.#timers.push(setInterval(() => void this.#look(), LOOK_EVERY_MS));
  }

  stop(reason: Error): void {
    this.#reason ??= reason;
    this.#child.kill('SIGKILL');
  }

  async #look(): Promise<void> {
    if (this.#child.pid !== undefined && (await residentMegabytes(this.#child.pid)) > this.limits.megabytes) this.stop(tooComplex('reading the file took too much memory and was stopped'));
  }

  /** A line at a time, however long the whole is: whoever runs this has other things to do meanwhile. */
  #take(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MOST_SAID) return this.stop(tooComplex('the file unpacks to far more text than a document holds'));
    let from = 0;
    for (let end = chunk.indexOf(END_OF_LINE); end >= 0; end = chunk.indexOf(END_OF_LINE, from)) {
      const line = Buffer.concat([...this.#line, chunk.subarray(from, end)]).toString('utf8');
      this.#line = [];
      from = end + 1;
      this.#understand(line);
    }
    if (from < chunk.length) this.#line.push(chunk.subarray(from));
  }

  #understand(line: string): void {
    try {
      this.hear(JSON.parse(line) as Said);
    } catch (error) {
      this.stop(error instanceof Refusal ? error : brokeDown());
    }
  }

  /** Gives it the file and waits for its end. */
  async ended(bytes: Uint8Array): Promise<void> {
    (this.#child.stdio[3] as Readable).on('data', (chunk: Buffer) => this.#take(chunk));
    const input = this.#child.stdin as Writable;
    // One that ended before it read everything has its say by its end, not by a broken pipe.
    input.on('error', () => undefined);
    input.end(bytes);
    try {
      const code = await new Promise<number | null>((resolve, reject) => this.#child.once('error', reject).once('close', resolve));
      if (this.#reason) throw this.#reason;
      // Node ends itself so where its heap is full, or a native part of it fails.
      if (code !== 0) throw brokeDown();
    } finally {
      this.#timers.forEach(clearInterval);
    }
  }
}

/** A task for a reading process, and who listens to what it says meanwhile. */
export interface Errand {
  task: Task;
  bytes: Uint8Array;
  limits?: ReadingLimits;
  signal?: AbortSignal;
  hear: (said: Said) => void;
}

async function inTurn({ task, bytes, limits = waitedForLimits, signal, hear }: Errand): Promise<void> {
  signal?.throwIfAborted();
  const run = new Run(task, limits, hear);
  const abort = () => run.stop(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await run.ended(bytes);
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * Has a task done in a process of its own: a parser that hangs, crashes or grows takes nothing else with it. A thread would not do: its
 * memory limit leaves out buffers, and a failed allocation in it ends the whole process. Throws a `Refusal` where the process says no or broke down.
 */
export const apart = (errand: Errand): Promise<void> => rooms.enter(() => inTurn(errand));

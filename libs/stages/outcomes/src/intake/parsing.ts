import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@suivi/kernel';
import { OneAfterAnother } from './one-after-another.js';
import type { Parsed, ParsedForm, TakenDocument } from './taken-document.js';

/** What a parsing process may use before it is killed. */
export interface ParsingLimits {
  milliseconds: number;
  /** Of resident memory; watched where the system tells it (Linux), besides the limit of V8's own heap. */
  megabytes: number;
}

/** Enough for a thousand pages; a document of 50 takes a second and 150 MB. */
export const parsingLimits: ParsingLimits = { milliseconds: 30_000, megabytes: 640 };

const HEAP_SHARE = 0.6;
const MOST_ANSWERED = 96 * 1024 * 1024;
const LOOK_EVERY_MS = 100;
const PAGE_BYTES = 4096;
// A server reads a few documents at a time; the others wait, so that many uploads at once do not take its memory.
const rooms = new OneAfterAnother(2);

// From the sources (tests) the process is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSources ? './parsing-process.ts' : './parsing-process.js', import.meta.url));
const compiling = fromSources ? ['--disable-warning=ExperimentalWarning', '--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

const tooComplex = (detail: string): Refusal => new Refusal('document.too-complex', detail);

const launch = (form: ParsedForm, limits: ParsingLimits): ChildProcess =>
  spawn(process.execPath, [`--max-old-space-size=${Math.floor(limits.megabytes * HEAP_SHARE)}`, ...compiling, entry, form], {
    // Without the environment of the product: a parser that is led astray finds no secret, and no option reaches its Node.
    env: {},
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    windowsHide: true,
  });

const residentMegabytes = async (pid: number): Promise<number> => {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(statm.split(' ')[1]) || 0) * (PAGE_BYTES / 1024 / 1024);
};

/** A parsing process on its way: what ends it early, and the bytes that it answers. */
class Run {
  readonly #child: ChildProcess;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #answer: Buffer[] = [];
  #reason: Error | null = null;
  #size = 0;

  constructor(form: ParsedForm, readonly limits: ParsingLimits) {
    this.#child = launch(form, limits);
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

  #hear(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > MOST_ANSWERED) this.stop(tooComplex('the file unpacks to far more text than a document holds'));
    else this.#answer.push(chunk);
  }

  /** Gives it the file and waits for its end. */
  async parsed(bytes: Uint8Array): Promise<Parsed> {
    const answer = this.#child.stdio[3] as Readable;
    answer.on('data', (chunk: Buffer) => this.#hear(chunk));
    const input = this.#child.stdin as Writable;
    // One that ended before it read everything has its say by its end, not by a broken pipe.
    input.on('error', () => undefined);
    input.end(bytes);
    try {
      const code = await new Promise<number | null>((resolve, reject) => this.#child.once('error', reject).once('close', resolve));
      if (this.#reason) throw this.#reason;
      // Node ends itself so where its heap is full, or a native part of it fails.
      if (code !== 0) throw tooComplex('the program that reads the file broke down over it');
      return JSON.parse(Buffer.concat(this.#answer).toString('utf8')) as Parsed;
    } finally {
      this.#timers.forEach(clearInterval);
    }
  }
}

async function parsedInTurn(form: ParsedForm, bytes: Uint8Array, o: { limits: ParsingLimits; signal?: AbortSignal }): Promise<Parsed> {
  o.signal?.throwIfAborted();
  const run = new Run(form, o.limits);
  const abort = () => run.stop(o.signal?.reason instanceof Error ? o.signal.reason : new Error('aborted'));
  o.signal?.addEventListener('abort', abort, { once: true });
  try {
    return await run.parsed(bytes);
  } finally {
    o.signal?.removeEventListener('abort', abort);
  }
}

/**
 * Parses a file in a process of its own: a parser that hangs, crashes or grows takes nothing else with it. A thread would not do:
 * its memory limit leaves out buffers, and a failed allocation in it ends the whole process.
 */
export async function parsedApart(form: ParsedForm, bytes: Uint8Array, o: { limits?: ParsingLimits; signal?: AbortSignal } = {}): Promise<Pick<TakenDocument, 'text' | 'pages'>> {
  const parsed = await rooms.enter(() => parsedInTurn(form, bytes, { limits: o.limits ?? parsingLimits, signal: o.signal }));
  if ('refused' in parsed) throw new Refusal(parsed.refused, parsed.detail);
  return parsed;
}

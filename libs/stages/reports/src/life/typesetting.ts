import { type ChildProcess, fork } from 'node:child_process';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ReportFormat } from '@suivi/contract';
import { handedOn } from '@suivi/jobs';
import type { Language } from '@suivi/kernel';

/** Which file is wanted of a content. */
export interface Wanted {
  language: Language;
  format: ReportFormat;
}

/** What comes back from the typesetting process. */
export type Delivered = { bytes: Uint8Array } | { failed: string };

const millisecondsAtMost = 120_000;
const heapMegabytes = 1536;

// From the sources (tests) the process is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSources ? './typesetting-process.ts' : './typesetting-process.js', import.meta.url));
const compiling = fromSources ? ['--disable-warning=ExperimentalWarning', '--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

const isFirstOfTwo = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** A content goes over in pieces, none of which cuts a character in two: sent as one message it would hold up whoever sends it. */
function* piecesOf(text: string, size = 64 * 1024): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = at + size + (isFirstOfTwo(text.charCodeAt(at + size - 1)) ? 1 : 0);
    yield text.slice(at, end);
    at = end;
  }
}

/**
 * A process that writes files of one content, one after another. Writing holds a thread up for seconds and what people wrote goes through parsers of
 * several formats, so that it is not done where mail is delivered; it has no environment and ends with whoever began it.
 */
export class Typesetter {
  readonly #child: ChildProcess;
  #isOver = false;

  constructor() {
    this.#child = fork(entry, [], { env: {}, execArgv: [`--max-old-space-size=${heapMegabytes}`, ...compiling], serialization: 'advanced', stdio: ['pipe', 'ignore', 'ignore', 'ipc'] });
    this.#child.once('exit', () => (this.#isOver = true));
    this.#child.on('error', () => (this.#isOver = true));
    this.#child.stdin?.on('error', () => undefined); // what is broken shows by the end of the process
  }

  /** Gives the process the content that it is to write files of; once. */
  take(content: string): void {
    if (this.#child.stdin) Readable.from(handedOn(piecesOf(content))).pipe(this.#child.stdin);
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Writes a file; one at a time. Throws where the process could not, ended over it, or took too long. */
  async write({ language, format }: Wanted): Promise<Uint8Array> {
    const delivered = await new Promise<Delivered>((resolve) => {
      const settle = (answer: Delivered): void => {
        clearTimeout(timer);
        this.#child.off('message', hear).off('exit', end);
        resolve(answer);
      };
      const hear = (answer: unknown): void => settle(answer as Delivered);
      const end = (): void => settle({ failed: 'what writes the file ended over it' });
      const timer = setTimeout(() => (this.close(), settle({ failed: `writing the file took longer than ${millisecondsAtMost / 1000} seconds` })), millisecondsAtMost);
      if (this.#isOver) return end();
      this.#child.on('message', hear).once('exit', end);
      this.#child.send({ language, format } satisfies Wanted, () => undefined); // as above
    });
    if ('failed' in delivered) throw new Error(delivered.failed);
    return delivered.bytes;
  }

  close(): void {
    this.#isOver = true;
    this.#child.kill('SIGKILL');
  }
}

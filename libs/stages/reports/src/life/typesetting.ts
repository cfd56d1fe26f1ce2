import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReportFormat } from '@suivi/contract';
import type { Language } from '@suivi/kernel';

/** Which file is wanted of a content. */
export interface Wanted {
  language: Language;
  format: ReportFormat;
}

/** What goes to the typesetting process, and what comes back. */
export type Order = { content: string } | { wanted: Wanted };
export type Delivered = { bytes: Uint8Array } | { failed: string };

const millisecondsAtMost = 120_000;
const heapMegabytes = 1536;

// From the sources (tests) the process is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = fileURLToPath(new URL(fromSources ? './typesetting-process.ts' : './typesetting-process.js', import.meta.url));
const compiling = fromSources ? ['--disable-warning=ExperimentalWarning', '--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

/**
 * A process that writes files of one content, one after another. Writing holds a thread up for seconds and what people wrote goes through parsers of
 * several formats, so that it is not done where mail is delivered; it has no environment and ends with whoever began it.
 */
export class Typesetter {
  readonly #child: ChildProcess;
  #isOver = false;

  constructor(content: string) {
    this.#child = fork(entry, [], { env: {}, execArgv: [`--max-old-space-size=${heapMegabytes}`, ...compiling], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.#child.once('exit', () => (this.#isOver = true));
    this.#child.on('error', () => (this.#isOver = true));
    this.#send({ content });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  #send(order: Order): void {
    this.#child.send(order, () => undefined); // what is broken shows by the end of the process
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
      this.#send({ wanted: { language, format } });
    });
    if ('failed' in delivered) throw new Error(delivered.failed);
    return delivered.bytes;
  }

  close(): void {
    this.#isOver = true;
    this.#child.kill('SIGKILL');
  }
}

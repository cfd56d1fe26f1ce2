import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What a worker process is asked for: a round (or so many sweeps at once), so many milliseconds ahead, with a moment at which it is to die. */
export interface Order {
  ahead?: number;
  crashAt?: string;
  nth?: number;
  sweeps?: number;
}

/** What became of an order. */
export type Report = { done: true; error?: string } | { done: false; died: true; said: string };

/** The instant at which all worker processes of fault tests begin: a Wednesday at nine, UTC. */
export const workBegins = '2012-05-09T09:00:00Z';
const program = fileURLToPath(new URL('./fault-worker.mjs', import.meta.url));

/** A worker in a process of its own, made of what is built, that makes rounds when it is told to. */
export class FaultWorker {
  private readonly child: ChildProcess;
  /** Kept once the process has reached the database; broken if it ends before. */
  readonly ready: Promise<void>;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<number, (report: Report) => void>();
  private orders = 0;
  private complaint = '';

  /** As its connections to the database are called. */
  readonly name: string;

  constructor(o: { databaseUrl: string; smtpUrl: string; dropFolder?: string; name: string; isPatient?: boolean }) {
    this.name = o.name;
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_OPTIONS')));
    this.child = fork(program, [JSON.stringify({ ...o, startsAt: workBegins })], { env, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.complaint += chunk.toString()));
    this.ended = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      void this.ended.then(() => reject(new Error(`a worker ended before it was ready: ${this.complaint}`)));
      this.child.on('message', (message: { ready?: true; done?: number; error?: string }) => {
        if (message.ready) resolve();
        else this.answer(message.done ?? 0, { done: true, error: message.error });
      });
    });
    this.ready.catch(() => undefined);
    void this.ended.then(() => [...this.waiting.keys()].forEach((id) => this.answer(id, { done: false, died: true, said: this.complaint })));
  }

  private answer(id: number, report: Report): void {
    this.waiting.get(id)?.(report);
    this.waiting.delete(id);
  }

  /** Gives an order and waits until it is carried out, or the process is dead. */
  async round(order: Order = {}): Promise<Report> {
    await this.ready;
    this.orders += 1;
    const id = this.orders;
    const report = new Promise<Report>((resolve) => this.waiting.set(id, resolve));
    if (this.child.connected) this.child.send({ id, ...order }, () => undefined);
    else this.answer(id, { done: false, died: true, said: this.complaint });
    return report;
  }

  /** Ends the process with -9. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

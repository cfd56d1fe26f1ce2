import { setImmediate as breath, setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Random } from './random.js';

/** Where a worker stands: at a named moment of its round, or before a statement. */
export type Standing = 'moment' | 'statement';

interface Parked {
  worker: string;
  n: number;
  standing: Standing;
  go: () => void;
}

/** One worker's round. */
export interface Round {
  worker: string;
  work: () => Promise<unknown>;
}

const patienceMs = 60_000;
/** So long after the last answer the database is asked whether those that are still asking wait for a lock. */
const quietMs = 10;

/**
 * Lets the workers of a story go on in turns, one step at a time, in the order that the seed draws. A step is over when everybody stands
 * at the next one, or waits in the database for a lock that one who stands holds: nothing depends on how fast the machine is, so that a
 * story that is told again is the same.
 */
export class Turns {
  private parked: Parked[] = [];
  /** What is on its way to the server, by connection: its answer is part of the step. */
  private readonly asking = new Map<pg.Client, string>();
  private readonly working = new Set<string>();
  private arrived = 0;
  private noteChange: () => void = () => undefined;
  steps = 0;

  constructor(private readonly random: Random, private readonly control: pg.Pool, private readonly between: (standing: Standing) => Promise<void>) {}

  /** Kept when it is the worker's turn to go on. */
  turn(worker: string, standing: Standing): Promise<void> {
    this.arrived += 1;
    return new Promise((go) => {
      this.parked.push({ worker, n: this.arrived, standing, go });
      this.noteChange();
    });
  }

  /** Something a worker waits for the server to do; the step is not over before. */
  async asked<T>(worker: string, client: pg.Client, ask: () => Promise<T>): Promise<T> {
    this.asking.set(client, worker);
    try {
      return await ask();
    } finally {
      this.asking.delete(client);
      this.noteChange();
    }
  }

  /** Runs the rounds to their ends, good or bad. */
  async run(rounds: readonly Round[]): Promise<PromiseSettledResult<unknown>[]> {
    for (const { worker } of rounds) this.working.add(worker);
    const ended = Promise.allSettled(rounds.map(({ worker, work }) => work().finally(() => this.leave(worker))));
    for (;;) {
      await this.allStand();
      if (this.parked.length === 0) return ended;
      const next = this.draw();
      await this.between(next.standing);
      next.go();
    }
  }

  private leave(worker: string): void {
    this.working.delete(worker);
    this.noteChange();
  }

  private draw(): Parked {
    // By worker: what one step let go in several of them may have come in any order.
    this.parked.sort((a, b) => (a.worker === b.worker ? a.n - b.n : a.worker < b.worker ? -1 : 1));
    this.steps += 1;
    return this.parked.splice(this.random.between(0, this.parked.length - 1), 1)[0] as Parked;
  }

  private async allStand(): Promise<void> {
    for (const until = performance.now() + patienceMs; performance.now() < until; ) {
      const change = new Promise<'change'>((resolve) => (this.noteChange = () => resolve('change')));
      for (let n = 0; n < 3; n += 1) await breath(); // what was answered goes on to its next step
      const isOpen = this.somebodySleeps();
      if (!isOpen && this.asking.size === 0) return;
      const came = await Promise.race([change, pause(quietMs)]);
      if (came !== 'change' && !isOpen && this.parked.length > 0 && (await this.allBlocked())) return;
    }
    throw new Error(`the workers wait for each other: ${[...this.working].join(', ')}; in the database: ${[...this.asking.values()].join(', ')}`);
  }

  /** A worker that neither stands nor asks sleeps, or is being buried. */
  private somebodySleeps(): boolean {
    const known = new Set([...this.parked.map((one) => one.worker), ...this.asking.values()]);
    return [...this.working].some((worker) => !known.has(worker));
  }

  private async allBlocked(): Promise<boolean> {
    const asking = [...this.asking.keys()];
    const pids = asking.map((client) => (client as unknown as { processID: number | null }).processID ?? 0);
    const { rows } = await this.control.query("select 1 from pg_stat_activity where pid = any($1) and wait_event_type = 'Lock'", [pids]);
    return rows.length === asking.length && asking.length === this.asking.size && asking.every((client) => this.asking.has(client));
  }
}

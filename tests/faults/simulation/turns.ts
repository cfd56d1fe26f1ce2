import type { Announce, Moment } from '@suivi/emails';
import type { Random } from './random.js';

const quietMs = 15;

/** Lets several workers go on in turns, from moment to moment, in the order that the seed draws. */
export class Turns {
  private parked: { worker: string; moment: Moment; go: () => void }[] = [];

  constructor(private readonly random: Random, private readonly between: () => Promise<void>) {}

  announceFor(worker: string, then: Announce): Announce {
    return async (moment) => {
      await new Promise<void>((go) => this.parked.push({ worker, moment, go }));
      await then(moment);
    };
  }

  /** Runs the rounds to their ends. */
  async run(rounds: readonly Promise<unknown>[]): Promise<void> {
    let left = rounds.length;
    const ended = Promise.allSettled(rounds.map((round) => round.catch(() => undefined).finally(() => (left -= 1))));
    while (left > 0) {
      await this.allArrived(() => left);
      if (this.parked.length === 0) continue;
      const at = this.random.between(0, this.parked.length - 1);
      const [next] = this.parked.splice(at, 1);
      if (this.random.chance(0.15)) await this.between();
      next?.go();
    }
    await ended;
  }

  /** Each worker stands at a moment, or waits for what one that stands holds. */
  private async allArrived(left: () => number): Promise<void> {
    const until = performance.now() + quietMs;
    while (left() > 0 && performance.now() < until) {
      if (new Set(this.parked.map((one) => one.worker)).size >= left()) return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}

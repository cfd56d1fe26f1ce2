import { type Database, mail } from '@suivi/db';
import { type DeliveryContext, type Moment, moments, round } from '@suivi/emails';
import type { SteppedClock } from '@suivi/kernel';
import { ne, sql as raw } from 'drizzle-orm';
import { letterhead } from '../../support/api.js';
import type { FactBook } from './facts.js';
import type { Judge } from './judge.js';
import type { PostOffice } from './post-office.js';
import type { Random } from './random.js';
import { type Standing, Turns } from './turns.js';
import { type Death, Life } from './worker.js';

/** Where it matters most what a worker leaves behind. */
const aroundSending: readonly Moment[] = ['smtp:begun', 'smtp:accepted', 'settle:before-commit', 'settle:committed'];

interface Workplace {
  database: Database;
  url: string;
  seed: number;
  random: Random;
  clock: SteppedClock;
  facts: FactBook;
  judge: Judge;
  office: PostOffice;
}

/** How a round ended: well, by its worker's death, or by an error. */
export interface Ended {
  life: Life;
  error?: Error;
}

/** The workers of a story: they come, make rounds alone or together, and die. */
export class Crew {
  rounds = 0;
  crashes = 0;
  steps = 0;
  private workers = 0;

  constructor(private readonly place: Workplace) {}

  /** A worker process. */
  hire(death?: Death): Life {
    this.workers += 1;
    const { url, seed } = this.place;
    return new Life(url, `simulated-${seed}-${this.workers}`, death);
  }

  /** A death that the seed draws. */
  drawDeath(): Death {
    const { random } = this.place;
    const moment = random.pick(random.chance(0.5) ? moments : aroundSending);
    return random.chance(0.5) ? { moment, nth: random.pick([1, 1, 1, 2, 3]) } : { statement: random.between(1, 60), after: random.chance(0.5) };
  }

  /** One round of each of these workers, step by step in the order that the seed draws; `between` is what happens before a step. */
  async work(lives: readonly Life[], between: (standing: Standing) => Promise<void> = async () => undefined): Promise<Ended[]> {
    const { random, database } = this.place;
    const turns = new Turns(random.fork(), database.pool, between);
    const ends = await turns.run(lives.map((life) => ({ worker: life.name, work: () => this.round(life, turns) })));
    this.rounds += lives.length;
    this.steps += turns.steps;
    for (const life of lives) life.turns = undefined;
    return ends.map((end, i) => ({ life: lives[i] as Life, ...(end.status === 'rejected' ? { error: end.reason as Error } : {}) }));
  }

  private async round(life: Life, turns: Turns): Promise<void> {
    life.turns = turns;
    const took = new Set<string>();
    try {
      await round.run(this.contextOf(life, took), {});
    } catch (error) {
      if (!life.dead) throw error;
    } finally {
      if (life.dead) await this.takeDown(life, took);
    }
  }

  private contextOf(life: Life, took: Set<string>): DeliveryContext {
    const { office, facts, clock } = this.place;
    let [swept, since] = [facts.turn, facts.turn];
    const mailer = office.mailerOf(life, { swept: () => swept, since: () => since, took });
    return {
      db: life.db, clock, letterhead, inside: mailer, outside: mailer, worker: life.name, atOnce: 1,
      announce: async (moment) => {
        await life.announce(moment);
        // What is read for sending is read after the gathering.
        if (moment === 'round:begun') swept = facts.turn;
        if (moment === 'round:begun' || moment === 'sweep:done' || moment === 'gather:committed') since = facts.turn;
      },
    };
  }

  /** Counts a crash: what the worker held may have reached somebody or not, and what the server had taken and the ledger does not know yet may come once more. */
  private async takeDown(life: Life, took: ReadonlySet<string>): Promise<void> {
    const { database, judge, clock } = this.place;
    this.crashes += 1;
    await life.end();
    await this.bury(life);
    const open = await database.db.select({ messageId: mail.messageId, personId: mail.personId, leasedBy: mail.leasedBy }).from(mail).where(ne(mail.state, 'sent'));
    for (const { messageId, personId, leasedBy } of open) {
      if (leasedBy === life.name && personId !== null) judge.doubt(personId, clock.now());
      if (took.has(messageId)) judge.excuse(messageId);
    }
  }

  /** Until the server has noticed that the worker is gone, its locks stand. A connection that waits for a lock would notice only when it has it. */
  private async bury({ name }: Life): Promise<void> {
    for (let tried = 0; tried < 1000; tried += 1) {
      const { rows } = await this.place.database.db.execute(
        raw`select case when wait_event_type = 'Lock' then pg_terminate_backend(pid) end from pg_stat_activity where application_name = ${name}`,
      );
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    throw new Error(`the connections of ${name} stay open`);
  }
}

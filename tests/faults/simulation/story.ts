import { type Database, mail } from '@suivi/db';
import { type DeliveryContext, type Moment, moments, round } from '@suivi/emails';
import { SteppedClock } from '@suivi/kernel';
import { sql as raw } from 'drizzle-orm';
import { letterhead } from '../../support/api.js';
import { somethingHappens } from './events.js';
import { FactBook } from './facts.js';
import { Judge } from './judge.js';
import { PostOffice } from './post-office.js';
import { Random } from './random.js';
import { Turns } from './turns.js';
import { Crash, type Death, Life } from './worker.js';
import { addressOf, buildWorld, type World } from './world.js';

/** What a story amounted to. */
export interface Outcome {
  rounds: number;
  events: number;
  crashes: number;
  accepted: number;
  duplicates: number;
  checked: number;
  broken: readonly string[];
  told: readonly string[];
}

const hour = 3_600_000;
const storySteps = 34;
const finalDays = 3;
/** Where it matters most what a worker leaves behind. */
const aroundSending: readonly Moment[] = ['smtp:begun', 'smtp:accepted', 'settle:before-commit', 'settle:committed'];

/** One seeded story: a small world, what people do in it, what breaks, and the judge's verdict. */
export class Story {
  private readonly clock: SteppedClock;
  private readonly facts = new FactBook();
  private readonly judge = new Judge(this.facts);
  private readonly office: PostOffice;
  private readonly random: Random;
  private readonly what: Random;
  private readonly faults: Random;
  private readonly told: string[] = [];
  private world!: World;
  private steady!: Life;
  private rounds = 0;
  private events = 0;
  private crashes = 0;
  private workers = 0;

  constructor(private readonly database: Database, private readonly url: string, private readonly seed: number) {
    this.random = new Random(seed);
    [this.what, this.faults] = [this.random.fork(), this.random.fork()];
    this.clock = new SteppedClock(new Date(Date.parse('2012-03-01T00:00:00Z') + this.random.between(0, 365 * 24) * hour));
    this.office = new PostOffice(this.judge, this.clock);
  }

  async run(): Promise<Outcome> {
    this.world = await buildWorld(this.database.db, this.random.fork(), this.clock.now());
    for (const id of this.world.people) this.office.belongs(addressOf(id, 0), id);
    await this.facts.note(this.database.db, this.clock.now());
    this.steady = this.life();
    try {
      for (let step = 0; step < storySteps; step += 1) await this.step();
      await this.comeToRest();
      await this.readLedger();
    } finally {
      await this.steady.end();
    }
    const accepted = this.judge.answered.filter((one) => one.accepted).length;
    const { duplicates, checked, broken } = this.judge;
    return { rounds: this.rounds, events: this.events, crashes: this.crashes, accepted, duplicates, checked, broken, told: this.told };
  }

  private tell(what: string): void {
    this.told.push(`${this.clock.now().toISOString()} [${this.facts.turn}] ${what}`);
  }

  private life(death?: Death): Life {
    this.workers += 1;
    return new Life(this.url, `simulated-${this.seed}-${this.workers}`, death);
  }

  private setClock(by: number): void {
    this.clock.set(new Date(this.clock.now().getTime() + by));
  }

  private async step(): Promise<void> {
    const { faults, what } = this;
    if (what.chance(0.35)) await this.happen();
    if (faults.chance(0.06)) this.weather();
    if (faults.chance(0.02)) this.stepClock();
    const kind = faults.next();
    if (kind < 0.3) await this.crashingRound();
    else if (kind < 0.42) await this.roundsTogether();
    else await this.soleRound();
    this.setClock(what.pick([0.5, 2, 3, 4, 5, 6]) * hour + what.between(0, 40) * 60_000);
    if (what.chance(0.04)) this.setClock(what.between(1, 9) * 24 * hour);
  }

  private async happen(): Promise<void> {
    const now = this.clock.now();
    const what = await somethingHappens({ db: this.database.db, world: this.world, random: this.what, office: this.office, now });
    this.events += 1;
    await this.facts.note(this.database.db, now);
    this.tell(what);
  }

  private weather(): void {
    const { faults, office } = this;
    office.mood = office.mood === 'up' ? faults.pick(['away', 'busy', 'broken']) : 'up';
    if (faults.chance(0.3)) office.busy.add(addressOf(faults.pick(this.world.people), 0));
    else office.busy.clear();
    this.tell(`the mail server is ${office.mood}; busy: ${[...office.busy].join(' ')}`);
  }

  private stepClock(): void {
    this.setClock(this.faults.pick([-0.5, -3, -26, 26, 50]) * hour);
    this.judge.disturbed(this.world.people, this.clock.now());
    this.tell('the clock is put');
  }

  private contextOf(life: Life, mark: { turn: number }, took: Set<string>): DeliveryContext {
    const mailer = this.office.mailerOf(life, { since: () => mark.turn, took });
    return {
      db: life.db, clock: this.clock, letterhead, inside: mailer, outside: mailer, worker: life.name, atOnce: 1,
      announce: async (moment) => {
        await life.announce(moment);
        // What is read for sending is read after the gathering.
        if (moment === 'round:begun' || moment === 'sweep:done' || moment === 'gather:committed') mark.turn = this.facts.turn;
      },
    };
  }

  private async soleRound(): Promise<void> {
    this.rounds += 1;
    const before = this.judge.answered.length;
    const calm = this.office.mood === 'up';
    try {
      await round.run(this.contextOf(this.steady, { turn: this.facts.turn }, new Set()), {});
    } catch (error) {
      if (calm) throw error;
      this.tell(`a round failed: ${(error as Error).message}`);
    }
    const now = this.clock.now();
    await this.facts.note(this.database.db, now); // a refused address is a lost contact
    const disturbed = this.world.people.filter((id) => !calm || this.office.isBusy(id));
    this.judge.disturbed(disturbed, now);
    this.judge.calmRound(this.world.people.filter((id) => !disturbed.includes(id)), now);
    this.tell(`a round; ${this.judge.answered.length} mails so far: ${this.judge.answered.slice(before).map((m) => `${m.accepted ? 'taken' : 'refused'} ${m.messageId.slice(0, 20)} to ${m.personId} on ${m.names.join(' ')}`).join('; ')}`);
  }

  private death(): Death {
    const { faults } = this;
    const moment = faults.pick(faults.chance(0.5) ? moments : aroundSending);
    return faults.chance(0.65) ? { moment, nth: faults.pick([1, 1, 1, 2, 3]) } : { statement: faults.between(1, 30), after: faults.chance(0.5) };
  }

  private async crashingRound(): Promise<void> {
    const death = this.death();
    const life = this.life(death);
    await this.roundUntilDeath(life, (context) => round.run(context, {}));
    this.judge.disturbed(this.world.people, this.clock.now());
    this.tell(life.dead ? `a worker died: ${life.where}` : `a worker lived: ${JSON.stringify(death)}`);
    // The next one comes at once, while the lease is held, or later.
    this.setClock(this.faults.pick([0, 30_000, 180_000]));
    if (this.faults.chance(0.5)) await this.soleRound();
  }

  private async roundUntilDeath(life: Life, run: (context: DeliveryContext) => Promise<unknown>): Promise<void> {
    this.rounds += 1;
    const took = new Set<string>();
    try {
      await run(this.contextOf(life, { turn: this.facts.turn }, took));
    } catch (error) {
      if (!life.dead && this.office.mood === 'up') throw error;
      if (!(error instanceof Crash) && !life.dead) this.tell(`a round failed: ${(error as Error).message}`);
    } finally {
      await life.end();
    }
    if (life.dead) await this.takeDown(life, took);
  }

  /** Counts a crash; what the server had taken and the ledger does not know yet may come once more. */
  private async takeDown(life: Life, took: ReadonlySet<string>): Promise<void> {
    const { excused } = this.judge;
    this.crashes += 1;
    await this.buried(life);
    if (took.size === 0) return;
    const rows = await this.database.db.select({ messageId: mail.messageId, state: mail.state }).from(mail);
    for (const { messageId, state } of rows) if (took.has(messageId) && state !== 'sent') excused.set(messageId, (excused.get(messageId) ?? 0) + 1);
  }

  /** Until the server has noticed that the worker is gone, its locks stand. */
  private async buried(life: Life): Promise<void> {
    for (let tried = 0; tried < 200; tried += 1) {
      const { rows } = await this.database.db.execute(raw`select 1 from pg_stat_activity where application_name = ${life.name}`);
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`the connections of ${life.name} stay open`);
  }

  private async roundsTogether(): Promise<void> {
    const { faults } = this;
    const turns = new Turns(faults.fork(), () => this.happen());
    const lives = Array.from({ length: faults.between(2, 3) }, () => this.life(faults.chance(0.25) ? this.death() : undefined));
    await turns.run(
      lives.map((life) =>
        this.roundUntilDeath(life, (context) => round.run({ ...context, announce: turns.announceFor(life.name, context.announce ?? (() => undefined)) }, {})).catch((error: unknown) => {
          this.judge.broken.push(`a round among others failed: ${(error as Error).stack}`);
        }),
      ),
    );
    this.judge.disturbed(this.world.people, this.clock.now());
    this.tell(`${lives.length} workers together, ${lives.filter((life) => life.dead).map((life) => life.where).join(', ') || 'all lived'}`);
  }

  /** In the end everything works again, for a few days. */
  private async comeToRest(): Promise<void> {
    this.office.mood = 'up';
    this.office.busy.clear();
    this.tell('all works again');
    for (let step = 0; step < finalDays * 4; step += 1) {
      await this.soleRound();
      this.setClock(6 * hour);
    }
  }

  private async readLedger(): Promise<void> {
    const ledger = new Map((await this.database.db.select().from(mail)).map((row) => [row.messageId, row]));
    const { answered, excused, broken } = this.judge;
    for (const one of answered.filter(({ accepted }) => accepted)) {
      const row = ledger.get(one.messageId);
      if (!row) broken.push(`no row in the ledger for ${one.messageId}`);
      else if (row.personId !== one.personId) broken.push(`${one.messageId} went to person ${one.personId}, the ledger says ${row.personId}`);
      else if (row.state !== 'sent' && !excused.has(one.messageId)) broken.push(`${one.messageId} was taken, the ledger says ${row.state}`);
    }
    for (const row of ledger.values())
      if (row.state === 'sent' && !answered.some((one) => one.accepted && one.messageId === row.messageId)) broken.push(`the ledger says that ${row.messageId} was sent; nobody got it`);
  }
}

import { type Database, mail } from '@suivi/db';
import { SteppedClock } from '@suivi/kernel';
import { Crew } from './crew.js';
import { somethingHappens } from './events.js';
import { FactBook } from './facts.js';
import { Judge } from './judge.js';
import { wallClock } from './plain-calendar.js';
import { PostOffice } from './post-office.js';
import { Random } from './random.js';
import type { Standing } from './turns.js';
import type { Life } from './worker.js';
import { addressOf, buildWorld, type World } from './world.js';

/** What a story amounted to. */
export interface Outcome {
  rounds: number;
  steps: number;
  events: number;
  crashes: number;
  accepted: number;
  /** Mails that asked about a call for inputs. */
  called: number;
  duplicates: number;
  checked: number;
  broken: readonly string[];
  told: readonly string[];
}

const [second, minute, hour] = [1000, 60_000, 3_600_000];
const storySteps = 34;
const finalDays = 3;
/** While workers are at it together so much time may pass: less than a lease, for they live. */
const togetherMs = 90 * second;

/** One seeded story: a small world, what people do in it, what breaks, and the judge's verdict. */
export class Story {
  private readonly clock: SteppedClock;
  private readonly facts = new FactBook();
  private readonly judge = new Judge(this.facts);
  private readonly office: PostOffice;
  private readonly random: Random;
  private readonly what: Random;
  private readonly faults: Random;
  private readonly crew: Crew;
  private readonly told: string[] = [];
  private world!: World;
  private steady!: Life;
  private events = 0;

  constructor(private readonly database: Database, url: string, seed: number) {
    this.random = new Random(seed);
    [this.what, this.faults] = [this.random.fork(), this.random.fork()];
    this.clock = new SteppedClock(new Date(Date.parse('2012-03-01T00:00:00Z') + this.random.between(0, 365 * 24) * hour));
    const { clock, facts, judge } = this;
    this.office = new PostOffice(judge, clock, this.random.fork());
    this.crew = new Crew({ database, url, seed, random: this.random.fork(), clock, facts, judge, office: this.office });
  }

  async run(): Promise<Outcome> {
    this.world = await buildWorld(this.database.db, this.random.fork(), this.clock.now());
    for (const id of this.world.people) this.office.belongs(addressOf(id, 0), id);
    await this.facts.note(this.database.db, this.clock.now());
    this.steady = this.crew.hire();
    try {
      for (let step = 0; step < storySteps; step += 1) await this.step();
      await this.comeToRest();
      await this.readLedger();
    } finally {
      await this.steady.end();
    }
    const taken = this.judge.answered.filter((one) => one.accepted);
    const called = taken.filter((one) => one.names.some((key) => key.startsWith('call '))).length;
    const { duplicates, checked, broken } = this.judge;
    const { rounds, steps, crashes } = this.crew;
    return { rounds, steps, events: this.events, crashes, accepted: taken.length, called, duplicates, checked, broken, told: this.told };
  }

  private tell(what: string): void {
    this.told.push(`${this.clock.now().toISOString()} [${this.facts.turn}/${this.crew.steps}] ${what}`);
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
    this.setClock(what.pick([0.5, 2, 3, 4, 5, 6]) * hour + what.between(0, 40) * minute);
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
    office.mood = office.mood === 'up' ? faults.pick(['away', 'busy', 'broken', 'cutting']) : 'up';
    if (faults.chance(0.3)) office.busy.add(addressOf(faults.pick(this.world.people), 0));
    else office.busy.clear();
    this.tell(`the mail server is ${office.mood}; busy: ${[...office.busy].join(' ')}`);
  }

  private stepClock(): void {
    this.setClock(this.faults.pick([-0.5, -3, -26, 26, 50]) * hour);
    this.judge.disturbed(this.world.people, this.clock.now());
    this.tell('the clock is put');
  }

  private async soleRound(): Promise<void> {
    const before = this.judge.answered.length;
    const calm = this.office.mood === 'up';
    const [{ error } = {}] = await this.crew.work([this.steady]);
    if (error && calm) throw error;
    if (error) this.tell(`a round failed: ${error.message}`);
    await this.noteState(); // a refused address is a lost contact
    const now = this.clock.now();
    const disturbed = this.world.people.filter((id) => !calm || this.office.isBusy(id));
    this.judge.disturbed(disturbed, now);
    this.judge.calmRound(this.world.people.filter((id) => !disturbed.includes(id)), now);
    this.tell(`a round; ${this.judge.answered.length} mails so far: ${this.judge.answered.slice(before).map((m) => `${m.accepted ? 'taken' : 'refused'} ${m.messageId.slice(0, 20)} to ${m.personId} on ${m.names.join(' ')}`).join('; ')}`);
  }

  private noteState(): Promise<void> {
    return this.facts.note(this.database.db, this.clock.now());
  }

  private async crashingRound(): Promise<void> {
    const life = this.crew.hire(this.crew.drawDeath());
    await this.workDisturbed([life]);
    this.tell(life.dead ? `a worker died: ${life.where}` : 'a worker lived');
    // The next one comes at once, while the lease is held, or later.
    this.setClock(this.faults.pick([0, 30 * second, 3 * minute]));
    if (this.faults.chance(0.5)) await this.soleRound();
  }

  private async workDisturbed(lives: readonly Life[], between?: (standing: Standing) => Promise<void>): Promise<void> {
    const calm = this.office.mood === 'up';
    for (const { life, error } of await this.crew.work(lives, between)) {
      if (error && calm) this.judge.broken.push(`a round among others failed: ${error.stack}`);
      await life.end();
    }
    await this.noteState();
    this.judge.disturbed(this.world.people, this.clock.now());
  }

  /** Several at once, while people act and the clock goes on; as often as not over the hour at which somebody's day begins. */
  private async roundsTogether(): Promise<void> {
    const { faults } = this;
    if (faults.chance(0.5)) this.goToMorning(faults.pick(this.world.people));
    const lives = Array.from({ length: faults.between(2, 3) }, () => this.crew.hire(faults.chance(0.25) ? this.crew.drawDeath() : undefined));
    const until = this.clock.now().getTime() + togetherMs;
    await this.workDisturbed(lives, async (standing) => {
      if (faults.chance(standing === 'moment' ? 0.12 : 0.02)) await this.happen();
      if (faults.chance(0.1) && this.clock.now().getTime() < until) this.setClock(faults.between(1, 8) * second);
    });
    this.tell(`${lives.length} workers together, ${lives.filter((life) => life.dead).map((life) => life.where).join(', ') || 'all lived'}`);
  }

  /** To some moments before the clocks where a person is show eight. */
  private goToMorning(personId: number): void {
    const zone = this.facts.zoneOf(personId)?.zone ?? 'UTC';
    const start = Math.ceil(this.clock.now().getTime() / (hour / 2)) * (hour / 2);
    for (let at = start; at < start + 24 * hour; at += hour / 2) {
      if (wallClock(new Date(at), zone).hour !== 8 || wallClock(new Date(at - second), zone).hour !== 7) continue;
      this.clock.set(new Date(at - this.faults.between(1, 20) * second));
      return;
    }
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

import type { Db } from '@suivi/db';
import { type DeliveryContext, type Letterhead, round } from '@suivi/emails';
import { InlineQueue, relayOutbox } from '@suivi/jobs';
import { type Actor, type LocalDate, Refusal, SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import { play } from './acts.js';
import { enterCast } from './cast.js';
import { dayOf, instantAt } from './days.js';
import { type Quiet, worthwhileInstants } from './mornings.js';
import type { ScenarioFile } from './read-scenario.js';
import { ScenarioError } from './scenario-error.js';
import type { StoryEvent } from './scenario-events.js';
import type { Scenario } from './scenario.js';
import { RememberingMailer } from './sent-mail.js';
import { Chronicle } from './timeline.js';
import type { World } from './world.js';

/** How a story is to be played. */
export interface StoryOptions {
  db: Db;
  file: ScenarioFile;
  /** The first and the last instant; events after the last are not played. */
  from: Date;
  to: Date;
  /** The day that relative days are counted from. */
  today: LocalDate;
  letterhead: Letterhead;
  isSample?: boolean;
  /** True to keep the mails in the product's mailbox. */
  keepMail?: boolean;
  /** Instants of the round besides events; absent: every instant at which something can be due. */
  rounds?: readonly Date[];
  signal?: AbortSignal;
}

/** A played story. */
export interface Story {
  world: World;
  chronicle: Chronicle;
  rounds: number;
  played: number;
  /** How many events lie after the end. */
  left: number;
}

interface Scheduled {
  at: Date;
  event: StoryEvent;
  index: number;
}

const usualHour = '10:00';

/** Who acts in an event: the person named if they act themselves, else the desk. */
const actorOf = (scenario: Scenario, event: StoryEvent): string => (event.do === 'report' && event.via === 'desk' ? scenario.desk : (event.who ?? scenario.desk));

const zoneOf = (scenario: Scenario, person: string): string => {
  const { zone, dutyStation } = scenario.people[person] ?? {};
  return zone ?? scenario.dutyStations[dutyStation ?? '']?.zone ?? 'UTC';
};

/** The events with their instants, in order of time; those of one instant in the order of the file. Refuses a file whose days go back. */
function scheduled({ scenario, placeOfEvent }: ScenarioFile, today: LocalDate): Scheduled[] {
  const days = scenario.events.map((event) => dayOf(event.on, today));
  const back = days.flatMap((day, i) => (i > 0 && day < (days[i - 1] ?? day) ? [`${placeOfEvent(i)}: ${day} comes after ${days[i - 1]} in the file: events stand in the order of their days`] : []));
  if (back.length > 0) throw new ScenarioError(back);
  return scenario.events
    .map((event, index) => ({ event, index, at: instantAt(days[index] as LocalDate, event.time ?? usualHour, zoneOf(scenario, actorOf(scenario, event))) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime() || a.index - b.index);
}

/** The first instant of a scenario: the start of the day (UTC) of its first event. */
export function beginningOf(file: ScenarioFile, today: LocalDate): Date {
  const first = scheduled(file, today)[0]?.at ?? instantAt(today, '00:00', 'utc');
  return new Date(Math.floor(first.getTime() / 86_400_000) * 86_400_000);
}

/** Steps the clock through the story: at each event its use case and a round, between events a round at each instant that can bring something. */
export async function tellStory(options: StoryOptions): Promise<Story> {
  const { db, file, from, to, today, letterhead } = options;
  const all = scheduled(file, today);
  refuseBefore(file, all, from);
  const clock = new SteppedClock(from);
  const mailer = new RememberingMailer(clock, options.keepMail ? new MailboxMailer(db, clock) : undefined);
  const setUp: Actor = { kind: 'operator', name: 'scenario' };
  const cast = await enterCast({ sql: db, scenario: file.scenario, today, isSample: options.isSample ?? false }, { actor: setUp, now: from });
  const world: World = { sql: db, scenario: file.scenario, folder: file.folder, today, cast, letterhead, mailer };
  const chronicle = new Chronicle(db, cast.partnershipId);
  await chronicle.takeDownChanges();
  const postman = postmanOf({ db, clock, letterhead, inside: mailer, outside: mailer, worker: 'simulation', atOnce: 1 });
  const events = all.filter(({ at }) => at <= to);
  let rounds = 0;
  const stepTo = async (at: Date): Promise<void> => {
    options.signal?.throwIfAborted();
    clock.set(at);
    const here = events.filter((event) => event.at.getTime() === at.getTime());
    await playAll(world, chronicle, { file, events: here, at });
    const before = mailer.sent.length;
    await postman(here.length > 0);
    chronicle.sent(mailer.sent.slice(before));
    rounds += 1;
  };
  const worthwhile = async (quiet: Quiet): Promise<{ instants: Date[]; until: Date }> =>
    options.rounds ? { instants: options.rounds.filter((round) => round > quiet.from && round < quiet.to), until: quiet.to } : worthwhileInstants(db, cast.partnershipId, quiet);
  const turns = [from, ...new Set(events.map(({ at }) => at.getTime()))].map((at) => new Date(at)).filter((at, i) => i === 0 || at > from);
  for (const [index, at] of turns.entries()) {
    await stepTo(at);
    const end = turns[index + 1] ?? to;
    for (let here = at; here < end; ) {
      const { instants, until } = await worthwhile({ from: here, to: end });
      for (const morning of instants) await stepTo(morning);
      here = until;
    }
  }
  if (turns.at(-1)?.getTime() !== to.getTime()) await stepTo(to);
  return { world, chronicle, rounds, played: events.length, left: all.length - events.length };
}

function refuseBefore({ placeOfEvent }: ScenarioFile, all: readonly Scheduled[], from: Date): void {
  const [first] = all;
  if (first && first.at < from) throw new ScenarioError([`${placeOfEvent(first.index)}: this event, at ${first.at.toISOString()}, lies before the start of the simulation, ${from.toISOString()}: choose an earlier --from`]);
}

async function playAll(world: World, chronicle: Chronicle, now: { file: ScenarioFile; events: readonly Scheduled[]; at: Date }): Promise<void> {
  for (const { event, index } of now.events) {
    const who = actorOf(world.scenario, event);
    const actor: Actor = { kind: 'person', name: world.scenario.people[who]?.name ?? who, personId: world.cast.people.get(who) };
    chronicle.happened(now.at, who, event);
    try {
      await play(world, event, { actor, now: now.at });
    } catch (error) {
      throw atEvent(error, `${now.file.placeOfEvent(index)}: ${event.do}, ${event.on}`);
    }
    await chronicle.takeDownChanges();
  }
}

/** What the story itself did wrong is told with its line; anything else is a fault of ours and goes on as it is. */
function atEvent(error: unknown, place: string): unknown {
  const told = error instanceof Refusal || (error instanceof Error && error.constructor === Error);
  return told ? new ScenarioError([`${place}: ${(error as Error).message}`]) : error;
}

/** The round as the worker makes it: what events wished for in the outbox, and the tick, through a queue, job by job. */
function postmanOf(context: DeliveryContext): (afterEvents: boolean) => Promise<void> {
  const queue = new InlineQueue<DeliveryContext>([round]);
  let tick = 0;
  return async (afterEvents) => {
    if (afterEvents) await relayOutbox(context.db, queue);
    tick += 1;
    await queue.enqueue(round.name, {}, `tick-${tick}`);
    await queue.drain(context);
    if (queue.refused.length > 0) throw new Error(`the round was refused: ${queue.refused[0]?.refusal.message}`);
  };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeInstallation } from '@suivi/access';
import { register } from '@suivi/commitments';
import type { ProgressReport } from '@suivi/contract';
import { createScratchDatabase, databaseOf, type Db, dropDatabase, migrate, openDatabase } from '@suivi/db';
import type { Letterhead } from '@suivi/emails';
import { addDays, type LocalDate } from '@suivi/kernel';
import { compileReport, renderReport } from '@suivi/reports';
import { Failure } from '../failure.js';
import { instantAt } from './days.js';
import { refuseFilled, writeFolder } from './out-folder.js';
import { readScenario, type ScenarioFile } from './read-scenario.js';
import { bytesOf, type SentMail } from './sent-mail.js';
import { type Story, tellStory } from './story.js';
import { type CountedMail, peopleSummary, remindersByRule, type SimulationSummary } from './summary.js';
import { callName, type TimelineEntry } from './timeline.js';
import { reasonsByMessage } from './timeline.store.js';

/** A simulation as it is asked for. */
export interface SimulationOptions {
  /** The scenario's file, or the folder that holds its scenario.yaml. */
  scenario: string;
  /** First and last day, both included, in UTC. */
  from: LocalDate;
  to: LocalDate;
  /** The folder to write; empty or not there. */
  out: string;
  /** Any database of the server on which a scratch database may be made. */
  serverUrl: string;
  /** Ends the simulation early; the scratch database is dropped all the same. */
  signal?: AbortSignal;
  /** Instants of the round besides events; absent: every instant at which something can be due. */
  rounds?: readonly Date[];
}

/** Fixed, so that two simulations give the same bytes; nothing outside a simulation is signed with it. */
const letterhead: Letterhead = { from: { name: 'Suivi', address: 'suivi@desk.example' }, publicUrl: 'https://suivi.example', linkSecret: 'simulated: opens nothing outside the simulation' };

/** Plays a scenario on a scratch database and writes mails, timeline and report; nothing is written if it fails. */
export async function simulate(options: SimulationOptions): Promise<SimulationSummary> {
  if (options.to < options.from) throw new Failure(`The simulation would end on ${options.to}, before it starts on ${options.from}.`);
  const file = readScenario(options.scenario);
  refuseFilled(options.out);
  return withScratchDatabase(options, async (db) => {
    const from = instantAt(options.from, '00:00', 'utc');
    const to = new Date(instantAt(addDays(options.to, 1), '00:00', 'utc').getTime() - 1);
    const story = await tellStory({ db, file, from, to, today: options.from, letterhead, signal: options.signal, rounds: options.rounds });
    return writeFolder(options.out, (folder) => writeResults({ db, file, story, folder, options, to }));
  });
}

/** A migrated database of the simulation's own, dropped at the end whatever happens. */
async function withScratchDatabase<T>({ serverUrl, from }: SimulationOptions, work: (db: Db) => Promise<T>): Promise<T> {
  const url = await createScratchDatabase(serverUrl);
  try {
    await forgetDurability(url);
    await migrate(url, instantAt(from, '00:00', 'utc'));
    const database = openDatabase({ url, max: 2, applicationName: 'suivi-simulation', onError: () => undefined });
    try {
      return await work(database.db);
    } finally {
      await database.close();
    }
  } finally {
    await dropDatabase(url);
  }
}

/** Nobody misses a scratch database after a loss of power: without waiting for the disk at each commit a simulation takes half the time. */
async function forgetDurability(url: string): Promise<void> {
  const database = openDatabase({ url, max: 1, applicationName: 'suivi-simulation', onError: () => undefined });
  try {
    await database.pool.query(`alter database "${databaseOf(url)}" set synchronous_commit = off`);
  } finally {
    await database.close();
  }
}

interface Results {
  db: Db;
  file: ScenarioFile;
  story: Story;
  folder: string;
  options: SimulationOptions;
  to: Date;
}

async function writeResults({ db, file, story, folder, options, to }: Results): Promise<SimulationSummary> {
  const { timeline, counted } = await timelineOf(db, file, story);
  await writeMails(folder, timeline, story.world.mailer.sent);
  writeFileSync(join(folder, 'timeline.json'), `${JSON.stringify(timeline, null, 2)}\n`);
  const report = await writeReport({ db, file, story, folder, options, to });
  return {
    scenario: file.scenario.title,
    from: options.from,
    to: options.to,
    rounds: story.rounds,
    events: { played: story.played, afterTheEnd: story.left },
    mails: { total: counted.length, people: peopleSummary(file.scenario, counted, options) },
    reminders: remindersByRule(counted),
    commitments: await commitmentsByState(db, story.world.cast.partnershipId, to),
    report: report.figures,
    carriedOver: story.chronicle.lineage,
  };
}

/** The timeline with each mail's file and reasons, and the mails as the summary counts them. */
async function timelineOf(db: Db, { scenario }: ScenarioFile, { chronicle }: Story): Promise<{ timeline: TimelineEntry[]; counted: CountedMail[] }> {
  const keys = new Map(Object.entries(scenario.people).map(([key, { email }]) => [email.toLowerCase(), key]));
  const reasons = await reasonsByMessage(db);
  const counted: CountedMail[] = [];
  const timeline = chronicle.entries.map((entry): TimelineEntry => {
    if (entry.type !== 'mail') return entry;
    const { at, mail } = entry.sent;
    const person = keys.get(mail.to.address) ?? mail.to.address;
    const why = reasons.filter(({ messageId }) => messageId === mail.messageId).map(({ reference, callId, rule, dueOn }) => ({ reference: reference ?? callName(callId as number), rule, dueOn }));
    counted.push({ person, at, reasons: why });
    const file = `mails/${String(counted.length).padStart(4, '0')}-${entry.at.slice(0, 10)}-${person}.eml`;
    return { at: entry.at, type: 'mail', file, to: mail.to.address, person, messageId: mail.messageId, subject: mail.subject, reasons: why };
  });
  return { timeline, counted };
}

async function writeMails(folder: string, timeline: readonly TimelineEntry[], sent: readonly SentMail[]): Promise<void> {
  mkdirSync(join(folder, 'mails'));
  const files = timeline.filter((entry) => entry.type === 'mail').map((entry) => entry.file);
  for (const [index, mail] of sent.entries()) writeFileSync(join(folder, files[index] as string), await bytesOf(mail));
}

async function writeReport({ db, file, story, folder, options, to }: Results): Promise<ProgressReport> {
  const { meeting, kind, language } = file.scenario.report;
  const report = await compileReport(db, wholeInstallation, { meetingId: story.world.cast.meetings.get(meeting) as number, kind, asOf: options.to, language, now: to });
  for (const format of ['docx', 'pdf', 'xlsx', 'html', 'json'] as const) writeFileSync(join(folder, `final-report.${format}`), await renderReport(report, format));
  return report;
}

async function commitmentsByState(db: Db, partnershipId: number, now: Date): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = await register(db, wholeInstallation, { partnershipId, sort: 'deadline', limit: 200, cursor: cursor ?? undefined }, now);
    for (const { recordState } of page.items) counts[recordState] = (counts[recordState] ?? 0) + 1;
    cursor = page.nextCursor;
  }
  return counts;
}

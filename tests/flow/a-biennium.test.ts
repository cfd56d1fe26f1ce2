import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isWorkingDay, localDayOf } from '@suivi/kernel';
import { parseMessage } from '@suivi/mailer';
import { DateTime } from 'luxon';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readScenario } from '../../apps/cli/src/simulate/read-scenario.js';
import { simulate } from '../../apps/cli/src/simulate/simulate.js';
import type { SimulationSummary } from '../../apps/cli/src/simulate/summary.js';
import type { TimelineEntry } from '../../apps/cli/src/simulate/timeline.js';
import { testRunFolder, testServer } from '../support/database.js';

const folder = fileURLToPath(new URL('../../apps/cli/scenarios/un-caricom-2011-2013/', import.meta.url));
const { scenario } = readScenario(folder);
const span = { from: '2011-07-29', to: '2013-07-23' };

interface ReadMail {
  at: Date;
  person: string;
  isDigest: boolean;
  text: string;
}
type Of<T extends TimelineEntry['type']> = Extract<TimelineEntry, { type: T }>;

let place: string;
let summary: SimulationSummary;
let timeline: TimelineEntry[];
let mails: ReadMail[];
const entries = <T extends TimelineEntry['type']>(type: T): Of<T>[] => timeline.filter((entry): entry is Of<T> => entry.type === type);
const run = async (out: string, options: Partial<Parameters<typeof simulate>[0]> = {}): Promise<SimulationSummary> =>
  simulate({ scenario: folder, ...span, out: join(place, out), serverUrl: (await testServer()).server, ...options });

const personOf = (key: string) => scenario.people[key]!;
const stationOf = (key: string) => scenario.dutyStations[personOf(key).dutyStation]!;
const zoneOf = (key: string): string => personOf(key).zone ?? stationOf(key).zone;
/** Everything in a folder, by relative path. */
const contents = (root: string): Map<string, string> =>
  new Map(readdirSync(root, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => [join(e.parentPath, e.name).slice(root.length), readFileSync(join(e.parentPath, e.name)).toString('latin1')]));

beforeAll(async () => {
  mkdirSync(testRunFolder(), { recursive: true });
  place = mkdtempSync(join(testRunFolder(), 'biennium-'));
  summary = await run('first');
  timeline = JSON.parse(readFileSync(join(place, 'first/timeline.json'), 'utf8')) as TimelineEntry[];
  mails = await Promise.all(
    entries('mail').map(async (mail) => ({
      at: new Date(mail.at), person: mail.person, isDigest: mail.messageId.startsWith('<digest.'),
      text: (await parseMessage(readFileSync(join(place, 'first', mail.file)))).text ?? '',
    })),
  );
}, 180_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('from the sixth to the seventh general meeting', () => {
  test('people in six languages, in zones from Belize to Cairo, get mail', () => {
    const written = summary.mails.people.filter((p) => p.total > 0);
    expect(new Set(written.map((p) => p.language))).toEqual(new Set(['en', 'fr', 'es', 'zh', 'ar', 'ru']));
    expect(new Set(written.map((p) => p.zone)).size).toBeGreaterThanOrEqual(8);
    expect(mails.length).toBeGreaterThan(100);
  });

  test('nobody gets two automatic mails on one of their days', () => {
    const days = mails.filter((mail) => mail.isDigest).map((mail) => `${mail.person} ${localDayOf(mail.at, zoneOf(mail.person))}`);
    expect(days.filter((day, i) => days.indexOf(day) !== i)).toEqual([]);
  });

  test('each reminder leaves between eight and twenty on a working day of its person', () => {
    const wrong = mails.filter(({ isDigest, at, person }) => {
      const { hour } = DateTime.fromJSDate(at, { zone: zoneOf(person) });
      const { weekdays = [1, 2, 3, 4, 5], holidays = [] } = stationOf(person);
      const works = isWorkingDay(localDayOf(at, zoneOf(person)), { weekdays, holidays: new Set(holidays.map((h) => h.on)) });
      return isDigest && (hour < 8 || hour >= 20 || !works);
    });
    expect(wrong).toEqual([]);
  });

  test('what is closed or superseded is not reminded of any more', () => {
    const ended = entries('change').filter((change) => ['closed', 'superseded', 'carried-over'].includes(change.action));
    expect(ended.length).toBeGreaterThanOrEqual(14);
    for (const { name, at } of ended) expect(mails.filter((mail) => mail.at > new Date(at) && mail.text.includes(`${name}  `))).toEqual([]);
  });

  test('whoever has answered hears nothing more about it until the coordinator decides', () => {
    const reports = entries('event').flatMap(({ at, event }) => (event.do === 'report' ? [{ at, event }] : []));
    expect(reports.length).toBeGreaterThan(15);
    for (const { at, event } of reports) {
      const { organization } = personOf(event.who).appointments[0]!;
      const colleagues = Object.keys(scenario.people).filter((key) => personOf(key).appointments.some((a) => a.organization === organization));
      const decided = entries('event').find((e) => e.at > at && /^(accept|return)-update$/.test(e.event.do) && 'commitment' in e.event && e.event.commitment === event.commitment);
      const reference = entries('change').find((change) => change.at === at && change.action === 'update-submitted')!.name;
      const between = mails.filter((m) => colleagues.includes(m.person) && m.at > new Date(at) && m.at < new Date(decided!.at) && m.text.includes(`${reference} `));
      expect(between).toEqual([]);
    }
  });

  test('a returned update goes back to its author with the question, and the second answer is accepted', () => {
    const [question] = mails.filter((mail) => !mail.isDigest);
    expect(question).toMatchObject({ person: 'andre' });
    expect(question?.text).toContain('To whom was it sent');
    expect(entries('change').filter((c) => c.name === 'UN-CARICOM-6/02').map((c) => c.action)).toEqual(expect.arrayContaining(['update-returned', 'closed']));
  });

  test('the entity that never answers is reminded each ninety days, not more often', () => {
    const days = entries('mail').filter((mail) => mail.person === 'desmond' && mail.reasons.some((why) => why.rule === 'silence')).map((mail) => Date.parse(mail.at) / 86_400_000);
    expect(days.length).toBe(8);
    days.slice(1).forEach((day, i) => expect(day - days[i]!).toBeGreaterThan(85));
  });

  test('rules of a commitment’s own count for it alone, and who is away is written to on the return', () => {
    const early = entries('mail').filter((mail) => mail.reasons.some((why) => why.rule === 'three-months-before'));
    expect(early.map((mail) => [mail.person, mail.at.slice(0, 10)]).sort()).toEqual([['andre', '2011-11-02'], ['julian', '2011-11-02']]);
    expect(new Set(early.flatMap((mail) => mail.reasons.filter((why) => why.rule === 'three-months-before').map((why) => why.reference)))).toEqual(new Set(['UN-CARICOM-6/01']));
    expect(mails.filter((mail) => mail.person === 'rodrigo').map((mail) => localDayOf(mail.at, zoneOf('rodrigo')))[0]).toBe('2011-11-07');
  });

  test('before the final report each entity is asked for its contribution, and who has given it is left in peace', () => {
    const asked = entries('mail').flatMap((mail) => mail.reasons.filter((why) => why.reference === 'call 1').map((why) => ({ day: mail.at.slice(5, 10), person: mail.person, rule: why.rule })));
    const of = (who: string) => asked.filter(({ person }) => person === who).map(({ day, rule }) => `${day} ${rule}`);
    expect(entries('change').filter((change) => change.name === 'call 1').map((change) => change.action)).toEqual(['drafted', 'opened', 'answered', 'extended', 'answered', 'closed']);
    expect(of('tom')).toEqual(['04-08 call-opened', '05-17 call-before-14', '05-28 call-before-3', '05-31 call-on-the-day']);
    expect(of('lucia')).toEqual(['04-08 call-opened', '05-17 call-before-14', '05-28 call-before-3', '06-12 nudge', '06-21 call-before-14', '07-02 call-before-3', '07-05 call-on-the-day']);
    expect(of('desmond')).toHaveLength(10);
    expect(summary.reminders).toMatchObject({ 'call-opened': 14, 'call-before-14': 15, nudge: 12 });
  });

  test('deadlines that hang on the seventh meeting move with it, twice', () => {
    const moves = entries('change').filter((change) => change.action === 'deadline-moved').map((change) => change.reason);
    expect(new Set(moves)).toEqual(new Set(['meeting 7 moved to 2013-07-15', 'meeting 7 moved to 2013-07-22']));
  });

  test('what stayed open goes on under the seventh meeting, with its lineage; nothing is lost', () => {
    expect(summary.carriedOver.length).toBeGreaterThan(3);
    for (const { from, to } of summary.carriedOver) {
      expect(from).toMatch(/^UN-CARICOM-6\//);
      expect(to).toMatch(/^UN-CARICOM-7\//);
    }
    expect(summary.commitments.open).toBe(summary.carriedOver.length);
  });

  test('the figures of the report agree with the register', () => {
    const { total, byStatus, open, overdue, carriedOver } = summary.report;
    const { open: heirs = 0, ...past } = summary.commitments;
    expect(total).toBe(Object.values(past).reduce((a, b) => a + b, 0));
    expect({ open, overdue, carriedOver }).toEqual({ open: 0, overdue: 0, carriedOver: heirs });
    expect((byStatus.implemented ?? 0) + (byStatus['overtaken-by-events'] ?? 0) + (byStatus.discontinued ?? 0)).toBe(past.closed);
    const document = readFileSync(join(place, 'first/final-report.docx'));
    expect(document.subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(join(place, 'first/final-report.html'), 'utf8')).toContain('UN-CARICOM-6/05');
  });
});

describe('a simulation', () => {
  test('gives the same bytes when it runs again', async () => {
    await run('second');
    const [first, second] = [contents(join(place, 'first')), contents(join(place, 'second'))];
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect([...second].filter(([file, bytes]) => first.get(file) !== bytes).map(([file]) => file)).toEqual([]);
  }, 120_000);

  const ownPolicy = {
    rules: [
      { slug: 'in-good-time', when: 'before', days: 320, audience: ['focal-point'] },
      { slug: 'quiet', when: 'silent', everyDays: 9, audience: ['focal-point', 'coordinator'], channel: 'single' },
    ],
    escalation: { since: 'last-update', steps: [{ role: 'alternate', workingDays: 8 }, { role: 'coordinator', workingDays: 10 }] }, hour: 11, quietHours: { from: 17, to: 11 },
  };
  test.each([
    { policy: 'the standard policy, with an absence', policyLine: '', called: false, from: '2011-10-28', to: '2011-11-11' },
    { policy: 'a policy of the partnership’s own, with a call for inputs', policyLine: `  reminderPolicy: ${JSON.stringify(ownPolicy)}\n`, called: true, from: '2011-08-01', to: '2011-08-24' },
  ])('skips quiet hours without any difference to a round each hour, under $policy', async ({ policyLine, called, from, to }) => {
    const changed = join(place, `until-${to}`);
    cpSync(folder, changed, { recursive: true });
    const callLine = called ? '  - { on: 2011-08-03, time: "15:00", do: call, as: early, meeting: sixth, opensOn: 2011-08-05, dueOn: 2011-08-10 }\n' : '';
    const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8').replace('  slug: un-caricom\n', `  slug: un-caricom\n${policyLine}`).replace('\n  # What the desk wants early', `${callLine}\n  # What the desk wants early`);
    writeFileSync(join(changed, 'scenario.yaml'), text);
    const [begin, end] = [Date.parse(from), Date.parse(to)];
    const rounds = Array.from({ length: (end - begin) / 3_600_000 + 24 }, (_, i) => new Date(begin + i * 3_600_000));
    const mailsOf = async (out: string, more: { rounds?: Date[] }) => {
      await run(out, { scenario: changed, to, ...more });
      return [...contents(join(place, out, 'mails'))];
    };
    const skipping = await mailsOf(`skipping-${to}`, {});
    expect(skipping.length).toBeGreaterThan(20);
    expect(await mailsOf(`hourly-${to}`, { rounds })).toEqual(skipping);
  }, 120_000);

  test('that fails says in which line, and leaves nothing behind', async () => {
    const broken = join(place, 'broken.yaml');
    const text = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
    const line = text.split('\n').findIndex((l) => l.includes('paragraph: 8 (a)')) + 1;
    writeFileSync(broken, text.replace('paragraph: 8 (a)', 'paragraph: 8 (z)').replace('file: statement.en.txt', `text: "${'1. The two sides decided to meet.'}"`));
    await expect(run('broken', { scenario: broken })).rejects.toThrow(/broken\.yaml:\d+: reject|no open proposal/);
    writeFileSync(broken, text.replace('lead: eclac', 'lead: eclak'));
    await expect(run('broken', { scenario: broken })).rejects.toThrow(`broken.yaml:${line}: events`);
    expect(existsSync(join(place, 'broken'))).toBe(false);
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
  }, 60_000);

  test('is not written over what is there', async () => {
    await expect(run('first')).rejects.toThrow('not empty');
  });
});

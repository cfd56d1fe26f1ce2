import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerProposal } from '@suivi/commitments';
import { dropDatabase } from '@suivi/db';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { migrateQueue } from '@suivi/jobs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { suivi } from '../support/command-line.js';
import { createTestDatabase, installedAt, withDatabase } from '../support/database.js';

const statement = `Joint statement of the second general meeting

1. The participants welcomed the work done since the first meeting and noted its results.

2. The United Nations Development Programme agreed to prepare a training plan on disaster management by 30 November 2011.
`;

const folder = mkdtempSync(join(tmpdir(), 'suivi-cli-'));
const at = (name: string): string => join(folder, name);
const database = withDatabase();
let lead: number;
const env = (): Record<string, string> => ({ DATABASE_URL: database().url, SUIVI_DATA_DIR: at('data') });

beforeAll(async () => {
  writeFileSync(at('statement.txt'), statement);
  writeFileSync(at('empty.txt'), '');
  writeFileSync(at('binary.bin'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe]));
  writeFileSync(at('statement.pdf'), '%PDF-1.7');
  writeFileSync(at('large.txt'), '');
  truncateSync(at('large.txt'), 50 * 1024 * 1024);
  const { db, url } = database();
  await migrateQueue(url);
  const act = { actor: { kind: 'operator' as const, name: 'tester' }, now: installedAt };
  const partnership = await createPartnership(db, { slug: 'un-caricom', name: { en: 'UN–CARICOM' } }, act);
  lead = (await createOrganization(db, { acronym: 'UNDP', name: { en: 'United Nations Development Programme' } }, act)).id;
  await addParticipant(db, { partnershipId: partnership.id, organizationId: lead, side: 'un' }, act);
  for (const slug of ['general', 'technical']) {
    const series = await createSeries(db, { partnershipId: partnership.id, slug, name: { en: slug } }, act);
    await createMeeting(db, { seriesId: series.id, ordinal: 2, startsOn: '2011-07-28', endsOn: '2011-07-29', place: 'Georgetown', status: 'held' }, act);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a wrong command line ends with 2 and a hint', () => {
  test.each([
    [['extract', '--wrong', 'x']], [['nonsense']], [['extract']], [['extract', 'x', '--lang', 'de']], [['extract', 'x', '--date', '2011-02-30']],
    [['report', '--meeting', 'sixth', '--out', 'x.html']], [['report', '--meeting', '6', '--out', 'report']], [['report', '--meeting', '6', '--format', 'docx', '--out', '-']], [[]],
  ])('suivi %j', async (words) => {
    const { code, out, err } = await suivi(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/--help|Say in which format|cannot be printed/);
  });
});

describe('a document that cannot be read ends with 1 and one sentence', () => {
  test.each([
    ['missing.txt', 'is not there.'], ['empty.txt', 'is empty: there is nothing to read.'], ['binary.bin', 'cannot be read. This seems to be a program: give the document as PDF, Word (.docx), HTML or plain text.'],
    ['statement.pdf', 'cannot be read. The PDF is damaged or cut off: Invalid PDF structure.'], ['large.txt', 'is too large: it has 50 MB, and a document has at most 30 MB.'], ['', 'is a folder, not a file.'],
  ])('%s', async (name, complaint) => {
    for (const words of [['extract', at(name)], ['import', at(name), '--partnership', 'un-caricom', '--meeting', '2']]) {
      const { code, out, err } = await suivi(words, { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } });
      expect({ code, out, err }).toEqual({ code: 1, out: '', err: `${at(name)} ${complaint}\n` });
    }
  });
});

test('extract proposes commitments without a database, each quote the exact slice of the file', async () => {
  const { code, out } = await suivi(['extract', at('statement.txt'), '--json']);
  expect(code).toBe(0);
  const [proposal, ...more] = JSON.parse(out);
  expect(more).toEqual([]);
  expect(Object.keys(proposal)).toEqual(['paragraph', 'quote', 'text', 'start', 'end', 'kind', 'actors', 'deadline', 'rule']);
  expect(proposal).toMatchObject({ paragraph: '2', deadline: { text: 'by 30 November 2011', date: '2011-11-30', precision: 'day', type: 'date' } });
  expect([...statement].slice(proposal.start, proposal.end).join('')).toBe(proposal.quote);
});

describe('from a file to a report', () => {
  test('a meeting that several series have must be named with its series', async () => {
    const { code, err } = await suivi(['import', at('statement.txt'), '--partnership', 'un-caricom', '--meeting', '2'], { env: env() });
    expect(code).toBe(1);
    expect(err).toContain('--partnership un-caricom --series general (meeting 2, 2011-07-28)');
    expect((await suivi(['import', at('statement.txt'), '--partnership', 'un-asean', '--meeting', '2'], { env: env() })).err).toBe('There is no partnership un-asean; there are: un-caricom.\n');
  });

  test('a document is imported once, and the report of its meeting is written', async () => {
    const words = ['import', at('statement.txt'), '--partnership', 'un-caricom', '--series', 'general', '--meeting', '2', '--json'];
    const imported = await suivi(words, { env: env() });
    expect(JSON.parse(imported.out)).toMatchObject({ document: { language: 'en', adoptedOn: '2011-07-29' }, proposals: [{ paragraph: '2' }] });
    expect(await suivi(words, { env: env() })).toEqual({ code: 1, out: '', err: 'This very text is already a document of the meeting.\n' });
    const { proposals } = JSON.parse(imported.out);
    await registerProposal(database().db, { proposalId: proposals[0].id, owners: [{ organizationId: lead, part: 'lead' }] }, { actor: { kind: 'operator', name: 'tester' }, now: new Date('2011-08-01T12:00:00Z') });
    const report = ['report', '--series', 'general', '--meeting', '2', '--as-of', '2013-07-24', '--out'];
    const printed = await suivi([...report, '-', '--format', 'json'], { env: env() });
    expect(JSON.parse(printed.out)).toMatchObject({ kind: 'final', asOf: '2013-07-24', figures: { total: 1, overdue: 1 } });
    expect((await suivi([...report, at('report.docx'), '--lang', 'fr'], { env: env() })).code).toBe(0);
    expect(readFileSync(at('report.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('a report goes its way from the first draft to a corrigendum, and its files are written', async () => {
    const report = async (...words: string[]) => {
      const { code, out, err } = await suivi(['report', ...words, '--json'], { env: env() });
      expect({ words, code, err }).toEqual({ words, code: 0, err: '' });
      return JSON.parse(out);
    };
    const { id } = await report('begin', '--series', 'general', '--meeting', '2', '--kind', 'interim', '--symbol', 'S/2013/1');
    writeFileSync(at('words.txt'), 'The secretariats should meet every month.\n');
    await report('write', String(id), at('words.txt'), '--section', 'recommendations');
    expect(await report('circulate', String(id), '--note', 'Energy is new.')).toMatchObject({ state: 'circulated' });
    for (const side of ['un', 'partner']) await report('approve', String(id), '--side', side);
    expect(await report('issue', String(id))).toMatchObject({ state: 'issued', masthead: { symbol: 'S/2013/1' } });
    expect(await report('correct', String(id), '--reason', 'A date')).toMatchObject({ state: 'drafted', corrects: { id, number: 1 } });
    const [file] = await report('files', String(id), '--langs', 'fr', '--formats', 'html', '--out', at('.'));
    expect(readFileSync(file, 'utf8')).toContain('S/2013/1');
    expect(await report('list')).toHaveLength(2);
  });

  test('a report that is there is kept unless it may be replaced, and nothing half-written stays', async () => {
    writeFileSync(at('kept.html'), 'kept');
    const words = ['report', '--series', 'general', '--meeting', '2', '--as-of', '2013-07-24', '--out', at('kept.html')];
    expect(await suivi(words, { env: env() })).toEqual({ code: 1, out: '', err: `${at('kept.html')} exists already; name another file, or add --force to replace it.\n` });
    expect(readFileSync(at('kept.html'), 'utf8')).toBe('kept');
    expect((await suivi([...words, '--force'], { env: env() })).code).toBe(0);
    expect(readFileSync(at('kept.html'), 'utf8')).toContain('<html');
    expect((await suivi(['report', '--series', 'general', '--meeting', '2', '--as-of', '2013-07-24', '--out', at('no/such/report.html')], { env: env() })).err).toMatch(/its folder is not there\.\n$/);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });
});

describe('the doctor', () => {
  test('finds nothing wrong with a migrated database, and shows no password', async () => {
    const url = new URL(database().url);
    url.password ||= 'hunter2'; // asked for or not, it is the same server
    const { code, out } = await suivi(['doctor', '--json'], { env: { ...env(), DATABASE_URL: url.href } });
    const { ok, checks, settings } = JSON.parse(out);
    expect({ code, ok, wrong: checks.filter((check: { ok: boolean }) => !check.ok) }).toEqual({ code: 0, ok: true, wrong: [] });
    expect(checks.map((check: { name: string }) => check.name)).toEqual(['settings', 'node', 'data folder', 'disk', 'database', 'queue', 'delivery', 'reminders', 'history', 'mail server']);
    expect(settings.find((setting: { name: string }) => setting.name === 'DATABASE_URL').value).toContain(':***@');
  });

  test('ends with 1 and says what is wrong: settings, a database that is not there, a mail server that does not answer', async () => {
    const settings = await suivi(['doctor', '--json'], { env: { PORT: 'x' } });
    expect({ code: settings.code, checks: JSON.parse(settings.out).checks }).toMatchObject({ code: 1, checks: [{ name: 'settings', ok: false }] });
    const away = await suivi(['doctor', '--json'], { env: { DATABASE_URL: 'postgres://u@127.0.0.1:1/none', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'desk@example.org', SUIVI_DATA_DIR: at('data') } });
    const wrong = JSON.parse(away.out).checks.filter((check: { ok: boolean }) => !check.ok).map((check: { name: string }) => check.name);
    expect({ code: away.code, wrong }).toEqual({ code: 1, wrong: ['database', 'mail server'] });
  });
});

test('a restored system sends nothing until a person confirms', async () => {
  const other = await createTestDatabase({ migrated: false });
  const restored = { DATABASE_URL: other };
  try {
    expect((await suivi(['backup', at('all.suivi')], { env: env() })).code).toBe(0);
    expect((await suivi(['backup', at('all.suivi')], { env: env() })).err).toMatch(/exists already/);
    expect((await suivi(['restore', at('statement.txt')], { env: restored })).err).toMatch(/is not a backup of Suivi\. Nothing was changed\./);
    expect((await suivi(['restore', at('all.suivi')], { env: restored })).code).toBe(0);
    const again = await suivi(['restore', at('all.suivi')], { env: restored });
    expect({ code: again.code, err: again.err }).toEqual({ code: 1, err: 'The database is not empty: add --yes to replace all that it holds by the backup. Nothing was changed.\n' });
    expect((await suivi(['restore', at('all.suivi'), '--yes'], { env: restored })).code).toBe(0);
    const held = JSON.parse((await suivi(['doctor', '--json'], { env: { ...restored, SUIVI_DATA_DIR: at('data') } })).out);
    expect(held.checks.find((check: { name: string }) => check.name === 'delivery')).toMatchObject({ ok: false });
    expect(JSON.parse((await suivi(['confirm-delivery', '--json'], { env: restored })).out)).toMatchObject({ wasOnHold: true });
    expect((await suivi(['confirm-delivery'], { env: restored })).out).toBe('Mail was not held: nothing to confirm.\n');
  } finally {
    await dropDatabase(other);
  }
});

describe('a database that does not fit', () => {
  test('one that is empty is told how to be filled', async () => {
    const empty = await createTestDatabase({ migrated: false });
    try {
      expect((await suivi(['report', '--meeting', '2', '--out', '-', '--format', 'json'], { env: { DATABASE_URL: empty } })).err).toBe('The database is empty: run `suivi migrate` first.\n');
      expect(JSON.parse((await suivi(['migrate', '--json'], { env: { DATABASE_URL: empty } })).out)).toMatchObject({ before: null });
      expect((await suivi(['migrate'], { env: { DATABASE_URL: empty } })).out).toMatch(/^The database is up to date/);
    } finally {
      await dropDatabase(empty);
    }
  });

  test('one that is not there yet is not made by asking it for a report', async () => {
    const { code, err } = await suivi(['report', '--meeting', '2', '--out', '-', '--format', 'json'], { env: { SUIVI_DATA_DIR: at('nothing') } });
    expect({ code, made: existsSync(at('nothing')) }).toEqual({ code: 1, made: false });
    expect(err).toMatch(/^There is no database yet in .*: `npm start` makes one/);
  });
});

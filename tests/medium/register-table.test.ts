import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { historyOf } from '@suivi/audit';
import {
  addThematicAreas, applyTableImport, commitmentById, editCommitment, enterCommitment, planTableImport, type ReadRow, readTable, type TableRow, tableRows, verifyStatus, writeTable,
} from '@suivi/commitments';
import { addParticipant, createOrganization, createPartnership } from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { suivi } from '../support/command-line.js';
import { withDatabase } from '../support/database.js';

const database = withDatabase();
const act = { actor: { kind: 'operator' as const, name: 'tester' }, now: new Date('2011-08-15T12:00:00Z') };
const later = { ...act, now: new Date('2011-08-20T12:00:00Z') };
const query = { sort: 'deadline' as const };
const ids: Record<string, number> = {};
const db = () => database().db;

const enter = (n: number, more: object = {}) =>
  enterCommitment(
    db(),
    {
      meetingId: ids.meeting ?? 0, paragraphLabel: String(n), quote: `Quote ${n}, with “marks”; and\na second line`, title: `Title ${n}`, deadline: { on: `2012-0${n}-15` },
      owners: [{ organizationId: ids.UNDP ?? 0, part: 'lead' }, { organizationId: ids.FAO ?? 0, part: 'contributing' }], ...more,
    },
    act,
  );

beforeAll(async () => {
  const partnership = await createPartnership(db(), { slug: 'un-caricom', name: { en: 'UN–CARICOM' } }, act);
  ids.partnership = partnership.id;
  for (const acronym of ['UNDP', 'FAO', 'PAHO', 'WHO']) {
    const { id } = await createOrganization(db(), { acronym, name: { en: `Organization ${acronym}` } }, act);
    ids[acronym] = id;
    if (acronym !== 'WHO') await addParticipant(db(), { partnershipId: partnership.id, organizationId: id, side: 'un' }, act);
  }
  await addThematicAreas(db(), partnership.id, [{ en: 'Energy', fr: 'Énergie' }, { en: 'Regional security' }]);
  const series = await createSeries(db(), { partnershipId: partnership.id, slug: 'un-caricom', name: { en: 'General meetings' } }, act);
  ids.meeting = (await createMeeting(db(), { seriesId: series.id, ordinal: 6, startsOn: '2011-07-28', place: 'Georgetown', status: 'held' }, act)).id;
  ids.next = (await createMeeting(db(), { seriesId: series.id, ordinal: 7, startsOn: '2013-07-22', place: 'New York', status: 'planned' }, act)).id;
  for (let n = 1; n <= 6; n += 1) ids[`c${n}`] = (await enter(n)).id;
  await editCommitment(db(), { id: ids.c6 ?? 0, acceptanceReason: 'constructor' }, act);
  await enter(7, { title: '=1+1', quote: "'=HYPERLINK(\"x\")", deadline: { meetingId: ids.next, text: '@the seventh' } });
  ids.closed = (await enter(8)).id;
  await verifyStatus(db(), { id: ids.closed, status: 'implemented' }, act);
});

const exported = () => tableRows(db(), wholeInstallation, query, act.now);
const at = (rows: TableRow[], paragraph: string): TableRow => rows.find((row) => row.paragraph === paragraph) as TableRow;
/** The register as a file, changed as a person would, and read again. */
async function edited(format: 'xlsx' | 'csv', change: (rows: TableRow[]) => TableRow[]): Promise<ReadRow[]> {
  const rows = await exported();
  return readTable(await writeTable(change(rows), format));
}
const refusal = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<{ code?: string; message?: string }> =>
  readTable(await bytes).then(() => ({}), (error: { code: string; message: string }) => ({ code: error.code, message: error.message }));
const newRow = (rows: TableRow[], more: Partial<TableRow>): TableRow => ({
  ...(Object.fromEntries(Object.keys(at(rows, '1')).map((key) => [key, ''])) as TableRow), series: 'un-caricom', meeting: '6', paragraph: '9', title: 'A new title', quote: 'New words', lead: 'PAHO', ...more,
});

describe.each(['xlsx', 'csv'] as const)('the register as %s', (format) => {
  test('comes back unchanged, with values that begin like a formula, and the same register gives the same bytes', async () => {
    const rows = await exported();
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(at(rows, '7')).toMatchObject({ title: '=1+1', quote: "'=HYPERLINK(\"x\")", deadline: '2013-07-22', deadline_meeting: '7', deadline_text: '@the seventh' });
    const bytes = await writeTable(rows, format);
    expect(Buffer.compare(bytes, await writeTable(await exported(), format))).toBe(0);
    if (format === 'xlsx') expect(bytes.readUInt32LE(10)).toBe(0x0021_0000); // no time of writing in the archive
    const read = await readTable(bytes);
    expect(read.map(({ cells }) => cells)).toEqual(rows);
    expect(await planTableImport(db(), wholeInstallation, read)).toEqual({ written: false, new: [], changed: [], unchanged: rows.length, refused: [] });
  });

  test('edited and imported changes only the edits, with history, and a second import changes nothing', async () => {
    const before = await exported();
    const read = await edited(format, (rows) => {
      Object.assign(at(rows, '1'), { title: `Another title (${format})`, thematic_area: 'energy', level: 'Regional' });
      Object.assign(at(rows, '2'), { lead: 'FAO', contributing: 'paho;undp' });
      Object.assign(at(rows, '3'), { deadline: format === 'csv' ? '2012/12/1' : '2012-11-01', deadline_precision: 'month', deadline_text: 'before the year ends' });
      Object.assign(at(rows, '4'), { deadline: '', deadline_meeting: '7' });
      Object.assign(at(rows, '5'), { acceptance: 'accepted-in-part', acceptance_reason: `no budget (${format})` });
      return rows;
    });
    const plan = await planTableImport(db(), wholeInstallation, read);
    expect(plan.refused).toEqual([]);
    expect(await exported()).toEqual(before);
    const report = await applyTableImport(db(), wholeInstallation, read, { act: later });
    expect(report).toEqual({ ...plan, written: true });
    const changed = new Set(report.changed.map(({ reference }) => reference));
    const after = await exported();
    expect(after.filter((row) => !changed.has(row.reference))).toEqual(before.filter((row) => !changed.has(row.reference)));
    expect(at(after, '1')).toEqual({ ...at(before, '1'), title: `Another title (${format})`, thematic_area: 'Energy', level: 'regional', version: expect.stringMatching(new RegExp(`^${Number.parseInt(at(before, '1').version) + 1} `)) });
    expect(at(after, '2')).toMatchObject({ lead: 'FAO', contributing: 'PAHO; UNDP' });
    expect(at(after, '3')).toMatchObject({ deadline: format === 'csv' ? '2012-12-31' : '2012-11-30', deadline_precision: 'month' });
    expect(at(after, '4')).toMatchObject({ deadline: '2013-07-22', deadline_meeting: '7' });
    const [latest] = await historyOf(db(), wholeInstallation, 'commitment', ids.c1 ?? 0);
    expect(latest).toMatchObject({ action: 'edited', actor: { name: 'tester' }, at: later.now, changes: { title: { to: `Another title (${format})` } } });
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later })).toMatchObject({ new: [], changed: [], refused: [], unchanged: after.length });
    expect(await exported()).toEqual(after);
  });

  test('takes a row without a reference as a new commitment, once', async () => {
    const read = await edited(format, (rows) => [newRow(rows, { paragraph: `9 (${format})`, deadline: '2012-06-30', acceptance: 'accepted', contributing: 'UNDP' })]);
    const report = await applyTableImport(db(), wholeInstallation, read, { act: later });
    expect(report).toMatchObject({ written: true, new: [{ row: 2, title: 'A new title', reference: expect.stringMatching(/^UN-CARICOM-6\//) }], refused: [] });
    expect(at(await exported(), `9 (${format})`)).toMatchObject({ reference: report.new[0]?.reference, lead: 'PAHO', contributing: 'UNDP', deadline: '2012-06-30', acceptance: 'accepted', kind: 'commitment', record_state: 'open' });
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later })).toMatchObject({ new: [], unchanged: 1, refused: [] });
  });
});

describe('a row is refused, and with it the import unless refused rows are left out,', () => {
  const refusedIn = async (change: (rows: TableRow[]) => TableRow[]) => (await planTableImport(db(), wholeInstallation, await edited('csv', change))).refused;

  test.each<[string, Partial<TableRow>, string, RegExp]>([
    ['that changes what the register derives', { verified_status: 'implemented' }, 'verified_status', /kept by the register: “not-started”/],
    ['that changes its source', { quote: 'other words' }, 'quote', /fixed by where the commitment comes from/],
    ['whose owner nobody knows', { lead: 'NASA' }, 'lead', /no organization has the acronym “NASA”/],
    ['whose owner is of another partnership', { contributing: 'WHO' }, 'contributing', /WHO does not take part/],
    ['without a lead', { lead: '' }, 'lead', /exactly one entity leads/],
    ['whose day is none', { deadline: '2012-02-30' }, 'deadline', /YYYY-MM-DD/],
    ['whose day can be two', { deadline: '03/04/2014' }, 'deadline', /YYYY-MM-DD/],
    ['that hangs on a meeting that is not there', { deadline: '', deadline_meeting: '99' }, 'deadline_meeting', /no such meeting/],
    ['that hangs on a meeting and has a day', { deadline: '2019-01-01', deadline_meeting: '7' }, 'deadline', /empty deadline_meeting/],
    ['with a level of its own', { level: 'local' }, 'level', /global, regional, national/],
    ['with an area of its own', { thematic_area: 'Sports' }, 'thematic_area', /no thematic area/],
    ['without a title', { title: '' }, 'title', /.+/],
    ['of a later version than the register', { version: '99' }, 'version', /kept by the register/],
    ['without its version', { title: 'x', version: '' }, 'version', /needs the version/],
    ['with a reference that nobody bears', { reference: 'X-1/01' }, 'reference', /no commitment bears this reference/],
  ])('%s', async (_, cells, column, reason) => {
    const refused = await refusedIn((rows) => [{ ...at(rows, '6'), ...cells }]);
    expect(refused).toEqual([{ row: 2, column, reason: expect.stringMatching(reason) }]);
  });

  test.each<[string, Partial<TableRow>, string]>([
    ['without a series', { series: '' }, 'series'], ['of a meeting that is not there', { meeting: '5' }, 'meeting'], ['without words', { quote: '' }, 'quote'],
    ['with a status', { declared_status: 'implemented' }, 'declared_status'], ['with a wrong owner', { lead: 'NASA' }, 'lead'], ['with a wrong kind', { kind: 'wish' }, 'kind'],
  ])('new and %s', async (_, cells, column) => {
    expect(await refusedIn((rows) => [newRow(rows, { paragraph: '10', ...cells })])).toEqual([expect.objectContaining({ row: 2, column })]);
  });

  test('that is stale: the register went on after the export', async () => {
    const read = await edited('xlsx', (rows) => [{ ...at(rows, '6'), title: 'From the table' }]);
    await editCommitment(db(), { id: ids.c6 ?? 0, title: 'From the screen' }, later);
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later })).toMatchObject({ written: false, refused: [{ row: 2, column: 'version', reason: expect.stringContaining('stale') }] });
    expect((await commitmentById(db(), wholeInstallation, ids.c6 ?? 0))?.title).toBe('From the screen');
  });

  test('unless nobody touched it: the file then asks for nothing, and the other rows are imported', async () => {
    const read = await edited('xlsx', (rows) => [at(rows, '6'), { ...at(rows, '5'), title: 'Five from the table' }]);
    await editCommitment(db(), { id: ids.c6 ?? 0, title: 'From the screen again' }, later);
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later })).toMatchObject({ written: true, unchanged: 1, changed: [{ field: 'title', to: 'Five from the table' }], refused: [] });
    expect((await commitmentById(db(), wholeInstallation, ids.c6 ?? 0))?.title).toBe('From the screen again');
  });

  test('that is no longer open, or stands twice', async () => {
    expect(await refusedIn((rows) => [{ ...at(rows, '8'), title: 'Too late' }])).toEqual([expect.objectContaining({ column: 'record_state', reason: expect.stringContaining('only an open commitment') })]);
    expect(await refusedIn((rows) => [at(rows, '5'), at(rows, '5')])).toEqual([{ row: 3, column: 'reference', reason: 'row 2 is the same commitment' }]);
  });

  test('and nothing of the file is written until the caller says that refused rows are left out', async () => {
    const read = await edited('xlsx', (rows) => [{ ...at(rows, '1'), level: 'global' }, { ...at(rows, '2'), level: 'local' }]);
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later })).toMatchObject({ written: false, changed: [{ field: 'level' }], refused: [{ row: 3 }] });
    expect(at(await exported(), '1').level).toBe('regional');
    expect(await applyTableImport(db(), wholeInstallation, read, { act: later, leaveOutRefused: true })).toMatchObject({ written: true, refused: [{ row: 3 }] });
    expect(at(await exported(), '1').level).toBe('global');
  });
});

describe('a file from elsewhere', () => {
  test('CSV as Excel writes it in France: semicolons, Windows-1252, its own days', async () => {
    const row = at(await exported(), '5');
    const [y, m, d] = row.deadline.split('-');
    const csv = `reference;version;title;deadline\r\n${row.reference};${row.version};"Coopération renforcée ; énergie – œuvre";${d}/${m}/${y}\r\n`;
    const bytes = Buffer.from([...csv].map((c) => ({ '–': 0x96, 'œ': 0x9c })[c] ?? c.charCodeAt(0)));
    expect(await planTableImport(db(), wholeInstallation, await readTable(bytes))).toMatchObject({
      changed: [{ reference: row.reference, field: 'title', from: row.title, to: 'Coopération renforcée ; énergie – œuvre' }], refused: [],
    });
  });

  test('tabs in UTF-16, as Excel calls Unicode text', async () => {
    const bytes = Buffer.from('\uFEFFreference\ttitle\r\nX\t"中文, العربية"\r\n', 'utf16le');
    expect((await readTable(bytes))[0]).toEqual({ row: 2, cells: { reference: 'X', title: '中文, العربية' }, refused: [] });
  });

  test('cells with formulas are refused by name, in XLSX and in CSV', async () => {
    const rows = await exported();
    const parts = unzipSync(await writeTable([at(rows, '1'), at(rows, '2')], 'xlsx'));
    const path = 'xl/worksheets/sheet1.xml';
    const sheet = Buffer.from(parts[path] ?? []).toString().replace(/<c r="F3"([^>]*)><v>\d+<\/v><\/c>/, '<c r="F3" t="str"><f>1+1</f><v>2</v></c>');
    const read = await readTable(zipSync({ ...parts, [path]: strToU8(sheet) }));
    expect(read[1]?.refused).toEqual([{ row: 3, column: 'title', reason: 'cell F3 holds a formula: only values are taken' }]);
    expect((await planTableImport(db(), wholeInstallation, read)).refused).toContainEqual(read[1]?.refused[0]);
    const csv = await readTable(Buffer.from('reference,title\r\nX,=1+1\r\n'));
    expect(csv[0]?.refused).toEqual([{ row: 2, column: 'title', reason: 'cell B2 holds a formula: only values are taken' }]);
  });

  test.each<[string, Buffer, string]>([
    ['nothing at all', Buffer.alloc(0), 'table.not-readable'],
    ['random bytes', randomBytes(5000), 'table.not-readable'],
    ['an archive that ends early', Buffer.from(zipSync({ 'xl/workbook.xml': randomBytes(4000) })).subarray(0, 2000), 'table.not-readable'],
    ['an archive without a workbook', Buffer.from(zipSync({ 'a.xml': strToU8('<a/>') })), 'table.not-readable'],
    ['an old XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table.not-readable'],
    ['quotes that never close', Buffer.from('reference,title\r\nX,"abc\r\nY,z'), 'table.not-readable'],
    ['30 MB and one byte', Buffer.alloc(30 * 1024 * 1024 + 1, 'a'), 'table.too-large'],
    ['more than 50,000 rows', Buffer.from(`reference\r\n${'X\r\n'.repeat(50_001)}`), 'table.too-large'],
    ['a row of a million cells', Buffer.from(`reference\r\n${','.repeat(1_000_000)}`), 'table.too-large'],
    ['columns that nobody knows', Buffer.from('reference,titel\r\nX,y'), 'table.columns'],
    ['no column of references', Buffer.from('title\r\ny'), 'table.columns'],
    ['a column twice', Buffer.from('reference,title,Title\r\nX,y,z'), 'table.columns'],
  ])('that is %s is refused', async (_, bytes, code) => {
    expect((await refusal(bytes)).code).toBe(code);
  });

  test('an archive that unpacks to gigabytes is refused before it does, also if it lies about its size', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(220 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toMatchObject({ code: 'table.too-large', message: expect.stringContaining('unpacks') });
    const lie = Buffer.from(bomb);
    for (let i = lie.indexOf('PK\u0001\u0002'); i >= 0; i = lie.indexOf('PK\u0001\u0002', i + 1)) lie.writeUInt32LE(1000, i + 24);
    expect((await refusal(lie)).code).toBe('table.too-large');
  });

  test.each(['<row r="900000000"><c r="A900000000" t="str"><v>x</v></c></row>', '<row r="2"><c r="XFD2" t="str"><v>x</v></c></row>', '<row r="2"><c t="str"><v>x</v></c></row>'])(
    'a cell far away or nowhere (%s) fills no memory', async (xml) => {
      const parts = unzipSync(await writeTable((await exported()).slice(0, 1), 'xlsx'));
      const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml'] ?? []).toString().replace(/<row r="2".*<\/row>/s, xml);
      expect((await refusal(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }))).code).toMatch(/^table\./);
    },
  );
});

describe('at the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'suivi-table-'));
  const file = (name: string): string => join(folder, name);
  const env = () => ({ DATABASE_URL: database().url });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a register goes out, is edited and comes back: first the report, then the writing', async () => {
    const out = await suivi(['export', '--partnership', 'un-caricom', '--meeting', '6', '--out', file('register.csv')], { env: env() });
    expect(out).toMatchObject({ code: 0, out: expect.stringMatching(/^Wrote .*register\.csv: \d+ commitments\.\n$/) });
    writeFileSync(file('edited.csv'), readFileSync(file('register.csv'), 'utf8').replace('Title 4', 'Edited by hand'));
    const report = await suivi(['import-table', file('edited.csv')], { env: env() });
    expect(report).toMatchObject({ code: 0, out: expect.stringContaining('title: “Title 4” → “Edited by hand”\n0 new, 1 changed, ') });
    expect(at(await exported(), '4').title).toBe('Title 4');
    const written = await suivi(['import-table', file('edited.csv'), '--apply', '--json'], { env: env() });
    expect({ code: written.code, report: JSON.parse(written.out) }).toMatchObject({ code: 0, report: { written: true, changed: [{ field: 'title', to: 'Edited by hand' }] } });
    expect(at(await exported(), '4').title).toBe('Edited by hand');
    const untouched = await suivi(['import-table', file('register.csv'), '--apply'], { env: env() });
    expect(untouched).toMatchObject({ code: 0, out: expect.stringMatching(/^0 new, 0 changed, \d+ unchanged, 0 refused\./) });
    writeFileSync(file('old.csv'), readFileSync(file('register.csv'), 'utf8').replace('Title 4', 'Edited in an old file'));
    const stale = await suivi(['import-table', file('old.csv'), '--apply'], { env: env() });
    expect(stale).toMatchObject({ code: 1, out: expect.stringMatching(/stale.*\n.*1 refused\. Nothing was written: mend the refused rows/) });
  });

  test('a wrong file, a wrong partnership and a wrong use are told apart', async () => {
    writeFileSync(file('other.csv'), 'a,b\n1,2\n');
    expect(await suivi(['import-table', file('other.csv')], { env: env() })).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Row 1 has no column “reference”/) });
    expect(await suivi(['import-table', file('none.csv')], { env: env() })).toMatchObject({ code: 1, err: `${file('none.csv')} is not there.\n` });
    expect(await suivi(['export', '--partnership', 'un-mars', '--out', file('x.csv')], { env: env() })).toMatchObject({ code: 1, err: 'There is no partnership un-mars; there are: un-caricom.\n' });
    expect(await suivi(['export', '--partnership', 'un-caricom', '--out', file('x')], { env: env() })).toMatchObject({ code: 2 });
    expect(await suivi(['export', '--partnership', 'un-caricom', '--out', '-', '--format', 'xlsx'], { env: env() })).toMatchObject({ code: 2, out: '' });
  });
});

describe('ten thousand rows', () => {
  const took: Record<string, string> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    took[name] = `${Math.round(performance.now() - start)} (${Math.round((user + system) / 1000)} of our own processor)`;
    return result;
  };
  afterAll(() => void process.stdout.write(`10,000 rows in ms: ${JSON.stringify(took)}\n`));

  test('go out, are edited in 500 places, and come back', async () => {
    await database().pool.query(
      `insert into commitment (partnership_id, meeting_id, reference, paragraph_label, quote, title, kind, declared_status, verified_status, record_state, deadline_on, deadline_precision, opened_at, version)
       select $1, $2, 'BULK/' || n, n::text, 'The participants agreed on a joint programme of work number ' || n, 'Prepare a joint programme of work number ' || n, 'commitment', 'not-started', 'not-started', 'open',
         date '2012-01-01' + n % 700, 'day', now(), 1 from generate_series(1, 10000) n`, [ids.partnership, ids.meeting]);
    await database().pool.query(`insert into commitment_owner (commitment_id, organization_id, part, assigned_at, declared_status) select id, $1, 'lead', now(), 'not-started' from commitment where reference like 'BULK/%'`, [ids.UNDP]);
    const rows = (await timed('export', exported)).filter((row) => row.reference.startsWith('BULK/'));
    expect(rows).toHaveLength(10_000);
    for (let n = 0; n < 500; n += 1) Object.assign(rows[n * 20] as TableRow, { level: 'regional', title: `Edited ${n}` });
    const file = await timed('write', () => writeTable(rows, 'xlsx'));
    const read = await timed('read', () => readTable(file));
    const plan = await timed('plan', () => planTableImport(db(), wholeInstallation, read));
    expect({ changed: plan.changed.length, unchanged: plan.unchanged, refused: plan.refused }).toEqual({ changed: 1000, unchanged: 9500, refused: [] });
    const report = await timed('apply', () => applyTableImport(db(), wholeInstallation, read, { act: later }));
    expect(report).toMatchObject({ written: true, unchanged: 9500 });
    expect((await exported()).filter((row) => row.level === 'regional' && row.version.startsWith('2 ') && row.reference.startsWith('BULK/'))).toHaveLength(500);
  }, 120_000);
});

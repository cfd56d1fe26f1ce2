import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { languages } from '@suivi/kernel';
import { createReport, forgetDraftFiles, outputFile, outputsOf, renderedDraft, requestOutputs, writeNarrative, writeOutputs } from '@suivi/reports';
import { withDatabase } from '../support/database.js';
import { testAct } from '../support/owing.js';
import { reportWorld } from '../support/report-world.js';

jest.setTimeout(180_000);

const databaseOf = withDatabase();
const masthead = { symbol: null, distribution: 'general', date: null, originalLanguage: 'en', session: null, agendaItem: null } as const;
const begin = testAct('2013-06-03T09:00:00Z');
let reportId: number;
const at = { now: () => begin.now };

beforeAll(async () => {
  const { db } = databaseOf();
  const { meeting } = await reportWorld(db, { many: 12 });
  reportId = (await createReport(db, { kind: 'final', meetingId: meeting, breakdown: 'area', order: 'english', masthead, cutOffAt: begin.now }, begin)).id;
});

const finished = async (): Promise<Map<number, Date | null>> => new Map((await outputsOf(databaseOf().db, wholeInstallation, reportId)).flatMap(({ id, status, finishedAt }) => (status === 'done' ? [[id, finishedAt] as const] : [])));

/** A worker in a process of its own that is killed once it has written some files. */
async function killedAfter(files: number): Promise<void> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const dying: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', new URL('../../.config/run-sources.mjs', import.meta.url).href, here('../support/dying-report-writer.ts'), databaseOf().url], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => dying.once('exit', resolve));
  let done = 0;
  for await (const said of dying.stdout as AsyncIterable<Buffer>) {
    done += said.toString().split('done').length - 1;
    if (done >= files) break;
  }
  dying.kill('SIGKILL');
  await ended;
}

describe('the files of a report', () => {
  test('are all there after the worker was killed in the middle; what was done is not done again, and each is what its content makes', async () => {
    const { db, pool } = databaseOf();
    await requestOutputs(db, { id: reportId, languages, formats: ['html', 'docx'] }, begin);
    await killedAfter(3);
    const before = await finished();
    expect(before.size).toBeGreaterThanOrEqual(3);
    expect(before.size).toBeLessThan(12);
    const { rows: [left] } = await pool.query("select count(*) as n, min(lease_until) as until from report_output where status = 'writing'");
    const whileItHolds = new Date((left?.until ?? new Date()).getTime() - 1);
    await writeOutputs.run({ db, clock: { now: () => whileItHolds } }, {});
    expect((await finished()).size).toBe(12 - Number(left?.n));
    await writeOutputs.run({ db, clock: { now: () => new Date(whileItHolds.getTime() + 60_000) } }, {});
    const after = await finished();
    expect(after.size).toBe(12);
    for (const [id, finishedAt] of before) expect(after.get(id)).toEqual(finishedAt);
    for (const output of await outputsOf(db, wholeInstallation, reportId)) {
      const again = await renderedDraft(db, wholeInstallation, { id: reportId, language: output.language, format: output.format });
      expect(output.fileSha256).toBe(createHash('sha256').update(again).digest('hex'));
      expect((await outputFile(db, wholeInstallation, output.id)).size).toBe(Buffer.byteLength(again));
    }
  });

  test('are written beside the event loop, and one that cannot be written is told as such after three tries', async () => {
    const { db, pool } = databaseOf();
    await pool.query("update report_output set status = 'waiting', attempts = 0, file_sha256 = null");
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    await writeOutputs.run({ db, clock: at }, {});
    delay.disable();
    console.log(`the event loop was held up ${Math.round(delay.percentile(99) / 1e6)} ms at the 99th percentile, ${Math.round(delay.max / 1e6)} ms at most`);
    expect((await finished()).size).toBe(12);
    await pool.query("update report_output set status = 'waiting', attempts = 0, file_sha256 = null, format = 'papyrus' where language = 'ru' and format = 'html'");
    await writeOutputs.run({ db, clock: at }, {});
    expect((await outputsOf(db, wholeInstallation, reportId)).filter(({ status }) => status === 'failed')).toMatchObject([{ language: 'ru', attempts: 3, failure: expect.any(String) }]);
  });

  test('of a draft that says something else by now are forgotten after a month, with the content that they were made from; others stay', async () => {
    const { db, pool } = databaseOf();
    const contents = async () => (await pool.query('select sha256 from report_content order by 1')).rows.map(({ sha256 }) => sha256);
    const outputs = async () => (await outputsOf(db, wholeInstallation, reportId)).map(({ format, isPresent }) => [format, isPresent]);
    const forget = (at: string) => forgetDraftFiles.run({ db, clock: { now: () => new Date(at) } }, {});
    await pool.query('delete from report_output');
    await requestOutputs(db, { id: reportId, languages: ['en'], formats: ['json'] }, testAct('2013-07-01T09:00:00Z'));
    await writeOutputs.run({ db, clock: at }, {});
    await writeNarrative(db, { reportId, key: 'overview', language: 'en', text: 'Another thought.' }, testAct('2013-07-02T09:00:00Z'));
    await requestOutputs(db, { id: reportId, languages: ['en'], formats: ['csv'] }, testAct('2013-07-03T09:00:00Z'));
    await writeOutputs.run({ db, clock: at }, {});
    await forget('2013-07-20T09:00:00Z');
    expect(await outputs()).toEqual([['csv', true], ['json', false]]);
    const before = await contents();
    await forget('2013-08-20T09:00:00Z');
    await forget('2013-08-20T09:00:00Z');
    expect(await outputs()).toEqual([['csv', true]]);
    expect(before).toHaveLength(2);
    expect(await contents()).toHaveLength(1);
    // the content of long ago is wanted again
    await writeNarrative(db, { reportId, key: 'overview', language: 'en', text: null }, testAct('2013-08-21T09:00:00Z'));
    await requestOutputs(db, { id: reportId, languages: ['en'], formats: ['json'] }, testAct('2013-08-21T10:00:00Z'));
    expect((await contents()).sort()).toEqual(before);
  });
});

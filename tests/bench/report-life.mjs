import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { wholeInstallation } from '@suivi/access';
import { SteppedClock } from '@suivi/kernel';
import * as reports from '@suivi/reports';
import { heldUp } from './held-up.mjs';
import { secondsOf } from './turns.mjs';

const languages = ['en', 'fr', 'es', 'zh', 'ar', 'ru'];
const masthead = { symbol: 'A/81/1', distribution: 'general', date: null, originalLanguage: 'en', session: 81, agendaItem: null };
const letterhead = { from: 'suivi@un.example', publicUrl: 'http://suivi.example', linkSecret: 'a secret of the benchmark, long enough', bounceAddress: null, replyAddress: null };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
/** What is in use once everything else was thrown away. */
function inUse() {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Takes a report as it is handed out, without keeping it; where it is watched, tells how much more memory was in use at most at every tenth piece. */
async function taken(report, format, { watched = false } = {}) {
  const before = watched ? inUse() : 0;
  const written = await reports.reportFile(report, format);
  let [bytes, growth, pieces] = [0, 0, 0];
  for await (const piece of typeof written === 'string' || Buffer.isBuffer(written) ? [written] : written) {
    bytes += piece.length;
    pieces += 1;
    if (watched && pieces % 10 === 0) growth = Math.max(growth, inUse() - before);
  }
  return { mb: Math.round(bytes / 1e5) / 10, growthMb: Math.round(growth / 1e5) / 10 };
}

const compiled = (db, { meetingId, now }) => reports.compileReport(db, wholeInstallation, { meetingId, kind: 'final', asOf: '2026-03-03', language: 'fr', now });

/** What an API process does for a report, from the beginning to the issue, each step with how long it held the event loop up. */
async function apiSteps(db, at) {
  const act = { actor: { kind: 'operator', name: 'Coordinator' }, now: at.now };
  const { id } = await reports.createReport(db, { kind: 'final', meetingId: at.meetingId, breakdown: 'area', order: 'english', masthead, cutOffAt: at.now }, act);
  const draft = { id, language: 'en' };
  const steps = {
    ...Object.fromEntries(['json', 'csv', 'xlsx', 'html', 'docx', 'pdf'].map((format) => [`get ${format}`, async () => taken(await compiled(db, at), format)])),
    letter: async () => reports.renderLetterApart(await compiled(db, at), { ...reports.plainDress, masthead }, { to: 'identical', date: '2026-03-03', signatories: ['Ana', 'Ben'] }),
    write: () => reports.writeNarrative(db, { reportId: id, key: 'overview', language: 'en', text: 'As agreed.' }, act),
    show: () => reports.draftShown(db, wholeInstallation, draft),
    preview: () => reports.renderedDraft(db, wholeInstallation, { ...draft, language: 'ar', format: 'html' }),
    circulate: () => reports.circulateReport(db, { id, toEntities: true, letterhead }, act),
    'approve for one side': () => reports.approveReport(db, { id, side: 'un' }, act),
    'approve for the other': () => reports.approveReport(db, { id, side: 'partner' }, act),
    issue: () => reports.issueReport(db, { id }, act),
    'show issued': () => reports.draftShown(db, wholeInstallation, draft),
    'preview issued': () => reports.renderedDraft(db, wholeInstallation, { ...draft, language: 'ar', format: 'html' }),
    'ask for files': () => reports.requestOutputs(db, { id, languages, formats: ['docx', 'pdf', 'xlsx'] }, act),
  };
  const heldBy = {};
  for (const [name, step] of Object.entries(steps)) heldBy[name] = await heldUp(step);
  return { id, heldBy };
}

/** The files of the issued report as the worker makes them. */
async function workerSteps(db, { id, now }) {
  let seconds;
  const clock = new SteppedClock(now);
  const held = await heldUp(async () => (seconds = await secondsOf(() => reports.writeOutputs.run({ db, clock }, {}))));
  const files = await reports.outputsOf(db, wholeInstallation, id);
  if (files.some(({ status }) => status !== 'done')) throw new Error('a file of the report was not written');
  return { files: files.length, seconds: Math.round(seconds * 10) / 10, held };
}

const worst = (heldBy) => Object.entries(heldBy).sort(([, a], [, b]) => b.ms - a.ms)[0];

/** A report through its life: how long each step of it holds up whoever else asks the API or waits for the worker. */
export async function lifeOf(db, at) {
  await apiSteps(db, at); // whatever is loaded or begun once
  const { id, heldBy } = await apiSteps(db, at);
  const worker = await workerSteps(db, { id, now: at.now });
  const [step, { ms, cpuMs }] = worst(heldBy);
  const words = `the event loop was held up ${ms} ms at most in the API (${step}; ${cpuMs} ms of it at work) and ${worker.held.ms} ms in the worker (${worker.held.cpuMs} at work; goal 100); ${worker.files} files of an issued report made by the worker in ${worker.seconds} s`;
  return { words, heldBy, worker };
}

/** The history of each commitment once more under other numbers, so many times: enough for tables of ten thousand rows, without entering ten thousand. */
async function multiply(db, times) {
  const { rows } = await db.$client.query("select column_name as name from information_schema.columns where table_name = 'history' and is_generated = 'NEVER' and column_name not in ('id', 'subject_id', 'after') order by 1");
  const others = rows.map(({ name }) => `"${name}"`).join(', ');
  await db.$client.query(`insert into history (${others}, subject_id, after)
    select ${others}, subject_id + k * 1000000, after || jsonb_build_object('id', subject_id + k * 1000000, 'reference', (after ->> 'reference') || '-' || k) from history, generate_series(1, $1::int) k where subject = 'commitment' order by k, id`, [times]);
}

/** Tables of many commitments handed out: how much memory each takes on the way, and how long it holds others up. */
export async function tablesOf(db, at, { times }) {
  await multiply(db, times);
  let report;
  const compiling = await heldUp(async () => (report = await compiled(db, at)));
  const tables = {};
  for (const format of ['xlsx', 'csv', 'json']) {
    const held = await heldUp(() => taken(report, format));
    tables[format] = { ...(await taken(report, format, { watched: true })), held };
  }
  const said = Object.entries(tables).map(([format, { mb, growthMb, held }]) => `${format} ${mb} MB: heap +${growthMb} MB, ${held.ms} ms`).join('; ');
  return { words: `${report.figures.total.toLocaleString('en')} commitments compiled (${compiling.ms} ms at most) and handed out: ${said}`, rows: report.figures.total, compiling, tables };
}

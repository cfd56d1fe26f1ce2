import { Worker } from 'node:worker_threads';
import type { ConsolidatedReport, ProgressReport, ReportDress, ReportFormat } from '@suivi/contract';
import { Refusal, type RefusalCode } from '@suivi/kernel';
import { plainDress } from './dress.js';
import { renderConsolidatedReport, renderReport } from './render.js';

/** What the thread is to set. */
export type Wish = { report: ProgressReport; format: ReportFormat; dress: ReportDress } | { consolidated: ConsolidatedReport; format: Exclude<ReportFormat, 'xlsx' | 'csv'>; dress: ReportDress };
/** What it answers. */
export type Answer = { written: Uint8Array | string } | { refused: RefusalCode; detail: string };

// From the sources (tests) the thread is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = new URL(fromSources ? './render-thread.ts' : './render-thread.js', import.meta.url);
const execArgv = fromSources ? ['--import', new URL('../../../../.config/run-sources.mjs', import.meta.url).href] : [];

/** Written as quickly as a thread begins. */
const light: readonly ReportFormat[] = ['json', 'csv', 'html'];

async function inThread(wish: Wish): Promise<Buffer | string> {
  const thread = new Worker(entry, { workerData: wish, execArgv, env: {}, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const answer = await new Promise<Answer>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject).once('exit', () => reject(new Error('the thread that sets reports ended without a word')));
  }).finally(() => thread.terminate());
  if ('refused' in answer) throw new Refusal(answer.refused, answer.detail);
  return typeof answer.written === 'string' ? answer.written : Buffer.from(answer.written);
}

/** As `renderReport`, in a thread of its own: to set five hundred commitments takes seconds, in which a server has others to answer. */
export const renderReportApart = (report: ProgressReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string> =>
  light.includes(format) ? renderReport(report, format, dress) : inThread({ report, format, dress });

/** As `renderConsolidatedReport`, in a thread of its own. */
export const renderConsolidatedReportApart = (consolidated: ConsolidatedReport, format: Exclude<ReportFormat, 'xlsx' | 'csv'>, dress: ReportDress = plainDress): Promise<Buffer | string> =>
  light.includes(format) ? renderConsolidatedReport(consolidated, format, dress) : inThread({ consolidated, format, dress });

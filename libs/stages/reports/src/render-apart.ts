import { Worker } from 'node:worker_threads';
import type { CompiledReport, ProgressReport, ReportDress, ReportFormat } from '@suivi/contract';
import { handedOn } from '@suivi/jobs';
import { Refusal, type RefusalCode } from '@suivi/kernel';
import { plainDress } from './dress.js';
import type { LetterWish } from './letter/letter.js';
import { reportPieces } from './render.js';

/** What the thread is to set: a report in a format, or the letter that goes with one. */
export type Wish = { report: CompiledReport; dress: ReportDress; format: ReportFormat } | { report: ProgressReport; dress: ReportDress; letter: LetterWish };
/** What it answers. */
export type Answer = { written: Uint8Array | string } | { refused: RefusalCode; detail: string } | { failed: string };

// From the sources (tests) the thread is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = new URL(fromSources ? './render-thread.ts' : './render-thread.js', import.meta.url);
const execArgv = fromSources ? ['--import', new URL('../../../../.config/run-sources.mjs', import.meta.url).href] : [];

interface Pending {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}
/** One thread for the process, begun when it is first wanted: it takes a second to begin, most of it for what it loads. It keeps nobody from ending. */
let thread: Worker | undefined;
const waiting = new Map<number, Pending>();
let last = 0;

function over(of: Worker, error: Error): void {
  if (thread === of) thread = undefined;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

function begun(): Worker {
  const worker = new Worker(entry, { execArgv, env: {}, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  worker.on('message', ({ id, answer }: { id: number; answer: Answer }) => {
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.once('error', (error) => over(worker, error instanceof Error ? error : new Error(String(error)))).once('exit', () => over(worker, new Error('the thread that sets reports ended over one')));
  return worker;
}

async function inThread(wish: Wish): Promise<Buffer | string> {
  const worker = (thread ??= begun());
  const id = (last += 1);
  const answer = await new Promise<Answer>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.ref();
    worker.postMessage({ id, wish });
  });
  if ('refused' in answer) throw new Refusal(answer.refused, answer.detail);
  if ('failed' in answer) throw new Error(answer.failed);
  return typeof answer.written === 'string' ? answer.written : Buffer.from(answer.written);
}

/** As `renderReport`, in a thread of its own: to set five hundred commitments takes seconds, in which a server has others to answer. */
export const renderReportApart = (report: CompiledReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string> => inThread({ report, format, dress });

/** As `renderLetter`, in a thread of its own. */
export const renderLetterApart = (report: ProgressReport, dress: ReportDress, letter: LetterWish): Promise<Buffer | string> => inThread({ report, dress, letter });

/** A report as it is handed out: tables and data piece by piece, each made when it is asked for, and what is set as a whole from a thread of its own. */
export async function reportFile(report: CompiledReport, format: ReportFormat, dress: ReportDress = plainDress): Promise<Buffer | string | AsyncIterable<string | Uint8Array>> {
  const pieces = reportPieces(report, format, dress);
  return pieces ? handedOn(pieces) : renderReportApart(report, format, dress);
}

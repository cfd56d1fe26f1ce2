import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@suivi/kernel';
import { renderConsolidatedReport, renderReport } from './render.js';
import type { Answer, Wish } from './render-apart.js';

const answer = (said: Answer): void => parentPort?.postMessage(said);

/** The thread that sets a report: what is wanted comes as its data, the file or the refusal goes back as the one message. */
try {
  const wish = workerData as Wish;
  answer({ written: await ('report' in wish ? renderReport(wish.report, wish.format, wish.dress) : renderConsolidatedReport(wish.consolidated, wish.format, wish.dress)) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refused: error.code, detail: error.message });
}

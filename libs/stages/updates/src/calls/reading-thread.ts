import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@suivi/kernel';
import { readSheet } from './read-sheet.js';

/** The thread that reads a returned sheet: its bytes come as the thread's data, its rows or the refusal go back as the one message. */
try {
  parentPort?.postMessage({ rows: await readSheet(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  parentPort?.postMessage({ refused: error.message });
}

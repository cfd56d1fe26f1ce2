import { parentPort } from 'node:worker_threads';
import { Refusal } from '@suivi/kernel';
import { renderLetter } from './letter/letter.js';
import { renderReport } from './render.js';
import type { Answer, Wish } from './render-apart.js';

async function answerTo(wish: Wish): Promise<Answer> {
  try {
    return { written: await ('letter' in wish ? renderLetter(wish.report, wish.dress, wish.letter) : renderReport(wish.report, wish.format, wish.dress)) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, detail: error.message };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The thread that sets reports: each wish comes as a message, its file, refusal or failure goes back under the same number. */
parentPort?.on('message', ({ id, wish }: { id: number; wish: Wish }) => void answerTo(wish).then((answer) => parentPort?.postMessage({ id, answer })));

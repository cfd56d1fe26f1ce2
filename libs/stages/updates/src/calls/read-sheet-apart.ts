import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Refusal } from '@suivi/kernel';
import type { ReturnedRow } from './read-sheet.js';

// From the sources (tests) the thread is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = new URL(fromSources ? './reading-thread.ts' : './reading-thread.js', import.meta.url);
const execArgv = fromSources ? ['--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

/** A sheet of two megabytes is read in far less. */
const patienceMs = 20_000;

type Answer = { rows: ReturnedRow[] } | { refused: string };

/** As `readSheet`, in a thread of its own with a limit of memory and of time: whatever a stranger's file does, the server goes on answering others. */
export async function readSheetApart(bytes: Uint8Array): Promise<ReturnedRow[]> {
  const thread = new Worker(entry, { workerData: bytes, execArgv, env: {}, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  const given = new AbortController();
  const answer = await Promise.race([
    new Promise<Answer>((resolve) => void thread.once('message', resolve).once('error', (error: Error) => resolve({ refused: error.message })).once('exit', () => resolve({ refused: 'the reader ended without a word' }))),
    pause(patienceMs, { refused: 'it takes too long to read' }, { signal: given.signal }),
  ]).finally(() => {
    given.abort();
    void thread.terminate();
  });
  if ('refused' in answer) throw new Refusal('sheet.not-readable', answer.refused);
  return answer.rows;
}

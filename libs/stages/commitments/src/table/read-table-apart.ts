import { Worker } from 'node:worker_threads';
import { Refusal, type RefusalCode } from '@suivi/kernel';
import type { ReadRow } from './columns.js';

// From the sources (tests) the thread is given what compiles them; as built, it stands beside this file.
const fromSources = import.meta.url.endsWith('.ts');
const entry = new URL(fromSources ? './reading-thread.ts' : './reading-thread.js', import.meta.url);
const execArgv = fromSources ? ['--import', new URL('../../../../../.config/run-sources.mjs', import.meta.url).href] : [];

type Answer = { rows: ReadRow[] } | { refused: RefusalCode; detail: string };

/** As `readTable`, in a thread of its own: ten thousand rows take a second, in which a server has others to answer. */
export async function readTableApart(bytes: Uint8Array): Promise<ReadRow[]> {
  const thread = new Worker(entry, { workerData: bytes, execArgv, env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const answer = await new Promise<Answer>((resolve, reject) => {
    thread.once('message', resolve).once('error', reject).once('exit', () => reject(new Error('the thread that reads tables ended without a word')));
  }).finally(() => thread.terminate());
  if ('refused' in answer) throw new Refusal(answer.refused, answer.detail);
  return answer.rows;
}

import { Refusal } from '@suivi/kernel';
import { checkedText } from '../document-text.js';
import { parse } from './parse.js';
import type { ReadDocument, Said, Task } from './reading-messages.js';
import { takeBy } from './take-document.js';
import type { TakenDocument } from './taken-document.js';

const PIECE = 100_000;
const AT_ONCE = 100;
/** A listener hears of pages a few times a second at most. */
const PAGES_AT_ONCE = 4;

type Say = (said: Said) => void;

function* pieces<T extends { length: number; slice(from: number, to: number): T }>(whole: T, size: number): Generator<T> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
}

const sayPages = (say: Say) => (pagesDone: number, pagesTotal: number): void => {
  if (pagesDone % PAGES_AT_ONCE === 0 || pagesDone === pagesTotal) say({ progress: { phase: 'pages', pagesDone, pagesTotal } });
};

function sayAll({ text, paragraphs, proposals, ...head }: ReadDocument, say: Say): void {
  say({ head });
  for (const piece of pieces(text, PIECE)) say({ text: piece });
  for (const piece of pieces(paragraphs, AT_ONCE)) say({ paragraphs: piece });
  for (const piece of pieces(proposals, AT_ONCE)) say({ proposals: piece });
}

async function taken(task: Extract<Task, { read: string }>, bytes: Uint8Array, say: Say): Promise<TakenDocument> {
  if (task.read === 'text') return { text: checkedText(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)), form: 'text' };
  return takeBy((form, its) => parse(form, its, sayPages(say)), bytes, task.fileName);
}

/** Does a task and says what comes of it. Runs in the reading process only: it may take all of that process's time and memory. */
export async function perform(task: Task, bytes: Uint8Array, say: Say): Promise<void> {
  try {
    if ('take' in task) return say({ taken: await parse(task.take, bytes) });
    const document = await taken(task, bytes, say);
    say({ progress: { phase: 'passages' } });
    const { readTaken } = await import('./read-taken.js');
    sayAll(readTaken(document, task.how), say);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say({ refused: error.code, detail: error.message });
  }
}

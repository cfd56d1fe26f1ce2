import { fingerprint } from '../document-text.js';
import { readOutcomeDocument } from '../reader/index.js';
import type { HowToRead, ReadDocument } from './reading-messages.js';
import type { TakenDocument } from './taken-document.js';

/** What the reader makes of a text, with all that is kept of it. Takes as long as the text is long: see `readText`. */
export function readTaken({ text, form, pages }: TakenDocument, how: HowToRead): ReadDocument {
  const { language, facts, paragraphs, proposals } = readOutcomeDocument(text, how);
  return { text, form, sha256: fingerprint(text), language, facts, pageStarts: pages?.map(({ start }) => start) ?? null, paragraphs, proposals };
}

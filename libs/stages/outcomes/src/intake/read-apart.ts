import { Refusal } from '@suivi/kernel';
import { checkedText } from '../document-text.js';
import type { ReadParagraph, ReadProposal } from '../reader/index.js';
import { apart, backgroundLimits, type ReadingLimits } from './child-run.js';
import { readTaken } from './read-taken.js';
import type { HowToRead, ReadDocument, ReadHead, ReadingProgress, Said, Task } from './reading-messages.js';
import type { ParsedForm, TakenDocument } from './taken-document.js';

/** What may be said about a reading besides its file, and who wants to know how far it is. */
export interface ReadingOptionsApart extends HowToRead {
  fileName?: string;
  signal?: AbortSignal;
  limits?: ReadingLimits;
  onProgress?: (progress: ReadingProgress) => void;
}

/** Gathers what a reading process says. */
class Gathering {
  #head: ReadHead | null = null;
  readonly #text: string[] = [];
  readonly #paragraphs: ReadParagraph[] = [];
  readonly #proposals: ReadProposal[] = [];
  #refusal: Refusal | null = null;

  constructor(readonly onProgress: ReadingOptionsApart['onProgress']) {}

  readonly hear = (said: Said): void => {
    if ('progress' in said) this.onProgress?.(said.progress);
    else if ('refused' in said) this.#refusal = new Refusal(said.refused, said.detail);
    else if ('head' in said) this.#head = said.head;
    else if ('text' in said) this.#text.push(said.text);
    else if ('paragraphs' in said) this.#paragraphs.push(...said.paragraphs);
    else if ('proposals' in said) this.#proposals.push(...said.proposals);
  };

  get document(): ReadDocument {
    if (this.#refusal) throw this.#refusal;
    if (!this.#head) throw new Error('the reading process ended without a word');
    return { ...this.#head, text: this.#text.join(''), paragraphs: this.#paragraphs, proposals: this.#proposals };
  }
}

async function readBytes(task: Task, bytes: Uint8Array, { signal, limits, onProgress }: ReadingOptionsApart): Promise<ReadDocument> {
  const gathering = new Gathering(onProgress);
  await apart({ task, bytes, limits, signal, hear: gathering.hear });
  return gathering.document;
}

const howOf = ({ language, adoptedOn }: HowToRead): HowToRead => ({ language, adoptedOn });

/** Reads a file of any form to its proposals, all of it in a process of its own; throws a `Refusal` for what is no document or cannot be read. */
export const readFileApart = (bytes: Uint8Array, o: ReadingOptionsApart): Promise<ReadDocument> =>
  readBytes({ read: 'file', how: howOf(o), fileName: o.fileName }, bytes, { limits: backgroundLimits, ...o });

/** What is read here and now: some 60 milliseconds' worth. Longer texts would hold up everybody else whom this process serves. */
const SHORT = 16_000;

/** Reads a text to its proposals: a short one here, a longer one in a process of its own. */
export const readText = async (text: string, o: ReadingOptionsApart): Promise<ReadDocument> =>
  text.length <= SHORT ? readTaken({ text: checkedText(text), form: 'text' }, howOf(o)) : readBytes({ read: 'text', how: howOf(o) }, new TextEncoder().encode(text), o);

/** Parses a file in a process of its own, without reading it. */
export async function parsedApart(form: ParsedForm, bytes: Uint8Array, o: { limits?: ReadingLimits; signal?: AbortSignal } = {}): Promise<Pick<TakenDocument, 'text' | 'pages'>> {
  let taken: Pick<TakenDocument, 'text' | 'pages'> | null = null;
  await apart({
    task: { take: form }, bytes, ...o,
    hear: (said) => {
      if ('refused' in said) throw new Refusal(said.refused, said.detail);
      if ('taken' in said) taken = said.taken;
    },
  });
  if (!taken) throw new Error('the reading process ended without a word');
  return taken;
}

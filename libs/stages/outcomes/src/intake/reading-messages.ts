import type { RefusalCode } from '@suivi/kernel';
import type { DocumentReading, ReadParagraph, ReadProposal } from '../reader/index.js';
import type { DocumentForm, ParsedForm, TakenDocument } from './taken-document.js';

/** How to read a document: its language as a person said it, and the day that relative deadlines count from. */
export interface HowToRead {
  language: DocumentReading['language'] | 'auto';
  adoptedOn?: string;
}

/** What a reading process is to do: find the text of a file; or read a file, or a text, to its proposals. */
export type Task = { take: ParsedForm } | { read: 'file' | 'text'; how: HowToRead; fileName?: string };

/** How far a reading is: the file is opened, its pages are gone through (those of a PDF are counted), its passages are looked for. */
export interface ReadingProgress {
  phase: 'opening' | 'pages' | 'passages';
  pagesDone?: number;
  pagesTotal?: number;
}

/** What is known of a document that was read, but its long parts. */
export interface ReadHead {
  form: DocumentForm;
  /** SHA-256 of the text, hexadecimal. */
  sha256: string;
  language: DocumentReading['language'];
  facts: DocumentReading['facts'];
  /** Of a PDF: where each page begins in the text, in code points. */
  pageStarts: number[] | null;
}

/** A document that was read: its exact text, and what the reader found in it. */
export interface ReadDocument extends ReadHead {
  text: string;
  paragraphs: ReadParagraph[];
  proposals: ReadProposal[];
}

/** One line of what a reading process says. Long parts come in pieces, so that no listener is held up by one. */
export type Said =
  | { progress: ReadingProgress }
  | { refused: RefusalCode; detail: string }
  | { taken: Pick<TakenDocument, 'text' | 'pages'> }
  | { head: ReadHead }
  | { text: string }
  | { paragraphs: ReadParagraph[] }
  | { proposals: ReadProposal[] };

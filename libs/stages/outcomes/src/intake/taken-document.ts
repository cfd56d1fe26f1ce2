import type { RefusalCode } from '@suivi/kernel';

/** The forms of a document that are read. */
export type DocumentForm = 'text' | 'pdf' | 'docx' | 'html';

/** The media type of each form. */
export const mediaTypes: Record<DocumentForm, string> = {
  text: 'text/plain', html: 'text/html', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Where the text of a page stands in the whole text, in code points; `end` is exclusive. */
export interface PageRange {
  number: number;
  start: number;
  end: number;
}

/** A document as the reader takes it: one text, in which places count in code points. */
export interface TakenDocument {
  text: string;
  form: DocumentForm;
  /** Of a text or an HTML file: the encoding of its bytes, as the WHATWG names it. */
  encoding?: string;
  /** Of a PDF only. */
  pages?: PageRange[];
}

/** The forms that are parsed in a process of their own. */
export type ParsedForm = Exclude<DocumentForm, 'text'>;

/** A file that a parser says no to. */
export class Unreadable extends Error {
  constructor(
    readonly code: RefusalCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'Unreadable';
  }
}

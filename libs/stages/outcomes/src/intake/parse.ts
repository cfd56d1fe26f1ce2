import { Refusal } from '@suivi/kernel';
import { wordParts } from './docx/package.js';
import { wordText } from './docx/text.js';
import { htmlText } from './html-text.js';
import { type PagesDone, pdfText } from './pdf/text.js';
import { type ParsedForm, type TakenDocument, Unreadable } from './taken-document.js';

type Text = Pick<TakenDocument, 'text' | 'pages'>;

const parsers: Record<ParsedForm, (bytes: Uint8Array, onPage?: PagesDone) => Promise<Text>> = {
  pdf: pdfText,
  docx: async (bytes) => ({ text: wordText(await wordParts(bytes)) }),
  html: async (bytes) => ({ text: htmlText(new TextDecoder().decode(bytes)) }),
};

const NAMES: Record<ParsedForm, string> = { pdf: 'PDF', docx: 'Word document', html: 'HTML page' };

/** Parses a file that nobody vouches for; throws a `Refusal` with the reason. Runs in the reading process only: it may take all of that process's time and memory. */
export async function parse(form: ParsedForm, bytes: Uint8Array, onPage?: PagesDone): Promise<Text> {
  try {
    return await parsers[form](bytes, onPage);
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(error.code, error.message);
    // Whatever a parser throws at a file is a statement about the file: it was made to be read by all programs.
    throw new Refusal('document.damaged', `the ${NAMES[form]} is damaged or cut off: ${error instanceof Error ? error.message : String(error)}`);
  }
}

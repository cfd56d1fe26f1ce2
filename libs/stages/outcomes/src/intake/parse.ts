import { wordParts } from './docx/package.js';
import { wordText } from './docx/text.js';
import { htmlText } from './html-text.js';
import { pdfText } from './pdf/text.js';
import { type Parsed, type ParsedForm, Unreadable } from './taken-document.js';

const parsers: Record<ParsedForm, (bytes: Uint8Array) => Promise<{ text: string }>> = {
  pdf: pdfText,
  docx: async (bytes) => ({ text: wordText(await wordParts(bytes)) }),
  html: async (bytes) => ({ text: htmlText(new TextDecoder().decode(bytes)) }),
};

const NAMES: Record<ParsedForm, string> = { pdf: 'PDF', docx: 'Word document', html: 'HTML page' };

/** Parses a file that nobody vouches for. Runs in the parsing process only: it may take all of that process's time and memory. */
export async function parse(form: ParsedForm, bytes: Uint8Array): Promise<Parsed> {
  try {
    return await parsers[form](bytes);
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.code, detail: error.message };
    // Whatever a parser throws at a file is a statement about the file: it was made to be read by all programs.
    return { refused: 'document.damaged', detail: `the ${NAMES[form]} is damaged or cut off: ${error instanceof Error ? error.message : String(error)}` };
  }
}

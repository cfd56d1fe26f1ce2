import { Refusal } from '@suivi/kernel';
import { checkedText, documentBytesLimit } from '../document-text.js';
import { type Decoded, decodeText } from './encodings.js';
import { isHtml, sniff } from './forms.js';
import { parsedApart } from './parsing.js';
import { type TakenDocument, Unreadable } from './taken-document.js';

const megabytes = documentBytesLimit / 1024 / 1024;
const FORMS = 'give the document as PDF, Word (.docx), HTML or plain text';

const decoded = (bytes: Uint8Array): Decoded => {
  try {
    return decodeText(bytes);
  } catch (error) {
    throw error instanceof Unreadable ? new Refusal(error.code, error.message) : error;
  }
};

// A text that calls itself something else by its name is told so, where it is no text either.
const checked = (text: string, fileName: string | undefined): string => {
  try {
    return checkedText(text);
  } catch (error) {
    const expected = /\.(pdf|docx|html?)$/i.exec(fileName ?? '')?.[1];
    if (error instanceof Refusal && error.code === 'document.not-text' && expected)
      throw new Refusal('document.damaged', `the name of the file says .${expected.toLowerCase()}, but its content is neither that nor a text: it is damaged or cut off`);
    throw error;
  }
};

async function takeText(bytes: Uint8Array, o: { fileName?: string; signal?: AbortSignal }): Promise<TakenDocument> {
  const { text, encoding } = decoded(bytes);
  if (!isHtml(text)) return { text: checked(text, o.fileName), form: 'text', encoding };
  const parsed = await parsedApart('html', encoding === 'utf-8' ? bytes : new TextEncoder().encode(text), o);
  return { text: checkedText(parsed.text), form: 'html', encoding };
}

/**
 * Takes a file as a document: finds its form by its content, decodes or parses it (in a process of its own), and gives its text as the reader
 * reads it. Refuses, with the reason in words, what is no document, too large, damaged, encrypted, or without text.
 */
export async function takeDocument(bytes: Uint8Array, options: { fileName?: string; signal?: AbortSignal } = {}): Promise<TakenDocument> {
  if (bytes.byteLength > documentBytesLimit) throw new Refusal('document.too-large', `the file is larger than ${megabytes} MB`);
  if (bytes.byteLength === 0) throw new Refusal('document.empty', 'the file is empty: there is nothing to read');
  const sniffed = sniff(bytes);
  if ('other' in sniffed) throw sniffed.encrypted ? new Refusal('document.encrypted', `this seems to be ${sniffed.other}: save it without one`) : new Refusal('document.form-unknown', `this seems to be ${sniffed.other}: ${FORMS}`);
  if (sniffed.form === 'text') return takeText(bytes, options);
  const form = sniffed.form === 'pdf' ? 'pdf' : 'docx';
  const parsed = await parsedApart(form, bytes, options);
  return { ...parsed, text: checkedText(withoutControls(parsed.text)), form };
}

// Fonts with an odd mapping give control characters for signs; they are nothing that a person sees. Blanks keep the places of pages.
// eslint-disable-next-line no-control-regex -- these are what is to be replaced
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, ' ');

import { Refusal } from '@suivi/kernel';
import { checkedText, documentBytesLimit } from '../document-text.js';
import { type Decoded, decodeText } from './encodings.js';
import { isHtml, sniff, type Sniffed } from './forms.js';
import { parsedApart } from './read-apart.js';
import { mediaTypes, type ParsedForm, type TakenDocument, Unreadable } from './taken-document.js';

const megabytes = documentBytesLimit / 1024 / 1024;
const HEAD = 8192;
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

type Parse = (form: ParsedForm, bytes: Uint8Array) => Promise<Pick<TakenDocument, 'text' | 'pages'>>;

async function takeText(parse: Parse, bytes: Uint8Array, fileName: string | undefined): Promise<TakenDocument> {
  const { text, encoding } = decoded(bytes);
  if (!isHtml(text)) return { text: checked(text, fileName), form: 'text', encoding };
  const parsed = await parse('html', encoding === 'utf-8' ? bytes : new TextEncoder().encode(text));
  return { text: checkedText(parsed.text), form: 'html', encoding };
}

const unknown = ({ other, encrypted }: Extract<Sniffed, { other: string }>): Refusal =>
  encrypted ? new Refusal('document.encrypted', `this seems to be ${other}: save it without one`) : new Refusal('document.form-unknown', `this seems to be ${other}: ${FORMS}`);

/** What a file says it is by its first bytes; refuses, with the reason in words, what cannot be a document. */
function sniffed(bytes: Uint8Array): 'pdf' | 'zip' | 'text' {
  if (bytes.byteLength > documentBytesLimit) throw new Refusal('document.too-large', `the file is larger than ${megabytes} MB`);
  if (bytes.byteLength === 0) throw new Refusal('document.empty', 'the file is empty: there is nothing to read');
  const found = sniff(bytes);
  if ('other' in found) throw unknown(found);
  return found.form;
}

/** The media type of a file by its content; refuses, with the reason in words, what cannot be a document. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const sort = sniffed(bytes);
  if (sort !== 'text') return mediaTypes[sort === 'pdf' ? 'pdf' : 'docx'];
  // Markup is ASCII in every encoding that is read, but for the mark before it and the zeros between.
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replace(/\0|^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/g, '');
  return mediaTypes[isHtml(head) ? 'html' : 'text'];
}

/** Takes a file as a document with a parser at hand; refuses as `takeDocument` does. */
export async function takeBy(parse: Parse, bytes: Uint8Array, fileName?: string): Promise<TakenDocument> {
  const sort = sniffed(bytes);
  if (sort === 'text') return takeText(parse, bytes, fileName);
  const form = sort === 'pdf' ? 'pdf' : 'docx';
  const parsed = await parse(form, bytes);
  return { ...parsed, text: checkedText(withoutControls(parsed.text)), form };
}

/**
 * Takes a file as a document: finds its form by its content, decodes or parses it (in a process of its own), and gives its text as the reader
 * reads it. Refuses, with the reason in words, what is no document, too large, damaged, encrypted, or without text.
 */
export const takeDocument = (bytes: Uint8Array, o: { fileName?: string; signal?: AbortSignal } = {}): Promise<TakenDocument> =>
  takeBy((form, its) => parsedApart(form, its, { signal: o.signal }), bytes, o.fileName);

// Fonts with an odd mapping give control characters for signs; they are nothing that a person sees. Blanks keep the places of pages.
// eslint-disable-next-line no-control-regex -- these are what is to be replaced
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, ' ');

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Unreadable } from '../taken-document.js';

/** The parts of a Word document that hold its text. */
export interface WordParts {
  document: string;
  numbering: string | null;
  styles: string | null;
}

const MEGABYTE = 1024 * 1024;
const MOST_ENTRIES = 5000;
const MOST_UNPACKED = 256 * MEGABYTE;
const MOST_IN_PART = 64 * MEGABYTE;
// Text in XML packs to a twentieth or a fiftieth; nothing that people write packs to a two-hundredth.
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 10 * MEGABYTE;

const damaged = (cause: unknown): Unreadable =>
  new Unreadable('document.damaged', `the file begins like a Word document but is damaged or cut off: ${cause instanceof Error ? cause.message : String(cause)}`);

const checkSizes = (entries: ReadonlyMap<string, Entry>, packed: number): void => {
  let sum = 0;
  for (const entry of entries.values()) sum += entry.uncompressedSize;
  if (sum > MOST_UNPACKED || (sum > RATIO_COUNTS_FROM && sum > packed * MOST_RATIO))
    throw new Unreadable('document.too-complex', `the file unpacks to ${Math.ceil(sum / MEGABYTE)} MB, far more than a document holds`);
};

async function entriesOf(zip: ZipFile, packed: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new Unreadable('document.too-complex', `the file is an archive of ${zip.entryCount} files, far more than a document has`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  checkSizes(entries, packed);
  return entries;
}

async function textOfEntry(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.isEncrypted()) throw new Unreadable('document.encrypted', 'the file is under a password: save it without one');
  const tooLarge = () => new Unreadable('document.too-complex', `a part of the file unpacks to more than ${MOST_IN_PART / MEGABYTE} MB`);
  if (entry.uncompressedSize > MOST_IN_PART) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  // What the directory says of a size is a claim; the bytes are counted as they come.
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_IN_PART) throw tooLarge();
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const OTHERS: ReadonlyArray<[RegExp, string]> = [
  [/^xl\//, 'an Excel workbook'], [/^ppt\//, 'a PowerPoint presentation'], [/^content\.xml$/, 'an OpenDocument file'], [/^META-INF\/container\.xml$/, 'an e-book'],
];

const notWord = (names: readonly string[]): Unreadable => {
  const kind = OTHERS.find(([shape]) => names.some((name) => shape.test(name)));
  return new Unreadable('document.form-unknown', `this seems to be ${kind?.[1] ?? 'a ZIP archive'}: give the document as PDF, Word (.docx), HTML or plain text`);
};

// The main part is named by the package's relations; nearly always it is word/document.xml.
async function mainPart(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<string> {
  const relations = entries.get('_rels/.rels');
  const xml = relations ? await textOfEntry(zip, relations) : '';
  const main = /<Relationship\b(?=[^>]*Type="[^"]*\/officeDocument")[^>]*Target="\/?([^"]+)"/.exec(xml)?.[1];
  return main !== undefined && /^word\/|\/document\d*\.xml$/.test(main) ? main : 'word/document.xml';
}

async function partsOf(zip: ZipFile, packed: number): Promise<WordParts> {
  const entries = await entriesOf(zip, packed);
  const main = await mainPart(zip, entries);
  const document = entries.get(main);
  if (!document) throw notWord([...entries.keys()]);
  const beside = async (name: string) => {
    const entry = entries.get(main.replace(/[^/]*$/, name));
    return entry ? textOfEntry(zip, entry) : null;
  };
  return { document: await textOfEntry(zip, document), numbering: await beside('numbering.xml'), styles: await beside('styles.xml') };
}

/** Unpacks what is needed of a Word document, within limits that are checked on the archive's directory and again on the bytes that come out. */
export async function wordParts(bytes: Uint8Array): Promise<WordParts> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, validateEntrySizes: true });
    return await partsOf(zip, bytes.length);
  } catch (error) {
    throw error instanceof Unreadable ? error : damaged(error);
  }
}

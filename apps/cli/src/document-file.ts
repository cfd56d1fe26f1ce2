import { readFile, stat } from 'node:fs/promises';
import { documentBytesLimit, textOfBytes } from '@suivi/outcomes/reader';
import { Failure, sentenceOf } from './failure.js';

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

async function bytesOfInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > documentBytesLimit) throw new Failure(`Standard input is too large: a document has at most ${megabytes(documentBytesLimit)}.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function bytesOfFile(file: string): Promise<Buffer> {
  const { size, isFolder } = await stat(file).then((found) => ({ size: found.size, isFolder: found.isDirectory() }));
  if (isFolder) throw new Failure(`${file} is a folder, not a file.`);
  // Asked before reading: a file of gigabytes must not be loaded to be refused.
  if (size > documentBytesLimit) throw new Failure(`${file} is too large: it has ${megabytes(size)}, and a document has at most ${megabytes(documentBytesLimit)}.`);
  return readFile(file);
}

/** What people try first, told by its first bytes. */
function formatOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 5).toString('latin1');
  if (head.startsWith('%PDF')) return 'a PDF';
  if (head.startsWith('PK')) return 'a Word document or another archive';
  return undefined;
}

/** The text of a document's file, or of standard input for `-`; fails in one sentence if it is missing, too large, empty or no text. */
export async function readDocumentText(file: string): Promise<string> {
  const bytes = file === '-' ? await bytesOfInput() : await bytesOfFile(file);
  const name = file === '-' ? 'Standard input' : file;
  const format = formatOf(bytes);
  if (format !== undefined) throw new Failure(`${name} is ${format}: save it as plain text in UTF-8 first.`);
  if (bytes.length === 0) throw new Failure(`${name} is empty: there is nothing to read.`);
  try {
    return textOfBytes(bytes);
  } catch (error) {
    throw new Failure(`${name} cannot be read. ${sentenceOf(error)}`, { cause: undefined });
  }
}

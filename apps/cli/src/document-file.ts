import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { documentBytesLimit, takeDocument } from '@suivi/outcomes/reader';
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

/** A document's file as it was found, and its text. */
export interface DocumentFile {
  bytes: Buffer;
  text: string;
}

/**
 * A document's file (plain text, PDF, Word or HTML, found by its content), or standard input for `-`; fails in one sentence if it
 * is missing, too large, empty, damaged or no document.
 */
export async function readDocumentFile(file: string): Promise<DocumentFile> {
  const bytes = file === '-' ? await bytesOfInput() : await bytesOfFile(file);
  const name = file === '-' ? 'Standard input' : file;
  if (bytes.length === 0) throw new Failure(`${name} is empty: there is nothing to read.`);
  try {
    const { text } = await takeDocument(bytes, { fileName: file === '-' ? undefined : basename(file) });
    return { bytes, text };
  } catch (error) {
    throw new Failure(`${name} cannot be read. ${sentenceOf(error)}`, { cause: undefined });
  }
}

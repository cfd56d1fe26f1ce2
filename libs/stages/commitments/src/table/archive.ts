import { Refusal } from '@suivi/kernel';
import { Unzip, UnzipInflate, zipSync } from 'fflate';
import { limits } from './columns.js';

/** The parts of an archive, by their path. */
export type Parts = Record<string, Uint8Array>;

const piece = 64 * 1024;

/** The XML parts of an XLSX file. What unpacks is counted while it unpacks, for an archive can lie about its sizes. */
export function unpacked(bytes: Uint8Array): Parts {
  const parts = new Map<string, Uint8Array[]>();
  let size = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    if (!/\.(xml|rels)$/.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      failure ??= error;
      if (!chunk) return;
      size += chunk.length;
      if (size <= limits.unpackedBytes) chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += piece) {
    pushed(unzip, bytes.subarray(at, at + piece), at + piece >= bytes.length);
    if (size > limits.unpackedBytes) throw new Refusal('table.too-large', `the file unpacks to more than ${limits.unpackedBytes / 1024 / 1024} MB`);
    if (failure) throw notReadable();
  }
  return Object.fromEntries([...parts].map(([name, chunks]) => [name, new Uint8Array(Buffer.concat(chunks))]));
}

function pushed(unzip: Unzip, bytes: Uint8Array, isLast: boolean): void {
  try {
    unzip.push(bytes, isLast);
  } catch {
    throw notReadable();
  }
}

/** The refusal of a file that is no intact XLSX. */
export const notReadable = (why = 'it is damaged or no XLSX'): Refusal => new Refusal('table.not-readable', `the table cannot be read: ${why}`);

/** The earliest time a ZIP archive can hold, in local time as the archive counts it: the bytes are the same in every zone. */
const noTime = new Date(1980, 0, 1);
const first = '[Content_Types].xml';
const inOrder = (a: string, b: string): number => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1);

/** An archive of parts whose bytes depend on nothing else; level 0 only packs them together. */
export const packed = (parts: Parts, level: 0 | 3): Uint8Array =>
  zipSync(Object.fromEntries(Object.keys(parts).sort(inOrder).map((name) => [name, parts[name] as Uint8Array])), { level, mtime: noTime });

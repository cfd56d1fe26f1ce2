import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '@suivi/kernel';
import { zipSync } from 'fflate';
import { limits } from './columns.js';

/** The parts of an archive, by their path. */
export type Parts = Record<string, Uint8Array>;

/** The refusal of a file that is no intact XLSX. */
export const notReadable = (why = 'it is damaged or no XLSX'): Refusal => new Refusal('table.not-readable', `the table cannot be read: ${why}`);

interface Entry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  size: number;
  /** Where the entry stands in the directory, and where its local header. */
  at: number;
  local: number;
}

/** What the directory at the archive's end lists; throws a RangeError where it points outside. */
function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw notReadable();
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, nameEnd), flags: zip.readUInt16LE(at + 8), method: zip.readUInt16LE(at + 10), crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 20), at, local: zip.readUInt32LE(at + 42),
    });
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** An entry's content, at most `most` bytes of it: what it says about its size is not believed. */
function contentOf(zip: Buffer, entry: Entry, most: number): Buffer {
  if (entry.flags & 1) throw notReadable('it is encrypted');
  const start = entry.local + 30 + zip.readUInt16LE(entry.local + 26) + zip.readUInt16LE(entry.local + 28);
  const raw = zip.subarray(start, start + entry.size);
  const content = entry.method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(1, most) });
  if (content.length > most) throw tooLarge();
  if (crc32(content) !== entry.crc) throw notReadable();
  return content;
}

const tooLarge = (): Refusal => new Refusal('table.too-large', `the file unpacks to more than ${limits.unpackedBytes / 1024 / 1024} MB`);

/** The XML parts of an XLSX file, bounded all together while they unpack. */
export function unpacked(bytes: Uint8Array): Parts {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: [string, Uint8Array][] = [];
  let left: number = limits.unpackedBytes;
  try {
    for (const entry of entriesOf(zip)) {
      if (!/\.(xml|rels)$/.test(entry.name)) continue;
      const content = contentOf(zip, entry, left);
      left -= content.length;
      parts.push([entry.name, content]);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : notReadable();
  }
  return Object.fromEntries(parts);
}

/** Parts packed together without compression. */
export const packed = (parts: Parts): Uint8Array => zipSync(parts, { level: 0 });

/** 1 January 1980, midnight: the earliest time that an archive can hold. */
const noTime = 0x0021_0000;

/** An archive without the time at which it was written; changes the bytes in place. */
export function timeless(zip: Buffer): Buffer {
  for (const { at, local } of entriesOf(zip)) {
    zip.writeUInt32LE(noTime, at + 12);
    zip.writeUInt32LE(noTime, local + 10);
  }
  return zip;
}

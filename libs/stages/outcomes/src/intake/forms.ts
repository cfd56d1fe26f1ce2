/** What the first bytes of a file say it is: a form that is read, a text still to be decoded, or something else by name. */
export type Sniffed = { form: 'pdf' | 'zip' | 'text' } | { other: string; encrypted?: boolean };

const bytesOf = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const startsWith = (bytes: Uint8Array, head: readonly number[], at = 0): boolean => head.every((byte, i) => bytes[at + i] === byte);

const OTHERS: ReadonlyArray<[head: number[], name: string]> = [
  [[0x89, ...bytesOf('PNG')], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [bytesOf('GIF8'), 'a GIF image'],
  [bytesOf('II*\0'), 'a TIFF image'],
  [bytesOf('MM\0*'), 'a TIFF image'],
  [bytesOf('RIFF'), 'an image or a sound'],
  [bytesOf('{\\rtf'), 'an RTF document'],
  [bytesOf('%!PS'), 'a PostScript file'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [bytesOf('Rar!'), 'a RAR archive'],
  [bytesOf('7z\xbc\xaf'), 'a 7-Zip archive'],
  [[0x7f, ...bytesOf('ELF')], 'a program'],
  [bytesOf('MZ\x90'), 'a program'],
];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PDF = bytesOf('%PDF-');
// The standard lets junk stand before the header; readers look into the first kilobyte.
const PDF_WITHIN = 1024;

const pdfAt = (bytes: Uint8Array): boolean => {
  const last = Math.min(PDF_WITHIN, bytes.length - PDF.length);
  for (let at = 0; at <= last; at++) if (startsWith(bytes, PDF, at)) return true;
  return false;
};

// Word puts a document under a password into an old compound file, in a stream of this name.
const isEncryptedPackage = (bytes: Uint8Array): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** Tells the form of a file by its content; its name says nothing that can be trusted. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, COMPOUND)) return isEncryptedPackage(bytes) ? { other: 'an Office document under a password', encrypted: true } : { other: 'an Office file of before 2007 (.doc, .xls or .ppt)' };
  if (startsWith(bytes, bytesOf('PK\x03\x04')) || startsWith(bytes, bytesOf('PK\x05\x06'))) return { form: 'zip' };
  const other = OTHERS.find(([head]) => startsWith(bytes, head));
  if (other) return { other: other[1] };
  return pdfAt(bytes) ? { form: 'pdf' } : { form: 'text' };
}

const OPENING = /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|article|section|main|ol|ul|span|center|font)\b/i;

/** Whether a decoded text is an HTML page, or a piece of one. */
export const isHtml = (text: string): boolean => OPENING.test(text.slice(0, 4096));

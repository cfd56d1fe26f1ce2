import { namesInZip } from './zip-names.js';

/** Forms of file that show what was done: documents, pictures and plain text. */
export type EvidenceType = (typeof evidenceTypes)[number]['mediaType'];

/** Each form with the ending of its name, the first of several the usual one. */
export const evidenceTypes = [
  { mediaType: 'application/pdf', endings: ['pdf'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  { mediaType: 'image/png', endings: ['png'] },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { mediaType: 'text/plain', endings: ['txt', 'csv', 'md', 'log'] },
] as const;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const PDF = [...'%PDF-'].map((char) => char.charCodeAt(0));
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const mainParts = {
  'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'ppt/presentation.xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;

const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => bytes.length >= head.length && head.every((byte, at) => bytes[at] === byte);

/** An Office document by its main part; one that brings programs along is none. */
function officeTypeOf(bytes: Uint8Array): EvidenceType | null {
  const names = namesInZip(bytes);
  if (!names?.has('[Content_Types].xml') || [...names].some((name) => /vbaProject|activeX/i.test(name))) return null;
  const [part] = Object.entries(mainParts).filter(([name]) => names.has(name));
  return part?.[1] ?? null;
}

/** Control characters that no text bears: what has one is no text, in whatever encoding of eight bits or UTF-8. */
const isText = (bytes: Uint8Array): boolean => bytes.length > 0 && bytes.every((byte) => byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);

/** Tells by the content what a file is, if it is of a form that is taken as evidence; its name and its sender's word count for nothing. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  if (startsWith(bytes, PNG)) return 'image/png';
  if (startsWith(bytes, JPEG)) return 'image/jpeg';
  if (startsWith(bytes, PDF)) return 'application/pdf';
  if (startsWith(bytes, ZIP)) return officeTypeOf(bytes);
  return isText(bytes) ? 'text/plain' : null;
}

/** A file's name as it is kept: without folders, without what a header or a screen could take for a command, and with an ending that its content bears out. */
export function fileNameOf(name: string, mediaType: EvidenceType): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{C}\p{Zl}\p{Zp}"<>|:*?]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const endings: readonly string[] = evidenceTypes.find((type) => type.mediaType === mediaType)?.endings ?? [];
  const [stem, ending] = /^(.+)\.([^.]+)$/.exec(bare)?.slice(1) ?? [bare];
  const isRight = ending !== undefined && endings.includes(ending.toLowerCase());
  return `${Array.from((isRight ? stem : bare) || 'file').slice(0, 120).join('')}.${isRight ? ending : endings[0]}`;
}

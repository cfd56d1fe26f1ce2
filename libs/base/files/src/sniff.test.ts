import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { evidenceTypeOf, fileNameOf } from './sniff.js';

const text = (words: string): Uint8Array => strToU8(words);
const office = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(['[Content_Types].xml', ...names].map((name) => [name, text('<x/>')])));

describe('what a file is', () => {
  test.each([
    ['a PDF', text('%PDF-1.7\n%âãÏÓ'), 'application/pdf'],
    ['a Word document', office('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['an Excel sheet', office('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a PowerPoint', office('ppt/presentation.xml'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0), 'image/jpeg'],
    ['a text in any script', text('Опубликовано 2 июня.\r\nنُشر'), 'text/plain'],
    ['a text of eight bits', Uint8Array.of(0xcf, 0xeb, 0xe0, 0xed, 0x0a), 'text/plain'],
  ])('%s is known by its content', (_, bytes, type) => expect(evidenceTypeOf(bytes)).toBe(type));

  test.each([
    ['nothing', new Uint8Array()],
    ['a program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3)],
    ['an archive of other things', zipSync({ 'a.txt': text('a') })],
    ['a Word document with macros', office('word/document.xml', 'word/vbaProject.bin')],
    ['an archive cut short', office('word/document.xml').slice(0, -30)],
    ['a GIF', text('GIF89a\u0001\u0000')],
  ])('%s is not taken', (_, bytes) => expect(evidenceTypeOf(bytes)).toBeNull());

  test('whatever the bytes, there is an answer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void evidenceTypeOf(bytes)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void evidenceTypeOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...bytes, 0x50, 0x4b, 0x05, 0x06, ...bytes]))));
  });
});

describe('the name of a file', () => {
  test.each([
    ['C:\\Users\\Ada\\plan.PDF', 'application/pdf', 'plan.PDF'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['report.exe', 'application/pdf', 'report.exe.pdf'],
    ['a"b\r\n<c>.png', 'image/png', 'abc.png'],
    ['', 'image/jpeg', 'file.jpg'],
    ['план\u202efdp.txt', 'text/plain', 'планfdp.txt'],
  ] as const)('%j becomes harmless', (name, type, kept) => expect(fileNameOf(name, type)).toBe(kept));
});

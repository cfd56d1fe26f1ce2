import { describe, expect, test } from '@jest/globals';
import { decodeText } from './encodings.js';

const french = 'Les ministres conviennent de se réunir à nouveau à Yaoundé, à l’été de l’année prochaine ; « la présidence » rendra compte.';
const chinese = '会议商定，秘书处应在2011年11月30日之前向双方提交一份关于合作情况的报告。双方同意继续加强协调。';
const russian = 'Участники постановили, что секретариат представит доклад до 30 ноября 2011 года и проведёт новое совещание.';
const arabic = 'اتفق المشاركون على أن تقدم الأمانة تقريرا إلى الجانبين في موعد أقصاه 30 نوفمبر 2011.';

const utf16 = (text: string, o: { big?: boolean; mark?: boolean } = {}): Buffer => {
  const bytes = Buffer.from((o.mark ? '\ufeff' : '') + text, 'utf16le');
  return o.big ? bytes.swap16() : bytes;
};
/** Bytes of a single-byte encoding or of GB18030, found by asking the decoder for every character. */
const encoded = (text: string, encoding: string): Buffer => {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, number[]>();
  for (let byte = 255; byte >= 0; byte--) bytesOf.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  if (encoding === 'gb18030') for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) bytesOf.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  // Node 20 decodes the quotation marks of Windows-1252 as control characters.
  if (encoding === 'windows-1252') bytesOf.set('’', [0x92]);
  return Buffer.from([...text].flatMap((char) => bytesOf.get(char) ?? [0x3f]));
};
const refusal = (bytes: Uint8Array): unknown => {
  try {
    return decodeText(bytes);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('the encoding of a text is found by its bytes', () => {
  test.each([
    ['UTF-8', Buffer.from(chinese), chinese, 'utf-8'],
    ['UTF-8 with a mark, which is left out', Buffer.from(`\ufeff${arabic}`), arabic, 'utf-8'],
    ['UTF-16 with a mark', utf16(russian, { mark: true }), russian, 'utf-16le'],
    ['UTF-16 of the other order with a mark', utf16(chinese, { mark: true, big: true }), chinese, 'utf-16be'],
    ['UTF-16 without a mark', utf16(russian), russian, 'utf-16le'],
    ['UTF-16 of the other order without a mark', utf16(`${chinese}\n1. `, { big: true }), `${chinese}\n1. `, 'utf-16be'],
    ['Windows-1252', encoded(french, 'windows-1252'), french, 'windows-1252'],
    ['Windows-1251', encoded(russian, 'windows-1251'), russian, 'windows-1251'],
    ['Windows-1256', encoded(arabic, 'windows-1256'), arabic, 'windows-1256'],
    ['GB18030', encoded(chinese, 'gb18030'), chinese, 'gb18030'],
  ])('%s', (_, bytes, text, encoding) => {
    expect(decodeText(bytes)).toEqual({ text, encoding });
  });

  test('what a page says of itself counts where its bytes prove nothing', () => {
    const page = Buffer.concat([Buffer.from('<html><meta charset="windows-1250"><p>'), Buffer.from([0xe8, 0xf8, 0xb9])]);
    expect(decodeText(page)).toMatchObject({ encoding: 'windows-1250' });
  });
});

describe('what is no text in one encoding is refused', () => {
  test.each([
    ['UTF-8 and Windows-1252 in one file', Buffer.concat([Buffer.from(`${french}\n`), encoded(french, 'windows-1252')]), 'document.mixed-encoding'],
    ['UTF-8 and GB18030 in one file', Buffer.concat([Buffer.from(chinese), encoded(chinese, 'gb18030')]), 'document.mixed-encoding'],
    ['a UTF-8 mark before other bytes', Buffer.concat([Buffer.from('\ufeff'), encoded(french, 'windows-1252')]), 'document.mixed-encoding'],
    ['UTF-16 cut in the middle of a character', utf16(chinese, { mark: true }).subarray(0, 41), 'document.mixed-encoding'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'document.not-text'],
    ['zeros on both sides', Buffer.from([0x41, 0, 0, 0x41, 0, 0x42, 0x42, 0]), 'document.not-text'],
  ])('%s', (_, bytes, code) => expect(refusal(bytes)).toBe(code));
});

import { Unreadable } from './taken-document.js';

/** A text with the encoding that its bytes were read in. */
export interface Decoded {
  text: string;
  encoding: string;
}

// What the bytes above 0x7f look like, counted once.
interface HighBytes {
  high: number;
  letters: number;
  /** Sequences of several bytes that are valid UTF-8. */
  utf8: number;
  counts: Uint32Array;
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

const strictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const required = (bytes: Uint8Array, encoding: string): Decoded => {
  const text = strictly(bytes, encoding);
  if (text === null) throw new Unreadable('document.mixed-encoding', `the file says that it is ${encoding}, but not all of it is: it may be cut off, or put together from files in different encodings`);
  return { text, encoding };
};

const byMark = (bytes: Uint8Array): Decoded | null => {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) throw new Unreadable('document.not-text', 'this is a text in UTF-32; save it as UTF-8');
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return required(bytes, 'utf-8');
  if (startsWith(bytes, 0xff, 0xfe)) return required(bytes, 'utf-16le');
  return startsWith(bytes, 0xfe, 0xff) ? required(bytes, 'utf-16be') : null;
};

const FAMILIAR = /[\t\n\r\u0020-\u024f\u0400-\u045f\u0600-\u06ff\u2010-\u2044\u3000-\u303f\u4e00-\u9fff\uff00-\uffee]/u;
// What hardly a text does without.
const ORDINARY = /[\n\u0020\u3001\u3002\uff0c]/u;
const SAMPLE = 65_536;

const familiarShare = (text: string): number => {
  const chars = [...text.slice(0, SAMPLE)];
  return !ORDINARY.test(text) ? 0 : chars.filter((char) => FAMILIAR.test(char)).length / chars.length;
};

// Zeros mean UTF-16 without a mark, or no text at all. In which order it is, is seen by what comes out (the Chinese "one" is 4E 00, so zeros alone do not tell).
const byZeros = (bytes: Uint8Array): Decoded | null => {
  if (!bytes.includes(0)) return null;
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, SAMPLE));
  const orders = ['utf-16le', 'utf-16be'].map((encoding) => ({ encoding, share: familiarShare(new TextDecoder(encoding).decode(sample)) }));
  const best = orders.sort((a, b) => b.share - a.share)[0];
  if (!best || best.share < 0.9) throw new Unreadable('document.not-text', 'this is not a text: it holds bytes that no text has');
  return required(bytes, best.encoding);
};

const continuesUtf8 = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at] as number;
  const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
};

const highBytesOf = (bytes: Uint8Array): HighBytes => {
  const found: HighBytes = { high: 0, letters: 0, utf8: 0, counts: new Uint32Array(256) };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    found.counts[byte] = (found.counts[byte] as number) + 1;
    if (byte >= 0x80) found.high += 1;
    if (byte >= 0x80 || (byte | 32) - 97 < 26 && (byte | 32) >= 97) found.letters += 1;
  }
  for (let i = 0; i < bytes.length; ) {
    const length = (bytes[i] as number) >= 0x80 ? continuesUtf8(bytes, i) : 0;
    if (length > 0) found.utf8 += 1;
    i += length || 1;
  }
  return found;
};

// Chinese texts are made of the 3,755 commonest characters and of punctuation, which stand in rows A1–D7; Latin or Cyrillic bytes taken
// for pairs fall elsewhere.
const isPlausibleChinese = (bytes: Uint8Array): boolean => {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i < bytes.length - 1; i++) {
    const [lead, trail] = [bytes[i] as number, bytes[i + 1] as number];
    if (lead < 0x80) continue;
    pairs += 1;
    if (lead >= 0xa1 && lead <= 0xd7 && trail >= 0xa1) common += 1;
    i += 1;
  }
  return pairs > 0 && common / pairs >= 0.85;
};

const sum = (counts: Uint32Array, ...bytes: number[]): number => bytes.reduce((total, byte) => total + (counts[byte] as number), 0);

// A text that is mostly of high bytes is in a script of its own: the commonest letters of Russian (о е а и) or of Arabic (ا ل ي) tell which.
const byCommonLetters = ({ counts, high }: HighBytes): string | null => {
  const russian = sum(counts, 0xee, 0xe5, 0xe0, 0xe8);
  const arabic = sum(counts, 0xc7, 0xe1, 0xed, 0xca);
  if (Math.max(russian, arabic) < high * 0.25) return null;
  return russian > arabic ? 'windows-1251' : 'windows-1256';
};

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// Node 20 takes Windows-1252 for Latin-1 and makes control characters of its quotation marks.
const decodedAs = (encoding: string, bytes: Uint8Array): string => {
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  return encoding === 'windows-1252' ? text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80)) : text;
};

const singleByte = (bytes: Uint8Array, found: HighBytes): Decoded => {
  const refuse = (detail: string) => new Unreadable('document.mixed-encoding', detail);
  if (found.utf8 >= 2 && found.utf8 * 5 > found.high * 0.5) throw refuse('parts of the file are UTF-8 and others are not: save it anew as UTF-8');
  if (sum(found.counts, 0x81, 0x8d, 0x8f, 0x90, 0x9d) > 0 && found.high < found.letters * 0.4) throw refuse('the file is in no encoding that is read here: save it as UTF-8');
  const encoding = found.high < found.letters * 0.4 ? 'windows-1252' : byCommonLetters(found);
  if (encoding === null) throw refuse('the file is in no encoding that is read here: save it as UTF-8');
  return { text: decodedAs(encoding, bytes), encoding };
};

const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})/i;

// What an HTML page says of itself counts after what its bytes prove.
const byDeclaration = (bytes: Uint8Array): Decoded | null => {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const name = DECLARED.exec(head);
  if (!name) return null;
  try {
    const { encoding } = new TextDecoder((name[1] ?? name[2]) as string);
    return encoding.startsWith('utf-') ? null : { text: decodedAs(encoding, bytes), encoding };
  } catch {
    return null;
  }
};

/**
 * The text of bytes in UTF-8, UTF-16, GB18030 or a Windows encoding, told apart by fixed rules: the mark at the beginning, zeros, strict
 * UTF-8, plausible Chinese, the share and kind of high bytes. Throws `Unreadable` where none fits or several are mixed. A byte order mark is left out.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked) return marked;
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const declared = byDeclaration(bytes);
  if (declared) return declared;
  const chinese = isPlausibleChinese(bytes) ? strictly(bytes, 'gb18030') : null;
  if (chinese !== null) return { text: chinese, encoding: 'gb18030' };
  return singleByte(bytes, highBytesOf(bytes));
}

/** One part of a message before it is encoded. */
export interface SamplePart {
  type: string;
  charset: string;
  encoding: string;
  flags: readonly string[];
  text: string;
}

// Node 20 decodes this one as Latin-1.
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const tables = new Map<string, Map<string, number[]>>();

function tableOf(charset: string): Map<string, number[]> {
  const known = tables.get(charset);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(charset);
  const add = (bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  if (charset === 'windows-1252') [...windows1252].forEach((character, i) => table.set(character, [0x80 + i]));
  if (/^gb|^big5/.test(charset)) for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  tables.set(charset, table);
  return table;
}

/** Characters that the charset lacks become entities in HTML and question marks elsewhere, as clients do it. */
function bytesOf(text: string, charset: string, isHtml: boolean): Buffer {
  if (charset === 'utf-8') return Buffer.from(text);
  const limit = { 'us-ascii': 0x80, 'iso-8859-1': 0x100 }[charset];
  const table = limit === undefined ? tableOf(charset) : undefined;
  const encode = (character: string): number[] | undefined => {
    const code = character.codePointAt(0) ?? 0;
    return table ? table.get(character) : code < (limit ?? 0) ? [code] : undefined;
  };
  return Buffer.from([...text].flatMap((character) => encode(character) ?? [...Buffer.from(isHtml ? `&#${character.codePointAt(0)};` : '?')]));
}

function quotedPrintable(bytes: Buffer): string {
  const lines = bytes.toString('latin1').split('\r\n').map((line) => {
    const characters = [...line].map((c, i) => (/[!-<>-~]|[ \t]/.test(c) && !(i === line.length - 1 && /\s/.test(c)) ? c : `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`));
    const pieces = [''];
    for (const c of characters) {
      if ((pieces.at(-1) ?? '').length + c.length > 75) pieces.push('');
      pieces[pieces.length - 1] += c;
    }
    return pieces.join('=\r\n');
  });
  return lines.join('\r\n');
}

const transfers: Record<string, { name: string; encode: (bytes: Buffer) => string }> = {
  '7bit': { name: '7bit', encode: (bytes) => bytes.toString('latin1') },
  '8bit': { name: '8bit', encode: (bytes) => bytes.toString('latin1') },
  qp: { name: 'quoted-printable', encode: quotedPrintable },
  base64: { name: 'base64', encode: (bytes) => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n') },
};

function encoded({ type, charset, encoding, flags, text }: SamplePart): string {
  const transfer = transfers[encoding];
  if (!transfer) throw new Error(`no such transfer encoding: ${encoding}`);
  const parameters = [`charset="${charset}"`, ...(flags.includes('flowed') ? ['format=flowed'] : []), ...(flags.includes('delsp') ? ['delsp=yes'] : [])];
  const body = transfer.encode(bytesOf(text.replace(/\r?\n/g, '\r\n'), charset, type === 'text/html'));
  return `Content-Type: ${[type, ...parameters].join('; ')}\r\nContent-Transfer-Encoding: ${transfer.name}\r\n\r\n${body}`;
}

const header = (line: string): string => {
  const [, name = '', value = ''] = /^([\w-]+): ?(.*)$/.exec(line) ?? [];
  const words = value.split(' ').map((word) => (/^[ -~]*$/.test(word) ? word : `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`));
  // A blank between two encoded words is no part of the text.
  return `${name}: ${words.join(' ').replace(/(\?=) (?==\?UTF)/g, '$1 =?UTF-8?B?IA==?= ')}`;
};

/** A message as it comes over the wire: its body as it stands, or its parts encoded, as alternatives if there are several. */
export function rawMessageOf(headers: readonly string[], body: string | readonly SamplePart[]): Buffer {
  const head = headers.map(header).join('\r\n');
  if (typeof body === 'string') return Buffer.from(`${head}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`);
  const parts = body.map(encoded);
  const content = parts.length === 1 ? parts[0] : `Content-Type: multipart/alternative; boundary="part-of"\r\n\r\n${parts.map((part) => `--part-of\r\n${part}\r\n`).join('')}--part-of--\r\n`;
  return Buffer.from(`${head}\r\nMIME-Version: 1.0\r\n${content}`, 'latin1');
}

const crlf = (text: string): string => text.replace(/\r\n|\r|\n/g, '\r\n');

/** Base64 in lines of 76 characters, as RFC 2045 allows at most. */
export function wrapped(base64: string): string {
  const lines = [];
  for (let at = 0; at < base64.length; at += 76) lines.push(base64.slice(at, at + 76));
  return lines.join('\r\n');
}

const hex = Array.from({ length: 256 }, (_, octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`);
function octetsInHex(text: string): string {
  let written = '';
  for (const octet of Buffer.from(text)) written += hex[octet] as string;
  return written;
}

/** One line in quoted-printable, broken softly so that no line is longer than 76 characters and no octet is torn apart. */
function quotedLine(line: string): string {
  const legible = line.replace(/[^ -<>-~]+/gu, octetsInHex).replace(/ $/, '=20');
  if (legible.length <= 76) return legible;
  const pieces = [];
  let at = 0;
  while (legible.length - at > 76) {
    let end = at + 75;
    if (legible[end - 1] === '=') end -= 1;
    else if (legible[end - 2] === '=') end -= 2;
    pieces.push(legible.slice(at, end));
    at = end;
  }
  return [...pieces, legible.slice(at)].join('=\r\n');
}

/** Latin text stays legible in the raw mail; Arabic, Chinese and Russian would triple in size, so they go in base64. */
function encodingFor(text: string): 'quoted-printable' | 'base64' {
  const beyondAscii = Buffer.byteLength(text) - text.length; // octets that UTF-8 adds: one or two a letter
  return beyondAscii * 6 > text.length ? 'base64' : 'quoted-printable';
}

/** A text of a mail as it goes over the wire, with the name of its transfer encoding. In one go: through streams it takes ten times as long. */
export function transferEncoded(text: string): { encoding: 'quoted-printable' | 'base64'; body: string } {
  const encoding = encodingFor(text);
  const lines = crlf(text);
  return { encoding, body: encoding === 'base64' ? wrapped(Buffer.from(lines).toString('base64')) : lines.split('\r\n').map(quotedLine).join('\r\n') };
}

/** The octets that a text takes on the wire. */
export const transferSize = (text: string): number => transferEncoded(text).body.length;

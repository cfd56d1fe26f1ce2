/** Octets of a line at most, without its end (RFC 5545, 3.1). */
const longestLine = 75;

const octetsOf = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** A line folded where it grows too long; no character is torn apart. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [from, room] = [0, longestLine];
  for (let at = 0; at < line.length; ) {
    const code = line.codePointAt(at) ?? 0;
    const octets = octetsOf(code);
    if (octets > room) {
      pieces.push(line.slice(from, at));
      [from, room] = [at, longestLine - 1];
    }
    room -= octets;
    at += code > 0xffff ? 2 : 1;
  }
  return [...pieces, line.slice(from)].join('\r\n ');
}

/** Free text as a value: what would end it or begin another is escaped, control characters are left out. */
export const icalText = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are what is removed here
  text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** A text as the value of a parameter, in which there is no escape. */
// eslint-disable-next-line no-control-regex -- control characters are what is removed here
export const icalParameter = (text: string): string => `"${text.replaceAll('"', '’').replace(/[\u0000-\u001f\u007f]+/g, ' ')}"`;

/** An instant in UTC, to the second. */
export const icalInstant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** The lines of an iCalendar object as one text. */
export const contentLines = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('');

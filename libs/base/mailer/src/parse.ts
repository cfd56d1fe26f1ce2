import PostalMime, { addressParser, decodeWords, type Header } from 'postal-mime';

/** A file that came with a message. */
export interface ParsedAttachment {
  fileName: string | null;
  mimeType: string;
  content: Uint8Array;
}

/** A message taken apart; headers in the order of the message, encoded words decoded. */
export interface ParsedMessage {
  text: string | null;
  html: string | null;
  headers: { name: string; value: string }[];
  attachments: ParsedAttachment[];
  /** The one address that it says it comes from; null where it names none, or several. */
  sender: string | null;
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 takes Windows-1252 for Latin-1 and makes control characters of its quotation marks; no mail means these. */
const withMarks = (text: string): string => text.replace(/[\u0080-\u009f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));

/** Read before encoded words are decoded: a name may hold what looks like an address. */
function senderIn(headers: readonly Header[]): string | null {
  const [only, ...others] = headers.filter(({ key }) => key === 'from');
  if (!only || others.length > 0) return null;
  const [one, ...more] = addressParser(only.value, { flatten: true });
  return more.length === 0 ? (one?.address?.toLowerCase() ?? null) : null;
}

/** Takes a raw message apart; throws only if it is nested or headed beyond all measure. */
export async function parseMessage(raw: string | Uint8Array): Promise<ParsedMessage> {
  const mail = await PostalMime.parse(raw);
  return {
    text: mail.text === undefined ? null : withMarks(mail.text),
    html: mail.html === undefined ? null : withMarks(mail.html),
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value: withMarks(decodeWords(value)) })),
    sender: senderIn(mail.headers),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({ fileName: filename, mimeType, content: bytesOf(content) })),
  };
}

import PostalMime, { decodeWords } from 'postal-mime';

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
}

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

/** Takes a raw message apart; throws only if it is nested or headed beyond all measure. */
export async function parseMessage(raw: string | Uint8Array): Promise<ParsedMessage> {
  const mail = await PostalMime.parse(raw);
  return {
    text: mail.text ?? null,
    html: mail.html ?? null,
    headers: mail.headers.map(({ originalKey, value }) => ({ name: originalKey, value: decodeWords(value) })),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({ fileName: filename, mimeType, content: bytesOf(content) })),
  };
}

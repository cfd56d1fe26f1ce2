import { automaticKind, parseMessage } from '@suivi/mailer';

/** An answer that came in and was kept, taken apart. */
export interface KeptAnswer {
  text: string | null;
  html: string | null;
  headers: readonly { name: string; value: string }[];
  /** The one address in From, in lower case; null where there is none, or several. */
  sender: string | null;
  /** Its words look like an answering machine's. */
  isPerhapsAutomatic: boolean;
}

/** Takes a kept message apart again, as it was when it came. */
export async function openAnswer(raw: string): Promise<KeptAnswer> {
  const message = await parseMessage(Buffer.from(raw, 'latin1'));
  const { text, html, headers, sender } = message;
  return { text, html, headers, sender, isPerhapsAutomatic: automaticKind(message) !== null };
}

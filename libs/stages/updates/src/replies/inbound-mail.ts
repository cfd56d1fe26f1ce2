/** A header of a message, its encoded words decoded. */
export interface MailHeader {
  name: string;
  value: string;
}

/** A mail that came in, taken apart: what `parseMessage` of the mailer gives. Headers stand in the order of the message, the topmost first. */
export interface InboundMail {
  text: string | null;
  html: string | null;
  headers: readonly MailHeader[];
}

/** The first value of a header, or an empty text. */
export const headerOf = (headers: readonly MailHeader[], name: string): string => headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';

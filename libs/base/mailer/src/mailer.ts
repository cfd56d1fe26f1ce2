/** One mailbox: the name people see and the address that the envelope bears. */
export interface MailAddress {
  name: string;
  address: string;
}

/** A file that goes along: `contentType` with its parameters, `content` as text, or (`isBase64`) bytes in base64 on one line. */
export interface MailAttachment {
  fileName: string;
  contentType: string;
  content: string;
  isBase64?: boolean;
}

/** A mail ready to go: one recipient; `messageId` and `date` are given, so that every attempt sends the same bytes. */
export interface OutgoingMail {
  messageId: string;
  date: Date;
  from: MailAddress;
  to: MailAddress;
  /** Where a server sends what it could not deliver; the sender's address if absent. */
  envelopeFrom?: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
  attachments?: readonly MailAttachment[];
}

/**
 * What became of an attempt, with the server's own words. `deferred` may go through later: the server said so.
 * `rejected` is final for this recipient. `unreachable`: the server was not there or did not let us in, so that no mail got that far.
 */
export interface Delivery {
  outcome: 'accepted' | 'deferred' | 'rejected' | 'unreachable';
  serverReply: string;
  /** True for a deferred mail that the server may have taken: the conversation broke off without its word. */
  inDoubt?: true;
}

/** Hands mail over; `send` never throws, whatever happens is a `Delivery`. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<Delivery>;
  /** Lets what is under way finish, then frees the connections; a mail given later is deferred. */
  close(): Promise<void>;
}

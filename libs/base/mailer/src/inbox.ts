/** Where a reader of a mailbox stands: the numbers that IMAP gives, which count up while `validity` stays the same. */
export interface InboxPosition {
  validity: number;
  uid: number;
}

/** A message of a mailbox as it lies there; `raw` is null where it is larger than anything that is read. */
export interface InboxMessage {
  at: InboxPosition;
  size: number;
  raw: Uint8Array | null;
}

/** A mailbox to which answers come. Nothing in it is changed by reading. */
export interface Inbox {
  /** Whose it is, on which server; without a password. */
  readonly place: string;
  /** Hands over what came after a position, the oldest first and `most` at the most, each once the one before was taken. Throws `InboxAway` if the server is in the way, else what `take` throws. */
  readFrom(after: InboxPosition | null, o: { most: number; take: (message: InboxMessage) => Promise<void> }): Promise<void>;
  /** How many messages lie there. Throws `InboxAway`. */
  count(): Promise<number>;
}

/** The mailbox cannot be read; the message says why in one line, without secrets. */
export class InboxAway extends Error {
  override name = 'InboxAway';
}

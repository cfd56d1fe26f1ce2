import { ImapFlow, type MailboxObject } from 'imapflow';
import { serverWords } from './headers.js';
import { type Inbox, InboxAway, type InboxMessage, type InboxPosition } from './inbox.js';
import { secretsIn, without } from './secrets.js';

/** How the mailbox's server is treated. */
export interface ImapInboxOptions {
  /** Milliseconds until a connection, and then its greeting, must be there. */
  connectTimeout?: number;
  /** Milliseconds of silence in the middle of a conversation. */
  silenceTimeout?: number;
  /** Milliseconds for one visit as a whole. */
  visitTimeout?: number;
  /** Octets of a message that is still read. */
  largestBytes?: number;
  /** A certificate of the house that the server's is signed with, beside those that Node knows. */
  ca?: string;
}

/** What imapflow tells of a failure, beside its message. */
interface ImapFailure extends Error {
  code?: string;
  responseText?: string;
  authenticationFailed?: boolean;
  serverResponseCode?: string;
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);

function reasonOf(failure: ImapFailure): string {
  const said = failure.responseText ?? failure.message;
  if (failure.authenticationFailed) return `it does not let us in: ${said}`;
  return failure.code && !said.includes(failure.code) ? `${said} (${failure.code})` : said;
}

/**
 * Reads a mailbox over IMAP: imaps://, or imap:// with STARTTLS, without which nothing secret is said to another machine. It is opened for reading only, so that no message is marked
 * or moved, and whoever else looks into it sees what they would see without us.
 */
export class ImapInbox implements Inbox {
  readonly place: string;
  private readonly url: URL;
  private readonly folder: string;
  private readonly secrets: readonly string[];

  constructor(url: string, private readonly options: ImapInboxOptions = {}) {
    this.url = new URL(url);
    this.folder = decodeURIComponent(this.url.pathname.replace(/^\//, '')) || 'INBOX';
    this.place = `${decodeURIComponent(this.url.username)} at ${this.url.host}/${this.folder}`;
    this.secrets = secretsIn(url);
  }

  count(): Promise<number> {
    return this.visit((_client, { exists }) => Promise.resolve(exists));
  }

  readFrom(after: InboxPosition | null, { most, take }: { most: number; take: (message: InboxMessage) => Promise<void> }): Promise<void> {
    return this.visit(async (client, { exists, uidValidity }) => {
      const validity = Number(uidValidity);
      const from = after?.validity === validity ? after.uid + 1 : 1;
      const found = exists === 0 ? [] : await this.asked(client.search({ uid: `${from}:*` }, { uid: true }));
      // "n:*" names the last message even where it is before n.
      const uids = (found || []).filter((uid) => uid >= from).sort((a, b) => a - b).slice(0, most);
      for (const uid of uids) {
        const message = await this.message(client, { validity, uid });
        if (message) await take(message);
      }
    });
  }

  /** Null where the message has gone in the meantime. */
  private async message(client: ImapFlow, at: InboxPosition): Promise<InboxMessage | null> {
    const { largestBytes = 20 * 1024 * 1024 } = this.options;
    const head = await this.asked(client.fetchOne(String(at.uid), { size: true }, { uid: true }));
    if (!head) return null;
    const size = head.size ?? 0;
    if (size > largestBytes) return { at, size, raw: null };
    const whole = await this.asked(client.fetchOne(String(at.uid), { source: true }, { uid: true }));
    return whole && whole.source ? { at, size, raw: whole.source } : null;
  }

  /** What the server is asked for; its failures become `InboxAway`. */
  private async asked<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw new InboxAway(serverWords(without(reasonOf(error as ImapFailure), this.secrets)));
    }
  }

  private async visit<T>(work: (client: ImapFlow, box: MailboxObject) => Promise<T>): Promise<T> {
    const client = this.newClient();
    let brokenOff: Error | undefined;
    client.on('error', (error: Error) => (brokenOff ??= error)); // an unheard 'error' ends the process
    const patience = setTimeout(() => client.close(), this.options.visitTimeout ?? 120_000);
    try {
      await this.asked(client.connect());
      const answer = await work(client, await this.asked(client.mailboxOpen(this.folder, { readOnly: true })));
      await client.logout().catch(() => undefined);
      return answer;
    } catch (error) {
      if (error instanceof InboxAway && brokenOff) throw new InboxAway(serverWords(without(reasonOf(brokenOff), this.secrets)));
      throw error;
    } finally {
      clearTimeout(patience);
      client.close();
    }
  }

  private newClient(): ImapFlow {
    const { hostname, port, protocol, username, password } = this.url;
    const { connectTimeout = 10_000, silenceTimeout = 30_000, largestBytes = 20 * 1024 * 1024, ca } = this.options;
    const secure = protocol === 'imaps:';
    return new ImapFlow({
      host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (secure ? 993 : 143), secure, auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      ...(secure || isLoopback(hostname) ? {} : { doSTARTTLS: true }), ...(ca === undefined ? {} : { tls: { ca } }),
      logger: false, disableAutoIdle: true, clientInfo: { name: 'Suivi' }, connectionTimeout: connectTimeout, greetingTimeout: connectTimeout, socketTimeout: silenceTimeout, maxLiteralSize: largestBytes + 65_536, maxResponseSize: 2 * largestBytes + 65_536,
    });
  }
}

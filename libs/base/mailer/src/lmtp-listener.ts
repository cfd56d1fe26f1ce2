import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A message as a mail server of the house hands it in: for which of its addresses. */
export interface DeliveredMail {
  raw: Buffer;
  recipients: readonly string[];
}

/** The message will never be taken: the mail server tells its sender so. The words go out to it. */
export class MailRefused extends Error {
  override name = 'MailRefused';
}

/** Where mail is listened for, and what is done with it. */
export interface LmtpOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Octets of the largest message. */
  largestBytes?: number;
  /** How often a port that somebody else has is tried again. */
  everyMs?: number;
  /** Whether an address is one of ours: mail to others is refused. */
  accepts: (address: string) => boolean;
  /** Keeps a message; what it throws but `MailRefused` is an outage, and the mail server brings the message again. */
  take: (mail: DeliveredMail) => Promise<void>;
  complain: (words: string) => void;
}

/** A listener; `port` is kept once it listens, however long that takes. */
export interface LmtpListener {
  port: Promise<number>;
  /** Listens no more, and lets go who is speaking soon. */
  stop(): Promise<void>;
}

/** At most so many speak at once, each with one message in memory; others are asked to come again. */
const mostAtOnce = 8;
const usuallyLargest = 20 * 1024 * 1024;
const [silenceMs, farewellMs] = [60_000, 5_000];

/** An answer of ours; the library puts the enhanced code (RFC 3463) before the words. */
const refusal = (responseCode: number, words: string): Error => Object.assign(new Error(words), { responseCode });

/** The octets of a message; of one that is too large no more than says so, though all of it is read. */
async function readAll(stream: SMTPServerDataStream, largestBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largestBytes ? Buffer.concat(chunks) : null;
}

async function takeIn(mail: { stream: SMTPServerDataStream; recipients: readonly string[] }, { largestBytes = usuallyLargest, take, complain }: LmtpOptions): Promise<void> {
  const raw = await readAll(mail.stream, largestBytes);
  if (raw === null) throw refusal(552, `the message is larger than ${largestBytes} bytes`);
  try {
    await take({ raw, recipients: mail.recipients });
  } catch (error) {
    if (error instanceof MailRefused) throw refusal(554, error.message.replaceAll(/\s+/g, ' ').slice(0, 200));
    complain(`a message that a mail server handed in was not kept: ${(error as Error).message}`);
    throw refusal(451, 'not now, please bring it again');
  }
}

function serverOf(options: LmtpOptions): SMTPServer {
  const { largestBytes = usuallyLargest, accepts } = options;
  return new SMTPServer({
    lmtp: true, name: 'suivi', banner: 'Suivi', logger: false, disabledCommands: ['AUTH', 'STARTTLS'], authOptional: true, disableReverseLookup: true, hideENHANCEDSTATUSCODES: false, size: largestBytes, rejectOversized: true,
    maxClients: mostAtOnce, maxRecipients: 50, maxCommandLength: 4096, maxAllowedUnauthenticatedCommands: false, socketTimeout: silenceMs, closeTimeout: farewellMs,
    onRcptTo: ({ address }, _session, done) => done(accepts(address) ? null : refusal(550, 'nobody here has this address')),
    onData: (stream, { envelope }, done) => void takeIn({ stream, recipients: envelope.rcptTo.map(({ address }) => address) }, options).then(() => done(null, 'kept'), done),
  });
}

const isTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

/**
 * Listens for mail that a mail server of the house delivers (LMTP, RFC 2033). Nobody proves who they are, so it is for addresses that only that server reaches. Where somebody else has the
 * port, another worker as a rule, it is tried again and again: when that one ends, this one takes its place.
 */
export function startLmtp(options: LmtpOptions): LmtpListener {
  const { host, port, everyMs = 10_000, complain } = options;
  const server = serverOf(options);
  let again: NodeJS.Timeout | undefined;
  let [isListening, hasComplained] = [false, false];
  const listening = new Promise<number>((done, fail) => {
    const listen = (): void => void server.listen(port, host, () => {
      isListening = true;
      done((server.server.address() as AddressInfo).port);
    });
    server.on('error', (error) => {
      if (isListening) return; // of one who spoke: a connection that broke is no news
      if (!isTaken(error)) return fail(error);
      if (!hasComplained) complain(`somebody else listens for mail at ${host}:${port}; it is tried again`);
      hasComplained = true;
      again = setTimeout(listen, everyMs);
    });
    listen();
  });
  listening.catch(() => undefined); // told to who asks for the port
  return {
    port: listening,
    stop: () => {
      clearTimeout(again);
      return isListening ? new Promise((done) => server.close(() => done())) : Promise.resolve();
    },
  };
}

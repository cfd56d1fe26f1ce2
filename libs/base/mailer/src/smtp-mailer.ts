import { type EventEmitter, setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import type MailMessage from 'nodemailer/lib/mailer/mail-message';
import DKIM from 'nodemailer/lib/dkim';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import { refusalOfAddresses } from './address.js';
import { composeMime } from './compose.js';
import { deliveryOfFailure, type SmtpFailure } from './delivery.js';
import { type DkimKey, signedFields, signingKey } from './dkim.js';
import { onTheWire, serverWords } from './headers.js';
import type { Delivery, Mailer, OutgoingMail } from './mailer.js';
import { secretsIn } from './secrets.js';

/** How the mailer treats its server; the defaults suit a server that is near. */
export interface SmtpMailerOptions {
  /** Connections at once. */
  connections?: number;
  /** Milliseconds until a connection, and then its greeting, must be there. */
  connectTimeout?: number;
  /** Milliseconds of silence in the middle of a conversation. */
  silenceTimeout?: number;
  /** Milliseconds for one mail as a whole, waiting for a free connection included. */
  mailTimeout?: number;
  /** Signs each mail for the sender's domain (DKIM, RFC 6376). */
  dkim?: DkimKey;
}

type SocketCallback = (error: Error | null, socket?: { connection: Socket }) => void;

/** Nagle's algorithm off: with a receiver that delays its ACK it costs 44 ms a mail (22 mails a second instead of 600). */
function openSocket(options: SMTPPool.Options, callback: SocketCallback): void {
  const port = Number(options.port ?? (options.secure ? 465 : 587));
  const socket = connect({ host: options.host ?? 'localhost', port, noDelay: true });
  const settle = (error: Error | null): void => {
    socket.removeAllListeners();
    socket.setTimeout(0);
    if (!error) return callback(null, { connection: socket });
    socket.on('error', () => undefined);
    socket.destroy();
    callback(Object.assign(error, { code: 'ECONNECTION', neverConnected: true }));
  };
  socket.setTimeout(options.connectionTimeout ?? 0, () => settle(new Error('the server did not answer in time')));
  socket.once('error', settle);
  socket.once('connect', () => settle(null));
}

/** A key that cannot sign is refused here: nodemailer would let the mail go without a signature and say nothing. */
function signatureBy({ domain, selector, privateKey }: DkimKey): DKIM {
  signingKey(privateKey);
  return new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedFields.join(':') });
}

const poolOptions = (url: string, options: SmtpMailerOptions): SMTPPool.Options & { maxRequeues: number } => ({
  pool: true,
  url,
  maxConnections: options.connections ?? 5,
  maxRequeues: 1, // only a connection that was dropped before the first byte of a mail; further tries are the ledger's
  connectionTimeout: options.connectTimeout ?? 10_000,
  greetingTimeout: options.connectTimeout ?? 10_000,
  socketTimeout: options.silenceTimeout ?? 60_000,
  dnsTimeout: options.connectTimeout ?? 10_000,
  getSocket: openSocket,
});

/** A mail as nodemailer's pool asks for it: octets that are already written, who they are for, and until when. */
interface WrittenMail {
  data: { signal: AbortSignal };
  message: { getEnvelope(): { from: string; to: string[] }; messageId(): string; getHeader(): string; createReadStream(): Readable };
}

const streamOf = (octets: Buffer): Readable =>
  new Readable({
    read() {
      this.push(octets);
      this.push(null);
    },
  });

/** Hands mail to an SMTP server over a few kept connections: smtp:// (STARTTLS where offered), smtps://; throws if the URL or the key is none. */
export class SmtpMailer implements Mailer {
  // The pool alone: nodemailer's Mailer in front of it would take apart and compile anew what is written already, a sixth of a mail's time.
  private readonly pool: SMTPPool;
  private readonly signature: DKIM | undefined;
  private readonly secrets: readonly string[];
  private readonly underWay = new Set<Promise<Delivery>>();
  private closed = false;
  private deadline = { signal: AbortSignal.abort(), until: 0 };

  constructor(url: string, private readonly options: SmtpMailerOptions = {}) {
    this.secrets = secretsIn(url);
    this.signature = options.dkim && signatureBy(options.dkim);
    this.pool = new SMTPPool(poolOptions(url, options));
    (this.pool as EventEmitter).on('error', () => undefined); // a failure is told to the mail that met it; an unheard 'error' ends the process
  }

  async send(mail: OutgoingMail): Promise<Delivery> {
    if (this.closed) return { outcome: 'deferred', serverReply: 'not sent: the mailer is closed' };
    const attempt = this.attempt(mail);
    this.underWay.add(attempt);
    try {
      return await attempt;
    } finally {
      this.underWay.delete(attempt);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.underWay);
    this.pool.close();
  }

  /** The end of a mail's time, the same for all mails of a second: a timer for each would cost more than writing the mail. */
  private deadlineFromNow(): AbortSignal {
    const now = performance.now();
    if (now >= this.deadline.until) {
      const signal = AbortSignal.timeout(this.options.mailTimeout ?? 120_000);
      setMaxListeners(0, signal);
      this.deadline = { signal, until: now + Math.min(1000, (this.options.mailTimeout ?? 120_000) / 10) };
    }
    return this.deadline.signal;
  }

  private async attempt(mail: OutgoingMail): Promise<Delivery> {
    const refusal = refusalOfAddresses(mail);
    if (refusal) return refusal;
    try {
      const sent = await this.handOver(await composeMime(mail), mail);
      return { outcome: 'accepted', serverReply: serverWords(sent.response) };
    } catch (error) {
      return deliveryOfFailure(error as SmtpFailure, this.secrets);
    }
  }
  private handOver(octets: Buffer, mail: OutgoingMail): Promise<SMTPPool.SentMessageInfo> {
    const envelope = { from: onTheWire(mail.envelopeFrom ?? mail.from.address), to: [onTheWire(mail.to.address)] };
    const written: WrittenMail = {
      data: { signal: this.deadlineFromNow() },
      message: {
        getEnvelope: () => envelope,
        messageId: () => mail.messageId,
        getHeader: () => mail.messageId, // the one that the pool asks for
        createReadStream: () => this.signature?.sign(octets) ?? streamOf(octets),
      },
    };
    return new Promise((resolve, reject) => {
      this.pool.send(written as unknown as MailMessage<SMTPPool.SentMessageInfo>, (error, sent) => (sent ? resolve(sent) : reject(error ?? new Error('the pool gave no answer'))));
    });
  }
}

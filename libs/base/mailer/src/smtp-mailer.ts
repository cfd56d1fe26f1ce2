import { setMaxListeners } from 'node:events';
import { connect, type Socket } from 'node:net';
import nodemailer from 'nodemailer';
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';
import { refusalOfAddresses } from './address.js';
import { composeMime } from './compose.js';
import { deliveryOfFailure, type SmtpFailure } from './delivery.js';
import { type DkimKey, signedFields, signingKey } from './dkim.js';
import { serverWords } from './headers.js';
import type { Delivery, Mailer, OutgoingMail } from './mailer.js';

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
function openSocket(options: SMTPPoolOptions, callback: SocketCallback): void {
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
function signatureBy({ domain, selector, privateKey }: DkimKey): NonNullable<SMTPPoolOptions['dkim']> {
  signingKey(privateKey);
  return { domainName: domain, keySelector: selector, privateKey, headerFieldNames: signedFields.join(':') };
}

const poolOptions = (url: string, options: SmtpMailerOptions): SMTPPoolOptions & { pool: true } => ({
  pool: true,
  url,
  maxConnections: options.connections ?? 5,
  maxRequeues: 1, // only a connection that was dropped before the first byte of a mail; further tries are the ledger's
  connectionTimeout: options.connectTimeout ?? 10_000,
  greetingTimeout: options.connectTimeout ?? 10_000,
  socketTimeout: options.silenceTimeout ?? 60_000,
  dnsTimeout: options.connectTimeout ?? 10_000,
  ...(options.dkim ? { dkim: signatureBy(options.dkim) } : {}),
  disableFileAccess: true,
  disableUrlAccess: true,
  getSocket: openSocket as NonNullable<SMTPPoolOptions['getSocket']>,
});

function secretsOf(url: string): string[] {
  const password = decodeURIComponent(new URL(url).password);
  const user = decodeURIComponent(new URL(url).username);
  const forms = [password, Buffer.from(password).toString('base64'), Buffer.from(`\0${user}\0${password}`).toString('base64')];
  return password === '' ? [] : forms;
}

/** Hands mail to an SMTP server over a few kept connections: smtp:// (STARTTLS where offered), smtps://; throws if the URL or the key is none. */
export class SmtpMailer implements Mailer {
  private readonly transport;
  private readonly secrets: readonly string[];
  private readonly underWay = new Set<Promise<Delivery>>();
  private closed = false;
  private deadline = { signal: AbortSignal.abort(), until: 0 };

  constructor(url: string, private readonly options: SmtpMailerOptions = {}) {
    this.secrets = secretsOf(url);
    this.transport = nodemailer.createTransport(poolOptions(url, options));
    this.transport.on('error', () => undefined); // a failure is told to the mail that met it; an unheard 'error' ends the process
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
    this.transport.close();
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
      const sent = await this.transport.sendMail({
        raw: await composeMime(mail),
        messageId: mail.messageId, // for nodemailer's own account; without it one is drawn at random
        envelope: { from: mail.envelopeFrom ?? mail.from.address, to: [mail.to.address] },
        signal: this.deadlineFromNow(),
      });
      return { outcome: 'accepted', serverReply: serverWords(sent.response) };
    } catch (error) {
      return deliveryOfFailure(error as SmtpFailure, this.secrets);
    }
  }
}

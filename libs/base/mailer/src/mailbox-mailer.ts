import type { Sql } from '@suivi/db';
import type { Clock } from '@suivi/kernel';
import { refusalOfAddresses } from './address.js';
import { composeMime } from './compose.js';
import { oneLine, serverWords } from './headers.js';
import { keepMessage } from './mailbox.store.js';
import type { Delivery, Mailer, OutgoingMail } from './mailer.js';

/** Keeps mail in the product's own mailbox instead of sending it: the default without an SMTP server, and for all sample people. */
export class MailboxMailer implements Mailer {
  constructor(private readonly db: Sql, private readonly clock: Clock) {}

  async send(mail: OutgoingMail): Promise<Delivery> {
    const refusal = refusalOfAddresses(mail);
    if (refusal) return refusal;
    try {
      const raw = await composeMime(mail);
      await keepMessage(this.db, {
        messageId: mail.messageId,
        envelopeFrom: mail.envelopeFrom ?? mail.from.address,
        envelopeTo: mail.to.address,
        subject: oneLine(mail.subject),
        raw: raw.toString('latin1'),
        receivedAt: this.clock.now(),
      });
      return { outcome: 'accepted', serverReply: '250 kept in the mailbox' };
    } catch (error) {
      return { outcome: 'deferred', serverReply: serverWords(`the mailbox could not be written: ${(error as Error).message}`) };
    }
  }

  async close(): Promise<void> {
    // holds nothing of its own: the database belongs to whoever opened it
  }
}

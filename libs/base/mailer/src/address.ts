import { isMailAddress } from '@suivi/kernel';
import type { Delivery, OutgoingMail } from './mailer.js';

/** What is said of a mail whose addresses cannot go on the wire, or null if they can; our own address is a matter of settings. */
export function refusalOfAddresses(mail: OutgoingMail): Delivery | null {
  if (!isMailAddress(mail.from.address) || !isMailAddress(mail.envelopeFrom ?? mail.from.address)) return { outcome: 'deferred', serverReply: 'not sent: the sender is not a mail address' };
  if (!isMailAddress(mail.to.address)) return { outcome: 'rejected', serverReply: 'not sent: the recipient is not one mail address' };
  return null;
}

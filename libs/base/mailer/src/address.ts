import type { Delivery, OutgoingMail } from './mailer.js';

// One address and nothing else: no white space, no control character, nothing that separates or groups addresses.
// eslint-disable-next-line no-control-regex -- control characters are what is refused here
const single = /^[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]{1,64}@[^\s\u0000-\u001f\u007f<>()[\]\\,;:"@]{1,253}$/u;

/** Tells whether a text is exactly one mail address, safe to put on the wire. */
export const isMailAddress = (text: string): boolean => text.length <= 254 && single.test(text);

/** What is said of a mail whose addresses cannot go on the wire, or null if they can; our own address is a matter of settings. */
export function refusalOfAddresses(mail: OutgoingMail): Delivery | null {
  if (!isMailAddress(mail.from.address)) return { outcome: 'deferred', serverReply: 'not sent: the sender is not a mail address' };
  if (!isMailAddress(mail.to.address)) return { outcome: 'rejected', serverReply: 'not sent: the recipient is not one mail address' };
  return null;
}

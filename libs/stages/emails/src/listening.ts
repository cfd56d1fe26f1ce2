import { type LmtpListener, type LmtpOptions, MailRefused, startLmtp } from '@suivi/mailer';
import type { DeliveryContext } from './context.js';
import { isOurAddress } from './letterhead.js';
import { receiveMessage, UnreadableMessage } from './receiving.js';

/** Takes what a mail server of the house delivers, as it comes: each message is kept before the server is told that it was taken, and what came twice is taken once. */
export function listenForMail({ db, clock, letterhead, announce }: DeliveryContext, at: Pick<LmtpOptions, 'host' | 'port' | 'largestBytes' | 'everyMs' | 'complain'>): LmtpListener {
  return startLmtp({
    ...at,
    accepts: (address) => isOurAddress(address, letterhead),
    take: async ({ raw, recipients }) => {
      try {
        await receiveMessage(db, raw, { letterhead, now: clock.now(), recipients, announce });
      } catch (error) {
        throw error instanceof UnreadableMessage ? new MailRefused(error.message) : error;
      }
    },
  });
}

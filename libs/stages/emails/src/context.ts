import type { Db } from '@suivi/db';
import type { Clock, Language } from '@suivi/kernel';
import type { Inbox, Mailer } from '@suivi/mailer';
import type { Letterhead } from './letterhead.js';
import type { Announce } from './moments.js';

/** What delivery needs: where mail goes (samples never leave the house), the letterhead, the clock, and a name for the lease. */
export interface DeliveryContext {
  db: Db;
  clock: Clock;
  letterhead: Letterhead;
  outside: Mailer;
  inside: Mailer;
  worker: string;
  /** How many mails are under way at a time, where fewer than usual: one at a time, the order repeats. */
  atOnce?: number;
  /** How many mails a minute go to one domain, over all workers; without it as many as the mail server takes. */
  perDomain?: number;
  /** Folder into which an operator may drop messages that came back (.eml); nothing is looked for if absent. */
  dropFolder?: string;
  /** Mailbox that answers come to; nothing is fetched if absent. */
  inbox?: Inbox;
  /** Who is told when mail no longer reaches people; nobody if absent. */
  operator?: { address: string; language: Language };
  /** Told of each moment of the round. */
  announce?: Announce;
}

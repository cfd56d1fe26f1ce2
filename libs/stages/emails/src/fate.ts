import { nextTryAt, patience } from '@suivi/kernel';
import type { Delivery } from '@suivi/mailer';
import { isAboutAddress, statusIn } from './bounce.js';
import type { ClaimedMail, Fate, PublishedEntry } from './delivering.store.js';
import type { Letter } from './letter.js';
import type { Outcome } from './settling.js';

/** A mail that nobody tried to hand over goes back unharmed. */
export const released = (mail: ClaimedMail, nextAttemptAt: Date, words: string): Fate => ({ mail, state: 'due', words, nextAttemptAt, untried: true });

/**
 * What an attempt comes to. Refused for the time being: again after 2, 4, 8 … 60 minutes, and given up after five days. Refused for good: failed,
 * and if the server says that the address itself is none, the person's contact is lost. A server out of reach is nobody's fault: nothing was tried.
 */
export function outcomeOf(mail: ClaimedMail, delivery: Delivery, at: { now: Date; letter: Letter; published?: readonly PublishedEntry[] }): Outcome {
  const { now, letter, published } = at;
  const { outcome, serverReply: words } = delivery;
  if (outcome === 'unreachable') return { fate: { ...released(mail, now, `the mail server could not be reached: ${words}`), letter } };
  const tried = { mail, words, letter, attempt: { at: now, outcome } };
  if (outcome === 'accepted') return { fate: { ...tried, state: 'sent', sentAt: now, published } };
  if (outcome === 'rejected') {
    const lost = mail.personId !== null && isAboutAddress(statusIn(words) ?? '') ? { personId: mail.personId, address: mail.toAddress, reason: words, at: now } : undefined;
    return { fate: { ...tried, state: 'failed' }, lostContact: lost };
  }
  if (mail.attempts >= patience) return { fate: { ...tried, state: 'failed' } };
  return { fate: { ...tried, state: 'due', doubtfulAt: delivery.inDoubt && now, nextAttemptAt: nextTryAt(now, mail.attempts) } };
}

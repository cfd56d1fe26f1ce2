import { oneLine } from './headers.js';
import type { Delivery } from './mailer.js';

/** What nodemailer tells of a failure. */
export interface SmtpFailure extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** 503 is a session out of step; 530 and 535 say that we are not signed in: none of them is about the recipient. */
const aboutTheSession = new Set([503, 530, 535]);

/**
 * Only a 5xx to this very mail is final. A refusal at the greeting, at sign-in or of our own sender address is a matter of
 * settings, and must not count as the fault of a recipient. Too large (552, 554) at MAIL FROM is about the mail.
 */
function isFinal(failure: SmtpFailure): boolean {
  const status = failure.responseCode ?? 0;
  if (status < 500 || status > 599 || aboutTheSession.has(status)) return false;
  if (failure.code !== 'EENVELOPE' && failure.code !== 'EMESSAGE') return false;
  return failure.command !== 'MAIL FROM' || status === 552;
}

/** What a failed attempt comes to; `secrets` are cut out of the server's words. */
export function deliveryOfFailure(failure: SmtpFailure, secrets: readonly string[]): Delivery {
  let words = failure.response ?? failure.message;
  for (const secret of secrets) words = words.replaceAll(secret, '***');
  return { outcome: isFinal(failure) ? 'rejected' : 'deferred', serverReply: oneLine(words).slice(0, 500) };
}

import { serverWords } from './headers.js';
import type { Delivery } from './mailer.js';
import { without } from './secrets.js';

/** What nodemailer tells of a failure. */
export interface SmtpFailure extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  /** True if no connection came about; nodemailer gives the same code to one that was lost in the middle of a mail. */
  neverConnected?: boolean;
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

/**
 * The server was not there, did not greet, or did not let us in: no mail got that far. A connection that is lost later is none of these, for
 * the server may have taken the mail.
 */
const isUnreachable = (failure: SmtpFailure): boolean =>
  failure.neverConnected === true || ['EPROTOCOL', 'EAUTH', 'ETLS', 'EDNS'].includes(failure.code ?? '') || aboutTheSession.has(failure.responseCode ?? 0) ||
  failure.message.startsWith('Greeting never received');

/** The conversation ended, by the server, the network or our patience, before the server had said what it did with the mail. */
const brokenOff = new Set(['ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EABORT']);

/** What a failed attempt comes to; `secrets` are cut out of the server's words. */
export function deliveryOfFailure(failure: SmtpFailure, secrets: readonly string[]): Delivery {
  const words = without(failure.response ?? failure.message, secrets);
  const outcome = isUnreachable(failure) ? 'unreachable' : isFinal(failure) ? 'rejected' : 'deferred';
  const inDoubt = outcome === 'deferred' && failure.responseCode === undefined && brokenOff.has(failure.code ?? '');
  return { outcome, serverReply: serverWords(words), ...(inDoubt ? { inDoubt } : {}) };
}

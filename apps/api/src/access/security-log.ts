import type { Browser } from './browser.js';

/**
 * One line of the log for each act of signing in, on accounts, or beyond somebody's rights: who, from where, what, and how it ended; the logger adds when. No address of
 * mail, no link, no code and no token ever stands in it. Who can be told by number only: the directory has the name.
 */
export interface SecurityEvent {
  event: 'sign-in.asked' | 'sign-in' | 'sign-out' | 'claim' | 'act' | 'refused';
  outcome: 'done' | 'refused' | 'limited' | 'away';
  /** null where nobody is known by the address, or nobody is signed in. */
  personId: number | null;
  sessionId: string | null;
  ip: string;
  /** By what somebody signs in. */
  by?: 'mail' | 'provider' | 'claim';
  /** The operation of the API. */
  operation?: string;
  /** The person, session, token or right that the operation names. */
  of?: string;
  /** A word for why it was refused. */
  why?: string;
}

/** Takes a line down. */
export type SecurityLog = (event: SecurityEvent) => void;

/** Who is known of a browser before it signs in. */
export const from = ({ ip, caller }: Browser): Pick<SecurityEvent, 'personId' | 'sessionId' | 'ip'> => ({ ip, personId: caller.scope.personId, sessionId: caller.sessionId });

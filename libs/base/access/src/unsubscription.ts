import { personLinks } from './person-link.js';

/** The right to stop and resume one person's digests: what the unsubscribe link of a mail carries. No revocation touches it: one click on any mail stops them (RFC 8058). */
export interface Unsubscription {
  personId: number;
}

const links = personLinks('unsubscribe');

/** A token for a link; throws without a secret or a person. */
export const signUnsubscription = (secret: string, unsubscription: Unsubscription): string => links.sign(secret, { ...unsubscription, generation: 0 });

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export const readUnsubscription = (secret: string, token: string): Unsubscription | null => links.read(secret, token);

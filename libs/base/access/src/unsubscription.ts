import { type PersonLink, personLinks } from './person-link.js';

/** The right to stop and resume one person's digests: what the unsubscribe link of a mail carries. */
export type Unsubscription = PersonLink;

const links = personLinks('unsubscribe');

/** A token for a link; throws without a secret or a person. */
export const signUnsubscription = (secret: string, unsubscription: Unsubscription): string => links.sign(secret, unsubscription);

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export const readUnsubscription = (secret: string, token: string): Unsubscription | null => links.read(secret, token);

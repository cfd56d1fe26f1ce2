import { createHmac, timingSafeEqual } from 'node:crypto';

/** The right to stop and resume one person's digests: what the unsubscribe link of a mail carries. */
export interface Unsubscription {
  personId: number;
}

/** `person.seal`: a number in base 36, then 144 bits of HMAC-SHA256 in base64url. */
const shape = /^([0-9a-z]{1,11})\.([\w-]{24})$/;

/** The label keeps this seal apart from any other use of the same secret. */
const sealOf = (secret: string, person: string): string => createHmac('sha256', secret).update(`suivi unsubscribe 1\n${person}`).digest().subarray(0, 18).toString('base64url');

const isId = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** A token for a link, URL-safe as it stands; it holds for as long as the person and the secret do. */
export function signUnsubscription(secret: string, { personId }: Unsubscription): string {
  if (secret === '' || !isId(personId)) throw new TypeError('an unsubscription needs a secret and a person');
  const person = personId.toString(36);
  return `${person}.${sealOf(secret, person)}`;
}

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export function readUnsubscription(secret: string, token: string): Unsubscription | null {
  if (typeof token !== 'string' || secret === '') return null;
  const [, person = '', seal = ''] = shape.exec(token) ?? [];
  const personId = Number.parseInt(person, 36);
  if (!isId(personId) || personId.toString(36) !== person) return null;
  return timingSafeEqual(Buffer.from(sealOf(secret, person)), Buffer.from(seal)) ? { personId } : null;
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link in a mail carries that speaks for one person. */
export interface PersonLink {
  personId: number;
}

/** `person.seal`: a number in base 36, then 144 bits of HMAC-SHA256 in base64url. */
const shape = /^([0-9a-z]{1,11})\.([\w-]{24})$/;

const isId = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** Tokens for one purpose, URL-safe as they stand; they hold for as long as the person and the secret do. The purpose keeps their seals apart from any other use of the secret. */
export function personLinks(purpose: string): { sign: (secret: string, link: PersonLink) => string; read: (secret: string, token: string) => PersonLink | null } {
  const sealOf = (secret: string, person: string): string => createHmac('sha256', secret).update(`suivi ${purpose} 1\n${person}`).digest().subarray(0, 18).toString('base64url');
  return {
    sign(secret, { personId }) {
      if (secret === '' || !isId(personId)) throw new TypeError(`a link to ${purpose} needs a secret and a person`);
      const person = personId.toString(36);
      return `${person}.${sealOf(secret, person)}`;
    },
    read(secret, token) {
      if (typeof token !== 'string' || secret === '') return null;
      const [, person = '', seal = ''] = shape.exec(token) ?? [];
      const personId = Number.parseInt(person, 36);
      if (!isId(personId) || personId.toString(36) !== person) return null;
      return timingSafeEqual(Buffer.from(sealOf(secret, person)), Buffer.from(seal)) ? { personId } : null;
    },
  };
}

import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link in a mail carries that speaks for one person. */
export interface PersonLink {
  personId: number;
  /** Counted on when a person's links are revoked; 0 where that does not touch links of this purpose. */
  generation: number;
}

/** `person.seal`, from the second generation on `person-generation.seal`: numbers in base 36, then 144 bits of HMAC-SHA256 in base64url. */
const shape = /^([0-9a-z]{1,11})(?:-([0-9a-z]{1,6}))?\.([\w-]{24})$/;

const isId = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** Whether a number is written in the one way in which we write it. */
const isWritten = (value: number, text: string | undefined): boolean => value.toString(36) === text;

/** Stands in for what is no token of ours by its shape, so that it costs the same. */
const nobodys = `0.${'-'.repeat(24)}`;

/** What a token says, whoever sealed it. */
function linkIn(token: string): PersonLink | null {
  const [, person, counted = '0'] = (typeof token === 'string' && shape.exec(token)) || [];
  const [personId, generation] = [person ?? '', counted].map((part) => Number.parseInt(part, 36)) as [number, number];
  return isId(personId) && isWritten(personId, person) && isWritten(generation, counted) ? { personId, generation } : null;
}

/** Tokens for one purpose, URL-safe as they stand; whether their generation still holds is for the reader to ask. The purpose keeps their seals apart from any other use of the secret. */
export function personLinks(purpose: string): { sign: (secret: string, link: PersonLink) => string; read: (secret: string, token: string) => PersonLink | null } {
  const sealOf = (secret: string, person: string): string => createHmac('sha256', secret).update(`suivi ${purpose} 1\n${person}`).digest().subarray(0, 18).toString('base64url');
  return {
    sign(secret, { personId, generation }) {
      if (secret === '' || !isId(personId) || (generation !== 0 && !isId(generation))) throw new TypeError(`a link to ${purpose} needs a secret, a person and a generation`);
      const person = [personId, ...(generation === 0 ? [] : [generation])].map((part) => part.toString(36)).join('-');
      return `${person}.${sealOf(secret, person)}`;
    },
    read(secret, token) {
      if (secret === '') return null;
      const link = linkIn(token);
      const looked = link ? token : nobodys;
      return timingSafeEqual(Buffer.from(sealOf(secret, looked.slice(0, -25))), Buffer.from(looked.slice(-24))) ? link : null;
    },
  };
}

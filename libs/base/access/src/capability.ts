import { createHmac, timingSafeEqual } from 'node:crypto';

/** The right to answer for one entity on one commitment, as one person: what the link in a mail carries. A revocation begins the person's next generation. */
export interface AnswerCapability {
  personId: number;
  commitmentId: number;
  organizationId: number;
  generation: number;
}

/** `1.person-commitment-organization.seal`, from the second generation on `2.person-commitment-organization-generation.seal`: numbers in base 36, then 144 bits of HMAC-SHA256 in base64url (24 characters, no spare bits). */
const shape = /^(?:1\.([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,11})|2\.([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,6}))\.([\w-]{24})$/;
const longest = 80; // what the shape allows, rounded up: a longer text is not looked at
/** Stands in for what has not the shape, so that every text that is not ours costs the same. */
const nobodys = `1.0-0-0.${'-'.repeat(24)}`;

/** The label keeps this seal apart from any other use of the same secret. */
const sealOf = (secret: string, purpose: string, body: string): string =>
  createHmac('sha256', secret).update(`suivi ${purpose} 1\n${body}`).digest().subarray(0, 18).toString('base64url');

const isId = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

function readId(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 36);
  return isId(value) && value.toString(36) === text ? value : null;
}

/** A token for a link, URL-safe as it stands; throws if an id is not a positive integer or the secret is empty. */
export const signCapability = (secret: string, capability: AnswerCapability): string => signSealed(secret, 'answer', capability);

/** The same under the seal of another purpose. */
export function signSealed(secret: string, purpose: string, { personId, commitmentId, organizationId, generation }: AnswerCapability): string {
  const ids = [personId, commitmentId, organizationId];
  if (secret === '' || !ids.every(isId) || (generation !== 0 && !isId(generation))) throw new TypeError('a capability needs a secret, three positive ids and a generation');
  const body = `${generation === 0 ? '1' : '2'}.${[...ids, ...(generation === 0 ? [] : [generation])].map((id) => id.toString(36)).join('-')}`;
  return `${body}.${sealOf(secret, purpose, body)}`;
}

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export const readCapability = (secret: string, token: string): AnswerCapability | null => readSealed(secret, 'answer', token);

/** The same of a token under the seal of another purpose. */
export function readSealed(secret: string, purpose: string, token: string): AnswerCapability | null {
  if (typeof token !== 'string' || secret === '') return null;
  const looked = token.length <= longest && shape.test(token) ? token : nobodys;
  const [seal = '', ...groups] = (shape.exec(looked) ?? []).slice(1).reverse();
  if (!timingSafeEqual(Buffer.from(sealOf(secret, purpose, looked.slice(0, -1 - seal.length))), Buffer.from(seal))) return null;
  return grantedBy(groups.reverse().filter((group) => group !== undefined).map(readId));
}

function grantedBy([personId, commitmentId, organizationId, generation = 0]: readonly (number | null)[]): AnswerCapability | null {
  return personId && commitmentId && organizationId && generation !== null ? { personId, commitmentId, organizationId, generation } : null;
}

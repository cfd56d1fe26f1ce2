import { createHmac, timingSafeEqual } from 'node:crypto';

/** The right to answer for one entity on one commitment, as one person: what the link in a mail carries. */
export interface AnswerCapability {
  personId: number;
  commitmentId: number;
  organizationId: number;
}

/** `1.person-commitment-organization.seal`: numbers in base 36, then 144 bits of HMAC-SHA256 in base64url (24 characters, no spare bits). */
const shape = /^1\.([0-9a-z]{1,11})-([0-9a-z]{1,11})-([0-9a-z]{1,11})\.([\w-]{24})$/;
const longest = 64; // what the shape allows, rounded up: a longer text is not looked at

/** The label keeps this seal apart from any other use of the same secret. */
const sealOf = (secret: string, body: string): string =>
  createHmac('sha256', secret).update(`suivi answer 1\n${body}`).digest().subarray(0, 18).toString('base64url');

function isId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function readId(text: string | undefined): number | null {
  const value = Number.parseInt(text ?? '', 36);
  return isId(value) && value.toString(36) === text ? value : null;
}

/** A token for a link, URL-safe as it stands; throws if an id is not a positive integer or the secret is empty. */
export function signCapability(secret: string, capability: AnswerCapability): string {
  const ids = [capability.personId, capability.commitmentId, capability.organizationId];
  if (secret === '' || !ids.every(isId)) throw new TypeError('a capability needs a secret and three positive ids');
  const body = `1.${ids.map((id) => id.toString(36)).join('-')}`;
  return `${body}.${sealOf(secret, body)}`;
}

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret; never throws. */
export function readCapability(secret: string, token: string): AnswerCapability | null {
  if (typeof token !== 'string' || token.length > longest || secret === '') return null;
  const [, person, commitment, organization, seal] = shape.exec(token) ?? [];
  if (seal === undefined) return null;
  const expected = sealOf(secret, token.slice(0, -1 - seal.length));
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(seal))) return null;
  const [personId, commitmentId, organizationId] = [readId(person), readId(commitment), readId(organization)];
  return personId && commitmentId && organizationId ? { personId, commitmentId, organizationId } : null;
}

import { type AnswerCapability, readSealed, signSealed } from './capability.js';

/** The right to answer a call for inputs for one entity, as one person: what the link in the mail of a call carries. Its seal is kept apart from that of a link to one commitment. */
export interface CallAnswer {
  personId: number;
  callId: number;
  organizationId: number;
  generation: number;
}

const purpose = 'call';

/** A token for a link; throws as `signCapability` does. */
export const signCallAnswer = (secret: string, { callId, ...rest }: CallAnswer): string => signSealed(secret, purpose, { ...rest, commitmentId: callId });

/** What a token grants, or null if it is not one of ours, was altered or was signed with another secret or for another purpose; never throws. */
export function readCallAnswer(secret: string, token: string): CallAnswer | null {
  const read: AnswerCapability | null = readSealed(secret, purpose, token);
  return read && { personId: read.personId, callId: read.commitmentId, organizationId: read.organizationId, generation: read.generation };
}

import { useRights } from '../../ui/caller.js';
import type { CommitmentInFull } from '../commitments/commitments.js';

/** For which entities of a commitment the reader decides, speaks, or lets an answer go out. */
export function useSpeaking({ partnershipId, owners }: CommitmentInFull) {
  const rights = useRights();
  const sideOf = (organizationId: number) => owners.find((owner) => owner.organizationId === organizationId)?.side ?? null;
  const keepsEntity = (organizationId: number): boolean => rights.keeps({ partnershipId, side: sideOf(organizationId) });
  const keepsCommitment = rights.keeps({ partnershipId, side: owners.find(({ part }) => part === 'lead')?.side ?? null });
  const speaksFor = (organizationId: number): boolean => keepsEntity(organizationId) || rights.reportsFor({ partnershipId, organizationId });
  return { keepsCommitment, keepsEntity, speaksFor, clearsFor: (organizationId: number): boolean => rights.clears({ partnershipId, organizationId }), speakable: owners.filter((owner) => speaksFor(owner.organizationId)) };
}

import type { ProposalStatus } from '@suivi/contract';
import type { Span } from '../passage.js';
import type { ReadProposal } from '../reader/index.js';
import type { Standing } from './quotes.js';

/** A proposal as the old text has it; `current` is false for one that an earlier correction left behind. */
export interface OldProposal extends Span {
  id: number;
  status: ProposalStatus;
  byHand: boolean;
  current: boolean;
}

/** Where a proposal goes in the new text: its passage, or what the reader says there now. `null`: it stays behind with the old text. */
export interface ProposalMove {
  id: number;
  to: (Span & { paragraph: number }) | null;
  read: ReadProposal | null;
}

const overlap = (a: Span, b: Span): boolean => 2 * (Math.min(a.end, b.end) - Math.max(a.start, b.start)) >= Math.min(a.end - a.start, b.end - b.start);

/**
 * What becomes of proposals in the corrected text. The same words keep what was decided on them. Where words changed, an accepted passage follows its
 * place, an undecided one is read again, a rejected one stays behind: nobody has rejected the new words.
 */
export function moveProposals(proposals: readonly (OldProposal & { standing: Standing })[], read: readonly ReadProposal[]): { moves: ProposalMove[]; fresh: ReadProposal[] } {
  const moves = proposals.map((proposal) => moveOf(proposal, read));
  const kept = moves.flatMap(({ to }) => to ?? []);
  return { moves, fresh: read.filter((passage) => !kept.some((place) => overlap(passage, place))) };
}

function moveOf({ id, status, byHand, current, standing }: OldProposal & { standing: Standing }, read: readonly ReadProposal[]): ProposalMove {
  const behind = { id, to: null, read: null };
  if (standing.fate === 'gone') return behind;
  const { paragraph, start, end } = standing;
  const to = { paragraph, start, end };
  if (standing.fate === 'same') return { id, to, read: null };
  if (!current || status === 'rejected') return behind;
  if (status === 'accepted') return { id, to, read: null };
  const again = read.find((passage) => overlap(passage, to));
  if (again) return { id, to: { paragraph, start: again.start, end: again.end }, read: again };
  return byHand ? { id, to, read: null } : behind;
}

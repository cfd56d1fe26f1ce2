import { Conflict, type Difference } from '../../ui/conflict.js';
import type { Sending } from '../../ui/decision-form.js';
import { isStale, ProblemNotice } from '../../ui/problem-notice.js';
import type { CommitmentInFull } from './commitments.js';
import { useMeanwhile } from './meanwhile.js';

interface Props {
  saving: Sending;
  commitment: CommitmentInFull;
  /** What the person wants, and how it stands, as they are named. */
  differences: readonly Difference[];
  /** Saves on a version of the commitment: a form does so on the one it began with, for what others change comes in while it is open; over theirs only from here, where both are seen. */
  onSave: (ifMatch: number) => void;
}

/** Why a change of a commitment was not saved: where somebody else was first, both versions, of which the own may be saved over it; else what the server said. */
export function SavingProblem({ saving, commitment, differences, onSave }: Props) {
  const meanwhile = useMeanwhile(commitment);
  if (saving.error == null) return null;
  if (isStale(saving.error)) return <Conflict differences={differences} meanwhile={meanwhile} onSave={() => onSave(commitment.version)} saving={saving.isPending} />;
  return <ProblemNotice error={saving.error} onRetry={saving.reset} />;
}

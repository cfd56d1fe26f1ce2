import type { RecordState } from '@suivi/contract';
import type { Correction } from '@suivi/db';
import type { Standing } from '@suivi/outcomes';

/** What a corrected document does to a commitment: its words stay (perhaps under another label), they changed, or they are gone. */
export type CommitmentFate = 'kept' | 'moved' | 'changed' | 'gone';

/** A commitment before the correction, as far as the rule asks. */
export interface Cited {
  recordState: RecordState;
  paragraphLabel: string;
  correction: Correction | null;
}

/** Records whose words a person still answers for; those that went on elsewhere keep the words that they had. */
const answersForItsWords = (state: RecordState): boolean => state === 'open' || state === 'closed';

/** The fate of a commitment whose words now stand at `label`. */
export function fateOf(cited: Cited, standing: Standing, label: string | null): CommitmentFate {
  if (standing.fate === 'gone') return 'gone';
  if (standing.fate === 'changed') return 'changed';
  return label === cited.paragraphLabel ? 'kept' : 'moved';
}

/**
 * The mark that a commitment bears after a correction: none where its words stand, else the words that stand there now. What a coordinator has
 * settled stays settled as long as a later correction says nothing new.
 */
export function correctionOf(cited: Cited, standing: Standing, edition: number): Correction | null {
  if (standing.fate === 'same' || !answersForItsWords(cited.recordState)) return null;
  const words = standing.fate === 'gone' ? null : standing.words;
  const known = cited.correction;
  return known && known.words === words ? known : { edition, words, settled: false };
}

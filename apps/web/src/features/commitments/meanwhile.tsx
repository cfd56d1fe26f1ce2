import { useState } from 'react';
import { useHistory, type CommitmentInFull } from './commitments.js';
import { StoryEntry, useNames } from './history-story.js';
import css from './commitment.module.css';

/** What happened to a commitment since the form around it was opened, in sentences; nothing where nothing did. */
export function useMeanwhile(commitment: CommitmentInFull) {
  const items = useHistory(commitment.id).data?.items ?? [];
  const [known] = useState(() => items[0]?.id ?? 0);
  const since = items.filter(({ id }) => id > known);
  const names = useNames(commitment);
  return since.length === 0 ? null : <ol className={css.story}>{since.map((entry) => <StoryEntry key={entry.id} entry={entry} names={names} />)}</ol>;
}

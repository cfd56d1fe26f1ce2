import { commitments, outcomes } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { refresh } from '../../../ui/reading.js';
import type { Done } from './decisions.js';

const touched = [outcomes.listProposals, outcomes.listDocuments, outcomes.readDocument, commitments.listCommitments];

/** Carries decisions out one at a time, says what was done, and keeps the way back. */
export function useDecisions(onDone: (done: Done) => void) {
  const { t } = useLanguage();
  const undos = useRef<(() => Promise<Done>)[]>([]);
  const [undoable, setUndoable] = useState(0);
  const [said, setSaid] = useState('');
  const remember = (done: Done): void => {
    if (done.undo) undos.current.push(done.undo);
    setUndoable(undos.current.length);
    setSaid(t(done.said, done.values));
    onDone(done);
  };
  const act = useMutation<Done, unknown, () => Promise<Done>>({
    mutationFn: async (work) => {
      const done = await work();
      await refresh(...touched);
      return done;
    },
    onSuccess: remember,
  });
  const decide = (work: () => Promise<Done>): void => {
    if (!act.isPending) act.mutate(work);
  };
  const undo = (): void => {
    const last = undos.current.at(-1);
    if (!last || act.isPending) return;
    act.mutate(last, { onSuccess: () => { undos.current = undos.current.slice(0, -1); setUndoable(undos.current.length); } });
  };
  const reload = (): void => void refresh(...touched).then(() => act.reset());
  return { decide, undo, undoable, said, say: setSaid, error: act.error, isPending: act.isPending, reload };
}

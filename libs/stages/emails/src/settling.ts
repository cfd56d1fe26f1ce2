import { type Db, transact } from '@suivi/db';
import { markContactLost } from '@suivi/directory';
import * as store from './delivering.store.js';
import type { Announce } from './moments.js';

/** A fate, and whether it says that the person's address is no good. */
export interface Outcome {
  fate: store.Fate;
  lostContact?: { personId: number; address: string; reason: string; at: Date };
}

/** Takes down what became of mails; each promise is kept once its mail's fate is committed. */
export type Settle = (outcome: Outcome) => Promise<void>;

interface Waiting {
  outcome: Outcome;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Who found out, as the history keeps it. */
const system = { kind: 'system', name: 'Delivery' } as const;

/** In one statement; in a transaction with what the directory must know, if there is any. */
async function write(db: Db, outcomes: readonly Outcome[]): Promise<void> {
  const fates = outcomes.map((o) => o.fate);
  const lost = outcomes.flatMap((o) => o.lostContact ?? []);
  if (lost.length === 0) return store.settleMails(db, fates);
  await transact(db, async (tx) => {
    await store.settleMails(tx, fates);
    for (const { at, ...of } of lost.sort((a, b) => a.personId - b.personId)) await markContactLost(tx, of, { actor: system, now: at });
  });
}

/**
 * Settles in groups as they come about: what has ended while one group was being written makes the next. Nobody waits for a group to fill.
 * If a group cannot be written its members are written one by one, so that one of them stops nobody else.
 */
export function settlingOn(db: Db, announce: Announce): Settle {
  let waiting: Waiting[] = [];
  let writing = false;

  const settleGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await announce('settle:before-commit');
      await write(db, group.map((w) => w.outcome));
      await announce('settle:committed');
      for (const one of group) one.done();
    } catch (error) {
      if (group.length === 1) group[0]?.failed(error);
      else for (const one of group) await settleGroup([one]);
    }
  };
  const settleAll = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await settleGroup(group);
    }
    writing = false;
  };
  return (outcome) =>
    new Promise((done, failed) => {
      waiting.push({ outcome, done, failed });
      void settleAll();
    });
}

import { fileURLToPath } from 'node:url';
import { type Db, transact } from '@suivi/db';
import { hasSamplePartnership, type Letterhead } from '@suivi/emails';
import { localDayOf } from '@suivi/kernel';
import { readScenario } from '../simulate/read-scenario.js';
import { beginningOf, tellStory } from '../simulate/story.js';

/** The sample's scenario; `src` and `dist` are equally far from it. */
const scenario = fileURLToPath(new URL('../../scenarios/sample/', import.meta.url));

/** How the sample is loaded: letters of this installation, and the instant around which its dates are laid. */
export interface SampleOptions {
  letterhead: Letterhead;
  now: Date;
}

/**
 * Loads the sample partnership with its past up to now: the register in every state, and the mails that went out meanwhile in
 * the product's own mailbox. All in one transaction, so that an installation has the whole sample or none; answers false if it has it already.
 */
export async function loadSample(db: Db, { letterhead, now }: SampleOptions): Promise<boolean> {
  const file = readScenario(scenario);
  const today = localDayOf(now, 'utc');
  return transact(db, async (tx) => {
    if (await hasSamplePartnership(tx)) return false;
    // A transaction's handle does for the use cases what the pool's does: their own transactions become savepoints of this one.
    await tellStory({ db: tx as unknown as Db, file, from: beginningOf(file, today), to: now, today, letterhead, isSample: true, keepMail: true });
    return true;
  });
}

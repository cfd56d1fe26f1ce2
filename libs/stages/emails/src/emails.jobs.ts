import { defineJob } from '@suivi/jobs';
import { sweepReadings } from '@suivi/outcomes';
import { sweepReminders } from '@suivi/reminders';
import { z } from 'zod';
import { tellOperator } from './alarming.js';
import type { DeliveryContext } from './context.js';
import { deliverDueMail } from './delivering.js';
import { receiveDropped } from './drop-folder.js';
import { readInbox } from './inbox.js';
import { foldTally, noteRound } from './figures.store.js';
import { gatherDigests } from './gathering.js';
import { unannounced } from './moments.js';
import { sweepReviews } from './reviewing.js';

/** The round, each minute: files that nobody reads are asked for again; what has fallen due is found, gathered into digests, and handed over; what came back is taken in; the operator is told what is in the way. */
export const round = defineJob({
  name: 'emails.round',
  payload: z.object({}),
  run: async (context: DeliveryContext): Promise<void> => {
    const { db, clock, letterhead, announce = unannounced } = context;
    await announce('round:begun');
    const failure = await eachInTurn([
      () => sweepReadings(db, clock.now()),
      async () => {
        await sweepReminders(db, clock.now());
        await sweepReviews(db, clock.now());
        await announce('sweep:done');
        await gatherDigests(db, letterhead, clock.now(), announce);
      },
      () => deliverDueMail(context),
      () => foldTally(db),
      () => receiveDropped(context),
    ]);
    if (!failure) await noteRound(db, clock.now());
    await tellOperator(context); // what it says leaves with the next round
    await announce('round:done');
    if (failure) throw failure.error;
  },
});

/** Fetches what came to the mailbox of answers, beside the round: a server that is slow or away keeps no mail from leaving. */
export const fetchMail = defineJob({ name: 'emails.fetch', payload: z.object({}), run: readInbox });

/** Does all of it, though some may fail: what cannot be gathered must not keep mail from leaving, nor the operator from being told. Answers the first failure. */
async function eachInTurn(parts: readonly (() => Promise<unknown>)[]): Promise<{ error: unknown } | undefined> {
  let failure: { error: unknown } | undefined;
  for (const part of parts) await part().catch((error: unknown) => void (failure ??= { error }));
  return failure;
}

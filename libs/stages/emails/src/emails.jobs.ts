import { defineJob } from '@suivi/jobs';
import { sweepReminders } from '@suivi/reminders';
import { z } from 'zod';
import { deliverDueMail, type DeliveryContext } from './delivering.js';
import { gatherDigests } from './gathering.js';

/** The postman's round, each minute: what has fallen due is found, gathered into digests, and handed over. */
export const round = defineJob({
  name: 'emails.round',
  payload: z.object({}),
  run: async (context: DeliveryContext): Promise<void> => {
    await sweepReminders(context.db, context.clock.now());
    await gatherDigests(context.db, context.letterhead, context.clock.now());
    await deliverDueMail(context);
  },
});

import { defineJob } from '@suivi/jobs';
import { z } from 'zod';
import { planTelling, tellDue, type TellingContext } from './telling.js';

/** Each minute: what happened is put into the ledger of each endpoint, and what is due there is handed over. */
export const tellWebhooks = defineJob({
  name: 'webhooks.tell',
  payload: z.object({}),
  run: async (context: TellingContext): Promise<void> => {
    await planTelling(context.db, context.clock.now());
    await tellDue(context);
  },
});

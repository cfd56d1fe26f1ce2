import { round } from '@suivi/emails';
import { repairWatch } from '@suivi/reminders';

/** Every job that a worker does. To add one: define it in its stage's `*.jobs.ts`, and name it here. */
export const catalogue = [round, repairWatch] as const;

import { sealHistory } from '@suivi/audit';
import { fetchMail, round } from '@suivi/emails';
import { readDocument } from '@suivi/outcomes';
import { repairWatch } from '@suivi/reminders';
import { forgetDraftFiles, writeOutputs } from '@suivi/reports';
import { forgetUnused, readAnswers } from '@suivi/updates';
import { tellWebhooks } from '@suivi/webhooks';

/** Every job that a worker does. To add one: define it in its stage's `*.jobs.ts`, and name it here. */
export const catalogue = [round, fetchMail, readDocument, repairWatch, sealHistory, tellWebhooks, readAnswers, forgetUnused, writeOutputs, forgetDraftFiles] as const;

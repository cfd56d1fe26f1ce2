import { answersRoutes } from './answers.js';
import { commitmentsRoutes } from './commitments.js';
import { directoryRoutes } from './directory.js';
import { emailsRoutes } from './emails.js';
import { outcomesRoutes } from './outcomes.js';
import { remindersRoutes } from './reminders.js';
import { repliesRoutes } from './replies.js';
import { reportsRoutes } from './reports.js';
import type { Route } from './route.js';
import { updatesRoutes } from './updates.js';
import { webhooksRoutes } from './webhooks.js';

/** Every operation of the API, in the order of the line. */
export const routes: readonly Route[] = [...directoryRoutes, ...outcomesRoutes, ...commitmentsRoutes, ...remindersRoutes, ...emailsRoutes, ...updatesRoutes, ...answersRoutes, ...repliesRoutes, ...reportsRoutes, ...webhooksRoutes];

import { accessRoutes } from './access.js';
import { answersRoutes } from './answers.js';
import { auditRoutes } from './audit.js';
import { callsRoutes, sheetRoutes } from './calls.js';
import { commitmentsRoutes } from './commitments.js';
import { deskRoutes } from './desk.js';
import { directoryRoutes } from './directory.js';
import { emailsRoutes } from './emails.js';
import { mineRoutes } from './mine.js';
import { installationRoutes } from './installation.js';
import { outcomesRoutes } from './outcomes.js';
import { remindersRoutes } from './reminders.js';
import { repliesRoutes } from './replies.js';
import { reportDocumentsRoutes } from './report-documents.js';
import { reportsRoutes } from './reports.js';
import type { Route } from './route.js';
import { updatesRoutes } from './updates.js';
import { webhooksRoutes } from './webhooks.js';

/** Every operation of the API, in the order of the line; who may call at all comes first. */
export const routes: readonly Route[] = [...accessRoutes, ...directoryRoutes, ...outcomesRoutes, ...commitmentsRoutes, ...remindersRoutes, ...callsRoutes, ...emailsRoutes, ...updatesRoutes, ...sheetRoutes, ...answersRoutes, ...repliesRoutes, ...deskRoutes, ...mineRoutes, ...reportsRoutes, ...reportDocumentsRoutes, ...webhooksRoutes, ...auditRoutes, ...installationRoutes];

export { submitUpdate, acceptUpdate, returnUpdate, statusUpdate, statusUpdates } from './updates.js';
export type { Reporting } from './updates.js';
export type { StatusUpdateRow } from './updates.store.js';
export { showAnswer, takeAnswer } from './answering.js';
export type { AnswerReply } from './answering.js';
export { authenticationOf, cutReply, readReply } from './replies/index.js';
export type { Authentication, Doubt, InboundMail, MailHeader, ReplyReading } from './replies/index.js';

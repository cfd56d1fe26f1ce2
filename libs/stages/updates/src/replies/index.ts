export { authenticationOf } from './authentication.js';
export type { Authentication } from './authentication.js';
export { cutReply } from './cut-reply.js';
export { readReply } from './read-reply.js';
export type { Doubt, ReplyReading } from './read-reply.js';
export type { InboundMail, MailHeader } from './inbound-mail.js';

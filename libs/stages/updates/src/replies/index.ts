export { cutReply } from './cut-reply.js';
export type { InboundMail, MailHeader } from './inbound-mail.js';

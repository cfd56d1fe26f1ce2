import type { FastifyReply } from 'fastify';

/** What a plain page's handler answers: a page, or another address to go to; with the cookies that come along, as whole Set-Cookie headers. */
export type PageAnswer = ({ status: number; html: string } | { goTo: string }) & { cookies?: readonly string[] };

/** Sends a page that nobody keeps. */
export function sendPage(reply: FastifyReply, answer: PageAnswer): void {
  void reply.header('cache-control', 'no-store');
  if (answer.cookies?.length) void reply.header('set-cookie', [...answer.cookies]);
  if ('goTo' in answer) return void reply.redirect(answer.goTo, 303);
  void reply.status(answer.status).type('text/html; charset=utf-8').send(answer.html);
}

/** What a posted form says, as it came. */
export type Form = Readonly<Record<string, unknown>>;

/** The text of a field of a form; empty where there is none. */
export const textIn = (form: Form, field: string): string => (typeof form[field] === 'string' ? form[field].trim() : '');

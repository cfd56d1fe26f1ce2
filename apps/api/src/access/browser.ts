import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { addressHeader, cookieIn, cookiePrefixFor, newBrowserSecret } from '@suivi/access';
import type { Language } from '@suivi/kernel';
import type { FastifyRequest } from 'fastify';
import { preferredLanguage } from '../http/preferred-language.js';
import { type Caller, callerOf } from './caller.js';

/** The browser before which somebody signs in. */
export interface Browser {
  language: Language;
  caller: Caller;
  ip: string;
  userAgent: string;
  cookies: string | undefined;
}

/** The browser of a request, for handlers of plain pages. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Browser => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { 'accept-language': accepts, 'user-agent': userAgent = '', cookie: cookies } = request.headers;
  return { language: preferredLanguage(accepts), caller: callerOf(request), ip: request.ip, userAgent, cookies };
});

/** The cookie that tells the browser that asked for a mail from all others. */
export const askingCookie = 'asking';

/** What the browser keeps of having asked; made up where it keeps nothing. */
export function askingSecretOf({ cookies }: Browser, publicUrl: string): string {
  const kept = cookieIn(cookies, `${cookiePrefixFor(publicUrl)}.${askingCookie}`) ?? '';
  return /^[\w-]{43}$/.test(kept) ? kept : newBrowserSecret();
}

/** The headers by which better-auth learns where a session begins: ours, not the client's. */
export const headersFrom = ({ ip, userAgent, cookies = '' }: Browser): Headers => new Headers({ 'user-agent': userAgent.replace(/[^\x20-\x7e]/g, '?'), [addressHeader]: ip, cookie: cookies.replace(/[^\x20-\x7e]/g, '') });

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@suivi/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API, type ApiContext } from '../http/context.js';
import { routeOf } from '../http/route.decorators.js';
import { refusalOf } from './access.policy.js';
import { callerOf } from './caller.js';

const words = {
  'sign-in-required': 'sign in, or send a token in the header Authorization: Bearer',
  'forbidden': 'your rights do not reach as far as this',
  'fresh-sign-in-required': 'this asks for a sign-in of the last 15 minutes; a token cannot do it',
} as const;

/** Lets nobody call a route of the contract who has not what it needs. What is mounted without a route is a page of its own: a link's, a probe's. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  canActivate(context: ExecutionContext): boolean {
    const route = routeOf(context.getHandler());
    if (!route) return true;
    const http = context.switchToHttp();
    const code = refusalOf(route, callerOf(http.getRequest<FastifyRequest>()), this.api.clock.now());
    if (code === 'sign-in-required') void http.getResponse<FastifyReply>().header('www-authenticate', 'Bearer realm="Suivi"');
    if (code !== null) throw new Refusal(code, words[code]);
    return true;
  }
}

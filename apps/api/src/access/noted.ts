import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Route } from '@suivi/contract';
import type { FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { API, type ApiContext } from '../http/context.js';
import { routeOf } from '../http/route.decorators.js';
import { callerOf } from './caller.js';
import type { SecurityEvent } from './security-log.js';

/** What is done with accounts, sessions, rights and tokens, and whatever asks for a fresh sign-in: none is forgotten, for the contract says which they are. */
const isOnAccounts = ({ tag, method, fresh }: Route): boolean => (tag === 'access' && method !== 'GET') || fresh === true;

/** The subject that an operation names in its address or its body. */
function subjectOf({ params, body }: FastifyRequest): Pick<SecurityEvent, 'of'> {
  const named = { ...(body as { personId?: unknown } | undefined), ...(params as { id?: unknown; personId?: unknown }) };
  const of = (params as { id?: unknown }).id ?? named.personId;
  return of === undefined ? {} : { of: String(of).slice(0, 100) };
}

/** Who asks for what, as the log knows it. */
export const asked = (request: FastifyRequest, operation: string): Pick<SecurityEvent, 'personId' | 'sessionId' | 'ip' | 'operation' | 'of'> => {
  const { scope, sessionId } = callerOf(request);
  return { personId: scope.personId, sessionId, ip: request.ip, operation, ...subjectOf(request) };
};

/** Takes down each act on accounts that was done; what was refused is taken down where it is answered. */
@Injectable()
export class Noted implements NestInterceptor {
  constructor(@Inject(API) private readonly api: ApiContext) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = routeOf(context.getHandler());
    const { note } = this.api;
    if (!note || !route || !isOnAccounts(route)) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(tap(() => note({ event: 'act', outcome: 'done', ...asked(request, route.id) })));
  }
}

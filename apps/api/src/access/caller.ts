import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Scope, wholeInstallation } from '@suivi/access';
import type { TokenScope } from '@suivi/contract';
import type { Act, Actor, Clock } from '@suivi/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Who makes a request: what may be seen, under which name changes are put on record, and how that was proved. */
export interface Caller {
  scope: Scope;
  actor: Actor;
  /** `machine`: whoever sits at an installation that nobody has claimed; `nobody`: a request without a valid session or token. */
  via: 'machine' | 'session' | 'token' | 'nobody';
  /** What a token may be used for; a session may be used for everything that its person may. */
  tokenScopes: readonly TokenScope[];
  /** When a session began; null without one. */
  signedInAt: Date | null;
}

/** Until an administrator has claimed the installation, whoever sits at the machine is its operator. */
export const whoeverSitsHere: Caller = { scope: wholeInstallation, actor: { kind: 'operator', name: 'Coordinator' }, via: 'machine', tokenScopes: [], signedInAt: null };

const callers = new WeakMap<FastifyRequest, Caller>();

/** Finds out who calls before anything else looks at a request. */
export function identifyCallers(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request) => {
    callers.set(request, whoeverSitsHere);
  });
}

/** Who makes the request; throws where nobody was identified, so that a gap shows as an error and never as a right. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('the caller of this request was not identified');
  return caller;
}

/** The caller of a request, for handlers. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => callerOf(context.switchToHttp().getRequest<FastifyRequest>()));

/** A change by the caller, now. */
export const actBy = ({ actor }: Caller, { clock }: { clock: Clock }): Act => ({ actor, now: clock.now() });

import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { nothingAtAll, type Scope, sessionBehind, sessionSecretFor, sessionTokenIn, tokenBehind, usualSessionLimits, wholeInstallation } from '@suivi/access';
import type { TokenScope } from '@suivi/contract';
import { scopeOf } from '@suivi/directory';
import { type Act, type Actor, type Clock, localDayOf } from '@suivi/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ApiContext } from '../http/context.js';
import { isForMachines } from '../http/guard.js';
import { isForwarded, isLoopback, nameOf } from '../http/hosts.js';
import type { ClaimWatch } from './claim-watch.js';

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
  /** The session; null without one. */
  sessionId: string | null;
}

/** Until an administrator has claimed the installation, whoever sits at the machine is its operator. */
export const whoeverSitsHere: Caller = { scope: wholeInstallation, actor: { kind: 'operator', name: 'Coordinator' }, via: 'machine', tokenScopes: [], signedInAt: null, sessionId: null };

/** Somebody who proved nothing. */
export const nobody: Caller = { scope: nothingAtAll, actor: { kind: 'system', name: 'Nobody' }, via: 'nobody', tokenScopes: [], signedInAt: null, sessionId: null };

const callers = new WeakMap<FastifyRequest, Caller>();

/** Finds out who calls before anything else looks at a request; answers how, for what goes on after its answer has begun. */
export function identifyCallers(fastify: FastifyInstance, context: ApiContext, claim: ClaimWatch): (request: FastifyRequest) => Promise<Caller> {
  const identify = identifierFor(context, claim);
  fastify.addHook('onRequest', async (request) => {
    callers.set(request, isForMachines(request.url) ? nobody : await identify(request));
  });
  return identify;
}

/** What a request shows as a bearer, if it does. */
export const bearerOf = ({ headers }: FastifyRequest): string | null => /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null;

/** A header that says "Bearer" stands for itself: a wrong token never falls back to another proof. */
function identifierFor(context: ApiContext, claim: ClaimWatch): (request: FastifyRequest) => Promise<Caller> {
  const { letterhead: { publicUrl, linkSecret } } = context;
  const secret = sessionSecretFor(linkSecret);
  const isOpen = !isLoopback(context.host) || !isLoopback(nameOf(new URL(publicUrl).host)) ? async () => false : async (request: FastifyRequest) => comesFromHere(request) && !(await claim.isClaimed());
  return async (request) => {
    const bearer = bearerOf(request);
    if (bearer !== null) return byToken(context, bearer);
    const session = sessionTokenIn(request.headers.cookie, { publicUrl, secret });
    const signedIn = session === null ? null : await bySession(context, session);
    return signedIn ?? ((await isOpen(request)) ? whoeverSitsHere : nobody);
  };
}

/** A proxy on this machine reaches the loopback too: what it brings comes from elsewhere. */
const comesFromHere = (request: FastifyRequest): boolean => isLoopback(nameOf(request.headers.host ?? '')) && !isForwarded(request);

async function bySession(context: ApiContext, token: string): Promise<Caller | null> {
  const now = context.clock.now();
  const live = await sessionBehind(context.db, token, { now, limits: context.sessionLimits ?? usualSessionLimits });
  return live ? { ...(await asPerson(context, live, now)), via: 'session', tokenScopes: [], signedInAt: live.since, sessionId: live.sessionId } : null;
}

async function byToken(context: ApiContext, token: string): Promise<Caller> {
  const now = context.clock.now();
  const live = await tokenBehind(context.db, token, now);
  return live ? { ...(await asPerson(context, live, now)), via: 'token', tokenScopes: live.scopes, signedInAt: null, sessionId: null } : nobody;
}

const asPerson = async (context: ApiContext, { personId, personName }: { personId: number; personName: string }, now: Date): Promise<Pick<Caller, 'scope' | 'actor'>> => ({
  scope: await scopeOf(context.db, personId, localDayOf(now, 'utc')), actor: { kind: 'person', name: personName, personId },
});

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

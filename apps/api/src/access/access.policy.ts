import { administers, type Scope } from '@suivi/access';
import type { Route, TokenScope } from '@suivi/contract';
import type { Caller } from './caller.js';

const freshForMs = 15 * 60_000;

/** Tells whether somebody coordinates or administers any partnership. */
const coordinatesAny = (scope: Scope): boolean => scope.everything || scope.partnerships.some(({ role }) => role !== 'viewer');
const administersAny = (scope: Scope): boolean => administers(scope) || scope.partnerships.some(({ role }) => role === 'administrator');

/** What a token must be good for to call a route. */
function tokenScopeFor({ method, needs }: Route): TokenScope {
  if (needs === 'administrator') return 'administer';
  return method === 'GET' ? 'read' : 'write';
}

function hasFloor({ needs }: Route, { scope }: Caller): boolean {
  if (needs === 'administrator') return administersAny(scope);
  return needs !== 'coordinator' || coordinatesAny(scope);
}

/** Tells whether the caller has signed in within the last quarter of an hour. Whoever sits at an unclaimed installation need not; a token cannot. */
export const isFresh = ({ via, signedInAt }: Caller, now: Date): boolean => via === 'machine' || (signedInAt !== null && now.getTime() - signedInAt.getTime() <= freshForMs);

/** Why a caller may not call a route at all, or null. What of the things that the route names may be seen or changed is judged by the scope, later. */
export function refusalOf(route: Route, caller: Caller, now: Date): 'sign-in-required' | 'forbidden' | 'fresh-sign-in-required' | null {
  if (route.needs === 'nobody') return null;
  if (caller.via === 'nobody') return 'sign-in-required';
  if (!hasFloor(route, caller)) return 'forbidden';
  if (caller.via === 'token' && !caller.tokenScopes.includes(tokenScopeFor(route))) return 'forbidden';
  return route.fresh === true && !isFresh(caller, now) ? 'fresh-sign-in-required' : null;
}

/** Tells whether the caller's rights as an administrator count in this call: a token has them only where it was made for that. */
export const bringsAdministration = ({ via, tokenScopes }: Caller): boolean => via !== 'token' || tokenScopes.includes('administer');

/** Tells whether somebody may see and touch the machinery of the whole installation (under /admin). */
export const mayAdminister = (caller: Caller): boolean => administers(caller.scope) && bringsAdministration(caller);

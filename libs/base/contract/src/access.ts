import { z } from 'zod';
import { route } from './route.js';
import * as s from './shapes.js';
import { grantRoles, roles, sides, tokenScopes } from './vocabulary.js';

const byId = z.object({ id: s.idText });
const bySession = z.object({ id: z.string().min(1).max(100) });
const byPerson = z.object({ personId: s.idText });
const tag = 'access';

const rights = z.object({
  everything: z.boolean().describe('Administers the whole installation'),
  partnerships: z.array(z.object({ partnershipId: s.id, role: z.enum([...grantRoles, 'coordinator']), sides: z.array(z.enum(sides)) })),
  entities: z.array(z.object({ partnershipId: s.id, organizationId: s.id, role: z.enum(roles).exclude(['coordinator']) })),
});
export const caller = z
  .object({
    person: z.object({ id: s.id, name: z.string(), email: z.string(), language: s.language }).nullable().describe('null: whoever sits at an installation that nobody has claimed'),
    via: z.enum(['machine', 'session', 'token']),
    signedInAt: s.instant.nullable(),
    isFresh: z.boolean().describe('Signed in within the last 15 minutes, as delicate operations ask for'),
    tokenScopes: z.array(z.enum(tokenScopes)),
    rights,
    languages: z.array(s.language),
  })
  .meta({ id: 'Caller' });
export const openSession = z
  .object({ id: z.string(), isThis: z.boolean(), device: z.string().describe('What the browser calls itself'), address: z.string(), signedInAt: s.instant, lastSeenAt: s.instant, endsAt: s.instant.describe('Unless it is used before then') })
  .meta({ id: 'Session' });
export const grant = z
  .object({ id: s.id, person: z.object({ id: s.id, name: z.string() }), partnershipId: s.id.nullable().describe('null: of the whole installation'), role: z.enum(grantRoles), grantedAt: s.instant, version: z.number().int() })
  .meta({ id: 'Grant' });
export const account = z
  .object({
    person: z.object({ id: s.id, name: z.string(), email: z.string(), isSample: z.boolean() }),
    disabledAt: s.instant.nullable(),
    sessions: z.number().int(),
    lastSeenAt: s.instant.nullable().describe('In a session that is still open'),
    grants: z.array(z.object({ id: s.id, role: z.enum(grantRoles), partnershipId: s.id.nullable(), version: z.number().int() })),
    appointments: z.array(z.object({ role: z.enum(roles), partnershipId: s.id, organization: z.string() })),
  })
  .meta({ id: 'Account' });
export const apiToken = z
  .object({ id: s.id, name: z.string(), scopes: z.array(z.enum(tokenScopes)), createdAt: s.instant, expiresAt: s.instant.nullable(), lastUsedAt: s.instant.nullable().describe('To the hour') })
  .meta({ id: 'ApiToken' });

const newToken = z.object({
  name: s.line(100),
  scopes: z.array(z.enum(tokenScopes)).min(1).refine((list) => new Set(list).size === list.length, 'a scope is named twice'),
  expiresInDays: z.number().int().min(1).max(366).default(90),
});

export const readSession = route({ id: 'readSession', method: 'GET', path: '/session', tag, needs: 'reader', summary: 'Who calls, how that was proved, and what they may see', response: caller });
export const listSessions = route({ id: 'listSessions', method: 'GET', path: '/sessions', tag, needs: 'reader', summary: 'The own open sessions, the one used last first', response: z.object({ items: z.array(openSession) }) });
export const endSession = route({ id: 'endSession', method: 'POST', path: '/sessions/:id/end', tag, needs: 'reader', fresh: true, summary: 'End one of the own sessions', params: bySession, status: 204 });
export const endOtherSessions = route({ id: 'endOtherSessions', method: 'POST', path: '/sessions/end-others', tag, needs: 'reader', fresh: true, summary: 'End all own sessions but this one', response: z.object({ ended: z.number().int() }) });
export const listTokens = route({ id: 'listTokens', method: 'GET', path: '/tokens', tag, needs: 'reader', summary: 'The own tokens for programs that were not revoked', response: z.object({ items: z.array(apiToken) }) });
export const createToken = route({ id: 'createToken', method: 'POST', path: '/tokens', tag, needs: 'reader', fresh: true, showsSecret: true, summary: 'Make a token for a program; it is shown this once, and never does more than its person may', body: newToken, response: apiToken.extend({ token: z.string() }), status: 201 });
export const revokeToken = route({ id: 'revokeToken', method: 'POST', path: '/tokens/:id/revoke', tag, needs: 'reader', summary: 'Revoke one of the own tokens', params: byId, status: 204 });
export const listAccounts = route({ id: 'listAccounts', method: 'GET', path: '/accounts', tag, needs: 'administrator', summary: 'Everybody who may sign in or once did, with their rights', query: z.object({ cursor: s.cursor, limit: s.limit }), response: s.page(account) });
export const disableAccount = route({ id: 'disableAccount', method: 'POST', path: '/accounts/:personId/disable', tag, needs: 'administrator', fresh: true, summary: 'Take an account away: no session and no token of the person counts from now on', params: byPerson, body: z.object({ reason: s.line(500) }), status: 204 });
export const enableAccount = route({ id: 'enableAccount', method: 'POST', path: '/accounts/:personId/enable', tag, needs: 'administrator', fresh: true, summary: 'Give an account back', params: byPerson, status: 204 });
export const endSessionsOf = route({ id: 'endSessionsOf', method: 'POST', path: '/accounts/:personId/end-sessions', tag, needs: 'administrator', fresh: true, summary: "End all of a person's sessions", params: byPerson, response: z.object({ ended: z.number().int() }) });
export const listGrants = route({ id: 'listGrants', method: 'GET', path: '/grants', tag, needs: 'administrator', summary: 'Rights that no appointment gives: administrators and viewers', response: z.object({ items: z.array(grant) }) });
export const giveGrant = route({ id: 'giveGrant', method: 'POST', path: '/grants', tag, needs: 'administrator', fresh: true, summary: 'Make a person administrator or viewer, of a partnership or of the whole installation', body: z.object({ personId: s.id, partnershipId: s.id.nullable(), role: z.enum(grantRoles) }), response: grant, status: 201 });
export const endGrant = route({ id: 'endGrant', method: 'POST', path: '/grants/:id/end', tag, needs: 'administrator', fresh: true, summary: 'Take such a right away; that of the last administrator of the installation stays', params: byId, ifMatch: true, status: 204 });

export const accessRoutes = [readSession, listSessions, endOtherSessions, endSession, listTokens, createToken, revokeToken, listAccounts, disableAccount, enableAccount, endSessionsOf, listGrants, giveGrant, endGrant];

import { describe, expect, test } from '@jest/globals';
import { nothingAtAll, type Scope } from '@suivi/access';
import { type Route, routes } from '@suivi/contract';
import { mayAdminister, refusalOf } from './access.policy.js';
import { type Caller, nobody, whoeverSitsHere } from './caller.js';

const now = new Date('2026-03-02T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const routeThat = (o: Pick<Route, 'method' | 'needs' | 'fresh'>): Route => ({ id: 'x', path: '/x', summary: '', tag: '', ...o });
const inPartnership = (role: 'viewer' | 'coordinator' | 'administrator'): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: 1, role, sides: [] }] });
const signedIn = (scope: Scope, minutes = 60): Caller => ({ ...nobody, scope, via: 'session', signedInAt: minutesAgo(minutes) });
const focalPoint: Scope = { ...nothingAtAll, personId: 1, entities: [{ partnershipId: 1, organizationId: 1, role: 'focal-point' }] };

describe('who may call a route', () => {
  const floors = ['nobody', 'reader', 'coordinator', 'administrator'] as const;
  const reached = (caller: Caller) => floors.filter((needs) => refusalOf(routeThat({ method: 'GET', needs }), caller, now) === null);

  test.each([
    ['who proved nothing', nobody, ['nobody']],
    ['who sits at an unclaimed installation', whoeverSitsHere, floors],
    ['a focal point', signedIn(focalPoint), ['nobody', 'reader']],
    ['a viewer', signedIn(inPartnership('viewer')), ['nobody', 'reader']],
    ['a coordinator', signedIn(inPartnership('coordinator')), ['nobody', 'reader', 'coordinator']],
    ['an administrator of a partnership', signedIn(inPartnership('administrator')), floors],
  ])('%s', (_, caller, reaches) => expect(reached(caller)).toEqual(reaches));

  test('nobody is asked to sign in, everybody else is told that it is not theirs', () => {
    const route = routeThat({ method: 'POST', needs: 'coordinator' });
    expect([refusalOf(route, nobody, now), refusalOf(route, signedIn(focalPoint), now)]).toEqual(['sign-in-required', 'forbidden']);
  });

  test('what is delicate asks for a sign-in of the last 15 minutes, which a token never has', () => {
    const route = routeThat({ method: 'POST', needs: 'reader', fresh: true });
    expect([15, 16].map((minutes) => refusalOf(route, signedIn(focalPoint, minutes), now))).toEqual([null, 'fresh-sign-in-required']);
    expect(refusalOf(route, { ...signedIn(focalPoint), via: 'token', tokenScopes: ['read', 'write', 'administer'], signedInAt: null }, now)).toBe('fresh-sign-in-required');
    expect(refusalOf(route, whoeverSitsHere, now)).toBeNull();
  });

  test('a token is good for what it was made for, and never for more than its person', () => {
    const token = (tokenScopes: Caller['tokenScopes'], scope = inPartnership('administrator')): Caller => ({ ...nobody, scope, via: 'token', tokenScopes });
    const [read, write, administer] = [routeThat({ method: 'GET', needs: 'reader' }), routeThat({ method: 'POST', needs: 'coordinator' }), routeThat({ method: 'GET', needs: 'administrator' })];
    expect([read, write, administer].map((route) => refusalOf(route, token(['read']), now))).toEqual([null, 'forbidden', 'forbidden']);
    expect([read, write, administer].map((route) => refusalOf(route, token(['write']), now))).toEqual(['forbidden', null, 'forbidden']);
    expect(refusalOf(administer, token(['administer']), now)).toBeNull();
    expect(refusalOf(administer, token(['administer'], focalPoint), now)).toBe('forbidden');
  });

  test('the machinery is for administrators of the whole installation', () => {
    expect([whoeverSitsHere, signedIn({ ...nothingAtAll, everything: true }), signedIn(inPartnership('administrator')), nobody].map(mayAdminister)).toEqual([true, true, false, false]);
  });
});

describe('the contract', () => {
  test('lets nobody change anything without a sign-in', () => {
    expect(routes.filter(({ method, needs }) => method !== 'GET' && needs === 'nobody').map(({ id }) => id)).toEqual([]);
  });
});

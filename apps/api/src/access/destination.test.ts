import { describe, expect, test } from '@jest/globals';
import { destinationOf, signInPage } from './destination.js';

describe('where somebody goes after signing in', () => {
  test.each(['/', '/commitments/7', '/?partnershipId=2&sort=-deadline', '/documents/3/review?beside=4'])('%s', (then) => expect(destinationOf(then)).toBe(then));

  test.each([
    'https://evil.example/', '//evil.example/', '/\\evil.example', '\\\\evil.example', '/.//evil.example', '/x/..//evil.example', '/%0d%0aset-cookie', 'javascript:alert(1)', '/\tx', '/ x', '/é', '', 'x',
    '/sign-in', '/sign-in?then=/', '/sign-out', '/claim/abc', '/api/v1/people', undefined, ['/a'], '/' + 'a'.repeat(1000),
  ])('never %j', (then) => {
    const to = destinationOf(then);
    expect(new URL(to, 'https://suivi.example/').origin).toBe('https://suivi.example');
    expect(to === '/' || to === then).toBe(true);
  });

  test('is kept while signing in', () => expect(signInPage('/commitments/7?a=b')).toBe('/sign-in?then=%2Fcommitments%2F7%3Fa%3Db'));
});

import { describe, expect, test } from '@jest/globals';
import { askedFor, type Asked, type Part, whyNotNudged } from './nudge.js';

const one = (personId: number, o: Partial<Asked> = {}): Asked => ({ personId, role: 'focal-point', contactLost: false, away: false, ...o });
const part = (o: Partial<Part> = {}): Part => ({ isOpen: true, waitsForDesk: false, waitsForHead: false, nudgedAt: null, answersPersonId: null, people: [one(1)], ...o });
const alternate = one(9, { role: 'alternate' });
const now = new Date('2026-05-04T08:00:00Z');

describe('whom a nudge asks', () => {
  test.each<[string, Part, number[]]>([
    ['all focal points of the entity', part({ people: [one(1), one(2), alternate] }), [1, 2]],
    ['the one who was named for it alone', part({ people: [one(1), one(2)], answersPersonId: 2 }), [2]],
    ['all, where who was named has left', part({ people: [one(1), one(2)], answersPersonId: 7 }), [1, 2]],
    ['the alternate beside who is there, where one is away', part({ people: [one(1, { away: true }), one(2), alternate] }), [2, 9]],
    ['who is away, where nobody stands in', part({ people: [one(1, { away: true })] }), [1]],
    ['the alternate, where the contact is lost', part({ people: [one(1, { contactLost: true }), alternate] }), [9]],
    ['nobody, where every contact is lost', part({ people: [one(1, { contactLost: true })] }), []],
  ])('%s', (_name, of, people) => expect(askedFor(of)).toEqual(people));
});

describe('nobody is nudged', () => {
  test.each<[string, Part, string | null]>([
    ['about what is no longer open', part({ isOpen: false }), 'not-open'],
    ['about what waits for the desk itself', part({ waitsForDesk: true }), 'waits-for-you'],
    ['about what the head of the entity has to clear', part({ waitsForHead: true }), 'with-head'],
    ['where nobody is appointed', part({ people: [] }), 'nobody'],
    ['where nobody can be reached', part({ people: [one(1, { contactLost: true })] }), 'contact-lost'],
    ['twice within a day', part({ nudgedAt: new Date('2026-05-03T08:00:01Z') }), 'too-soon'],
    ['– but after a day they are', part({ nudgedAt: new Date('2026-05-03T08:00:00Z') }), null],
  ])('%s', (_name, of, why) => expect(whyNotNudged(of, { now, again: false })).toBe(why));
  test('unless the desk insists', () => expect(whyNotNudged(part({ nudgedAt: now }), { now, again: true })).toBeNull());
});

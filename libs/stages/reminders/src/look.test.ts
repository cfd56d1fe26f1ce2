import { describe, expect, test } from '@jest/globals';
import { plainWeek, workdaysOf } from '@suivi/kernel';
import { askedOf, type Recipient } from './look.js';

const open = Number.MAX_SAFE_INTEGER;
const recipient = (personId: number, ...posts: Recipient['posts']): Recipient => ({ personId, zone: 'UTC', workdays: workdaysOf(plainWeek), digestsOff: false, absences: [], posts });
const focal = recipient(1, { role: 'focal-point', from: 0, to: open });
const alternate = recipient(2, { role: 'alternate', from: 0, to: open });
const head = recipient(3, { role: 'head', from: 0, to: open });
const named = (to: number) => recipient(4, { role: 'focal-point', from: 0, to });
const rolesOf = (asked: readonly Recipient[]) => asked.map((r) => [r.personId, ...r.posts.map((post) => `${post.role} ${post.from}`)]);

describe('who is asked about one commitment', () => {
  test('while an answer waits for the head of the entity, only the head, in their place too', () =>
    expect(rolesOf(askedOf({ clearing: true, answersPersonId: null }, [focal, alternate, head]))).toEqual([[1], [2], [3, 'head 0', 'focal-point 0']]));

  test('the focal point who was named for it, not the others', () =>
    expect(rolesOf(askedOf({ clearing: false, answersPersonId: 4 }, [focal, alternate, head, named(open)]))).toEqual([[1], [2, 'alternate 0'], [3, 'head 0'], [4, 'focal-point 0']]));

  test('the others again from the day after the post of the one who was named has ended', () =>
    expect(rolesOf(askedOf({ clearing: false, answersPersonId: 4 }, [focal, named(90)]))).toEqual([[1, 'focal-point 91'], [4, 'focal-point 0']]));

  test('everybody where the one who was named holds no post any more', () =>
    expect(rolesOf(askedOf({ clearing: false, answersPersonId: 4 }, [focal, recipient(4)]))).toEqual([[1, 'focal-point 0'], [4]]));
});

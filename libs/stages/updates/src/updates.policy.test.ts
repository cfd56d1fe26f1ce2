import { describe, expect, test } from '@jest/globals';
import { nothingAtAll, type Scope, wholeInstallation } from '@suivi/access';
import { mayAnswerFor, mayChangeNote, mayClear, mayClearInPlace, mayDecide, maySeeNote, mayWriteNote } from './updates.policy.js';

const in7 = (role: 'viewer' | 'coordinator' | 'administrator', sides: ('un' | 'partner')[]): Scope => ({ ...nothingAtAll, personId: 1, partnerships: [{ partnershipId: 7, role, sides }] });
const reporting = (role: 'focal-point' | 'head'): Scope => ({ ...nothingAtAll, personId: 3, entities: [{ partnershipId: 7, organizationId: 40, role }] });
const [unDesk, partnerDesk, viewer, administrator] = [in7('coordinator', ['un']), in7('coordinator', ['partner']), in7('viewer', []), in7('administrator', ['un', 'partner'])];
const readers: Scope[] = [unDesk, partnerDesk, viewer, administrator, reporting('focal-point'), reporting('head'), nothingAtAll, wholeInstallation];
const who = (may: (scope: Scope) => boolean) => readers.map(may);
const of = { partnershipId: 7, organizationId: 40, side: 'un' } as const;

describe('who may what with an answer', () => {
  //                                         un    partner viewer admin  focal  head   nobody whole
  test('the desk of its side decides', () => expect(who((s) => mayDecide(s, of))).toEqual([true, false, false, true, false, false, false, true]));
  test('its people and that desk speak for an entity', () => expect(who((s) => mayAnswerFor(s, of))).toEqual([true, false, false, true, true, true, false, true]));
  test('its head clears', () => expect(who((s) => mayClear(s, of))).toEqual([false, false, false, false, false, true, false, true]));
  test('where nobody clears any more, the desk of its side may', () => {
    expect(who((s) => mayClearInPlace(s, { ...of, isLeft: true }))).toEqual([true, false, false, true, false, true, false, true]);
    expect(who((s) => mayClearInPlace(s, { ...of, isLeft: false }))).toEqual([false, false, false, false, false, true, false, true]);
  });
  test('people of another entity have no say', () => expect(mayAnswerFor(reporting('head'), { ...of, organizationId: 41 }) || mayClear(reporting('head'), { ...of, organizationId: 41 })).toBe(false));
});

describe('who may what with a note', () => {
  test('an internal one is for the desk of its side', () => expect(who((s) => maySeeNote(s, { partnershipId: 7, side: 'un' }))).toEqual([true, false, false, true, false, false, false, true]));
  test('a shared one is for all who see the whole partnership, and no focal point', () => expect(who((s) => maySeeNote(s, { partnershipId: 7, side: null }))).toEqual([true, true, true, true, false, false, false, true]));
  test('the desks write them, an internal one that of the side', () => {
    expect(who((s) => mayWriteNote(s, { partnershipId: 7, side: null }))).toEqual([true, true, false, true, false, false, false, true]);
    expect(who((s) => mayWriteNote(s, { partnershipId: 7, side: 'partner' }))).toEqual([false, true, false, true, false, false, false, true]);
  });
  test('it is changed by who wrote it', () => {
    expect(who((s) => mayChangeNote(s, { personId: 1 }))).toEqual([true, true, true, true, false, false, false, false]);
    expect(who((s) => mayChangeNote(s, { personId: null }))).toEqual([false, false, false, false, false, false, false, true]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Overdue } from './desk.js';
import { byEntity, fits, inOrder } from './desk-rows.js';
import { deskSearch } from './desk-search.js';

const reader = { language: 'en', desks: ['un'] } as const;
const row = (id: number, acronym: string, o: Partial<Overdue> = {}): Overdue => ({
  commitment: { id, reference: `R/${id}`, title: `Plan ${id}`, version: 1 }, entity: { id: acronym.charCodeAt(0), acronym, name: { en: acronym, ar: 'كيان' }, side: acronym === 'Z' ? 'partner' : 'un' },
  part: 'lead', deadline: { on: '2026-01-01', precision: 'day' }, days: id, lastContactOn: null, nudgedAt: null, keptBy: 'un', asksForMore: false, namesColleague: false, waitsForHead: false, ...o,
});

describe("the desk's page", () => {
  test('reads an address that anyone may have typed', () => {
    expect(deskSearch({ partnershipId: '4', side: 'theirs', organizationId: -1, q: 7, sort: 'age', group: 'none', x: 1 })).toEqual({ partnershipId: 4, q: '7', group: 'none' });
  });
  test('puts own entities first, then the longest overdue, or by name, or who was not heard from longest', () => {
    const rows = [row(9, 'Z'), row(3, 'B', { lastContactOn: '2025-05-01' }), row(5, 'A', { lastContactOn: '2025-06-01' }), row(1, 'C')];
    const ids = (sort?: 'entity' | 'contact') => inOrder(rows, { sort }, reader).map(({ commitment }) => commitment.id);
    expect([ids(), ids('entity'), ids('contact')]).toEqual([[5, 3, 1, 9], [5, 3, 1, 9], [1, 3, 5, 9]]);
  });
  test('stands rows under their entities in the order of their first rows', () => {
    expect(byEntity([row(5, 'A'), row(3, 'B'), row(2, 'A')]).map(({ entity, rows }) => [entity.acronym, rows.length])).toEqual([['A', 2], ['B', 1]]);
  });
  test('finds rows by every word, the entity, and the own side', () => {
    const one = { entity: row(1, 'A').entity, words: 'R/1 Plan of energy' };
    expect([fits({ q: 'energy a' }, reader, one), fits({ q: 'energy x' }, reader, one), fits({ organizationId: 2 }, reader, one), fits({ side: 'own' }, reader, one), fits({ side: 'own' }, reader, { ...one, entity: row(1, 'Z').entity })]).toEqual([true, false, false, true, false]);
  });
});

import { expect, test } from '@jest/globals';
import { slugOf } from './founding.js';

test.each([
  [['UN', 'CARICOM'], 'un-caricom'], [['UN', 'Union Africaine'], 'un-union-africaine'], [['ONU', 'Ligue des États arabes'], 'onu-ligue-des-etats-arabes'], [['联合国', '东盟'], 'partnership'],
])('%j are an address word', (words, slug) => {
  expect(slugOf(...words)).toBe(slug);
});

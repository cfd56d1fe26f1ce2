import { describe, expect, it } from '@jest/globals';
import { alignedRows } from './alignment.js';

const of = (labels: string) => labels.split(' ').map((label) => ({ label }));
const rows = (own: string, others: string) => alignedRows(of(own), of(others)).map((row) => `${row.own?.label ?? '-'}|${row.other?.label ?? '-'}`);

describe('two language versions side by side', () => {
  it('meet at the same label', () => expect(rows('1 2 3', '1 2 3')).toEqual(['1|1', '2|2', '3|3']));
  it('leave a gap where one has a paragraph more', () => expect(rows('t 1 3', '1 2 3')).toEqual(['t|-', '1|1', '-|2', '3|3']));
  it('count labels that come again', () => expect(rows('1 2 1 2', '1 2 1')).toEqual(['1|1', '2|2', '1|1', '2|-']));
  it('keep the order of each', () => expect(rows('2 1', '1 2')).toEqual(['-|1', '2|2', '1|-']));
});

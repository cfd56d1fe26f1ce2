import { describe, expect, test } from '@jest/globals';
import type { Correction } from '@suivi/db';
import type { Standing } from '@suivi/outcomes';
import { type Cited, correctionOf, fateOf } from './correction.js';

const cited: Cited = { recordState: 'open', paragraphLabel: '3', correction: null };
const at = { paragraph: 4, start: 10, end: 20 };
const same: Standing = { fate: 'same', words: 'a plan', ...at };
const changed: Standing = { fate: 'changed', words: 'a new plan', ...at };
const gone: Standing = { fate: 'gone' };
const settled: Correction = { edition: 2, words: 'a new plan', settled: true };

describe('what a corrected document does to a commitment', () => {
  test.each<[string, Partial<Cited>, Standing, [label: string | null, fate: string, correction: Correction | null]]>([
    ['its words stand where they stood', {}, same, ['3', 'kept', null]],
    ['its words stand under another number', {}, same, ['4', 'moved', null]],
    ['its words changed', {}, changed, ['3', 'changed', { edition: 3, words: 'a new plan', settled: false }]],
    ['its words are gone', {}, gone, [null, 'gone', { edition: 3, words: null, settled: false }]],
    ['words that were kept by a coordinator are not asked about again', { correction: settled }, changed, ['3', 'changed', settled]],
    ['other new words are', { correction: { ...settled, words: 'a plan of action' } }, changed, ['3', 'changed', { edition: 3, words: 'a new plan', settled: false }]],
    ['a second correction that gives the words back takes the mark away', { correction: settled }, same, ['3', 'kept', null]],
    ['one that was closed can be reopened, and is marked', { recordState: 'closed' }, changed, ['3', 'changed', { edition: 3, words: 'a new plan', settled: false }]],
    ['one that was carried over is not: its heir is', { recordState: 'carried-over' }, changed, ['3', 'changed', null]],
  ])('%s', (_, more, standing, [label, fate, correction]) => {
    const of = { ...cited, ...more };
    expect(fateOf(of, standing, label)).toBe(fate);
    expect(correctionOf(of, standing, 3)).toEqual(correction);
  });
});

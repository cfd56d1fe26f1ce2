import { describe, expect, it } from '@jest/globals';
import { markedRuns, splitPlace, stepTo, wordEdges } from './marking.js';

describe('a paragraph with proposals in it', () => {
  const paragraph = { start: 100, text: '🌊 one two three' };

  it('is cut at the ends of the marks, without losing a sign', () => {
    const runs = markedRuns(paragraph, [{ start: 102, end: 105 }, { start: 106, end: 109 }]);
    expect(runs.map((run) => run.text)).toEqual(['🌊 ', 'one', ' ', 'two', ' three']);
    expect(runs.map((run) => run.start)).toEqual([100, 102, 105, 106, 109]);
    expect(runs.map((run) => run.marks.length)).toEqual([0, 1, 0, 1, 0]);
  });

  it('bears both marks where two overlap, and the part of a mark that reaches beyond it', () => {
    const runs = markedRuns(paragraph, [{ start: 90, end: 105 }, { start: 102, end: 200 }]);
    expect(runs.map((run) => [run.text, run.marks.length])).toEqual([['🌊 ', 1], ['one', 2], [' two three', 1]]);
  });

  it('without a mark is one run', () => expect(markedRuns(paragraph, [{ start: 1, end: 50 }])).toEqual([{ start: 100, text: paragraph.text, marks: [] }]));
});

describe('the edges of words', () => {
  it('are found where the language writes no blanks', () => {
    const { starts } = wordEdges({ start: 10, text: '会议决定开展对话' }, 'zh');
    expect(starts.length).toBeGreaterThan(2);
    expect(starts[0]).toBe(10);
  });

  it('lead on and back, and stop at the last', () => {
    const { starts, ends } = wordEdges({ start: 5, text: 'one two. ' }, 'en');
    expect([starts, ends]).toEqual([[5, 9], [8, 12, 13]]);
    expect([stepTo(ends, 8, 1), stepTo(ends, 13, 1), stepTo(starts, 9, -1), stepTo(starts, 5, -1)]).toEqual([12, 13, 5, 5]);
  });
});

describe('the place to split a passage', () => {
  it('is after a pause near the middle, else between words', () => {
    const text = 'UNDP will prepare a plan, and the Secretariat will convene a workshop';
    expect(text.slice(splitPlace({ start: 0, text }, { start: 0, end: text.length }, 'en') ?? 0)).toBe('and the Secretariat will convene a workshop');
    expect(splitPlace({ start: 0, text: 'one two' }, { start: 0, end: 7 }, 'en')).toBe(4);
    expect(splitPlace({ start: 0, text: 'one' }, { start: 0, end: 3 }, 'en')).toBeNull();
  });
});

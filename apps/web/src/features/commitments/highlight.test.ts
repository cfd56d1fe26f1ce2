import { describe, expect, it } from '@jest/globals';
import { runsOf } from './highlight.js';

const points = (text: string): number => Array.from(text).length;
const paragraph = (before: string, words: string, after: string, paragraphStart = 2100) => ({
  text: before + words + after,
  span: { paragraphStart, quoteStart: paragraphStart + points(before), quoteEnd: paragraphStart + points(before + words) },
});
const marked = (text: string, span: Parameters<typeof runsOf>[1]): string | undefined => runsOf(text, span).find((run) => run.marked)?.text;

describe('the words of a commitment in its source paragraph', () => {
  it.each([
    ['English', 'The meeting noted this. ', 'The two desks will report', ' in 2027.'],
    ['Chinese', '会议回顾了合作情况。', '与会各机构承诺开展一次对话', '，并提出报告。'],
    ['Arabic, in the order of the text', 'وأكد الاجتماع أهمية التأهب. ', 'واتفق الجانبان على إنشاء شبكة', ' خلال عام.'],
    ['signs outside the basic plane before the words', 'By 🌊🌊 and 𠮷野, ', 'entities will act', '.'],
    ['signs outside the basic plane within the words', 'Then ', 'plant 🌴🌴 by 2027', ' 🌊'],
  ])('are found: %s', (_, before, words, after) => {
    const { text, span } = paragraph(before, words, after);
    expect(runsOf(text, span)).toEqual([
      { text: before, marked: false },
      { text: words, marked: true },
      { text: after, marked: false },
    ]);
  });

  it('may be the whole paragraph', () => {
    const { text, span } = paragraph('', 'All of it.', '');
    expect(runsOf(text, span)).toEqual([{ text: 'All of it.', marked: true }]);
  });

  it('leave no text out and add none', () => {
    const { text, span } = paragraph('a🌊', 'b𠮷', 'c');
    expect(runsOf(text, span).map((run) => run.text).join('')).toBe(text);
  });

  it('are cut to the paragraph when the span reaches beyond it', () => {
    expect(marked('abc', { paragraphStart: 10, quoteStart: 8, quoteEnd: 12 })).toBe('ab');
    expect(marked('abc', { paragraphStart: 10, quoteStart: 12, quoteEnd: 99 })).toBe('c');
  });

  it('mark nothing when the span lies elsewhere', () => {
    expect(marked('abc', { paragraphStart: 10, quoteStart: 50, quoteEnd: 60 })).toBeUndefined();
    expect(marked('abc', { paragraphStart: 10, quoteStart: 12, quoteEnd: 11 })).toBeUndefined();
  });
});

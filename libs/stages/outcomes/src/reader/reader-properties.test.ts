import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOutcomeDocument, type DocumentReading } from './index.js';

const FRAGMENTS = [
  '1. ', '(a) ', '(i) ', '—— ', '• ', '\n', '\n\n', '   ', '=== X/1 ===\n', '٣ - ', 'A/RES/1/2\n', '12\n', 'Requests ', 'the Secretary-General ', 'to report ', 'by 1 May 2027', ';', '. ', ': ', ', ', 'and ',
  '会议商定', '请秘书长', '于2027年5月', '。', '，', 'Décide de ', "l'Assemblée ", 'solicita a ', 'просит ', 'Генерального секретаря ', 'до конца 2027 года', 'تطلب إلى ', 'الأمين العام ', 'وتقرر ', '😀', '\u200f', '\t', '\r\n', '(((', ')))', '1.1.1', '《', '》',
  'adopted both recommendations. ', 'within 30 days', 'at its fifty-second session (June 2027)', 'Annex\n', 'I have the honour to transmit ', 'ﷺ', 'e\u0301', '\ud800',
];

const slices = (text: string, { proposals, paragraphs }: DocumentReading): void => {
  const points = Array.from(text);
  for (const proposal of proposals) {
    expect(points.slice(proposal.start, proposal.end).join('')).toBe(proposal.quote);
    expect(proposal.quote.length).toBeGreaterThan(0);
  }
  for (const paragraph of paragraphs) {
    expect(paragraph.start).toBeLessThanOrEqual(paragraph.end);
    expect(paragraph.end).toBeLessThanOrEqual(points.length);
  }
};

describe('any text', () => {
  it('is read without a throw, and every quote is an exact slice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 60 }), fc.constantFrom('auto', 'en', 'fr', 'es', 'zh', 'ar', 'ru'), (parts, language) => {
        const text = parts.join('');
        slices(text, readOutcomeDocument(text, { language: language as 'auto' }));
      }),
      { numRuns: 120 },
    );
  });

  it('is read the same twice', () => {
    const text = FRAGMENTS.join('');
    expect(readOutcomeDocument(text, { language: 'auto' })).toEqual(readOutcomeDocument(text, { language: 'auto' }));
  });
});

describe('texts made to hurt', () => {
  const read = (text: string): DocumentReading => {
    const started = process.cpuUsage();
    const reading = readOutcomeDocument(text, { language: 'auto' });
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(60);
    return reading;
  };

  it.each([
    ['one line of 5 MB without a full stop', 'the Parties shall report and '.repeat(180_000)],
    ['one line of 5 MB in Chinese', '双方同意加强合作，'.repeat(200_000)],
    ['10,000 brackets', '('.repeat(10_000) + 'a' + ')'.repeat(10_000)],
    ['10,000 levels of lists', Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i % 40)}(${'abc'[i % 3]}) (i) Requests the Board:`).join('\n')],
    ['a megabyte of digits', '1'.repeat(1_000_000)],
    ['a megabyte of blanks', ' '.repeat(500_000) + '\n'.repeat(500_000)],
    ['a megabyte of commas', ','.repeat(1_000_000)],
  ])('%s neither hangs nor throws', (_, text) => {
    slices(text, read(text));
  });
});

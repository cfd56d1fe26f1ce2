import { describe, expect, test } from '@jest/globals';
import { inLabelOrder } from './paragraph-order.js';
import { composeProgressReport } from './progress-report.js';
import { sampleFacts } from './test-facts.js';

const report = composeProgressReport(sampleFacts(), 'en');
const all = report.areas.flatMap((area) => area.commitments);
const of = (number: string) => all.find((c) => c.reference === `UN-CARICOM-6/${number}`);

describe('a progress report', () => {
  test('keeps the areas in their order, leaves out empty ones and puts what has none last', () => {
    expect(report.areas.map((area) => area.name?.split(' ')[0] ?? null)).toEqual(['Climate', 'Regional', 'Food', 'Human', null]);
  });

  test('follows the paragraphs of the outcome document within an area', () => {
    expect(report.areas.at(-1)?.commitments.map((c) => c.paragraphLabel)).toEqual(['6', '6 (a)', '9', '10']);
    expect(inLabelOrder(['10', '6 (b)', '2', '6', '6 (a)'], (label) => [label, ''])).toEqual(['2', '6', '6 (a)', '6 (b)', '10']);
  });

  test('counts each commitment once', () => {
    expect(report.figures).toEqual({
      total: 12, byStatus: { 'not-started': 2, 'in-progress': 4, implemented: 4, 'overtaken-by-events': 1, discontinued: 1 },
      open: 4, overdue: 2, dueSoon: 1, carriedOver: 1, withoutUpdate: 3,
    });
  });

  test('an open commitment is overdue as of the day of the report, a closed one never', () => {
    expect(of('03')?.scheduleStatus).toBe('overdue');
    expect(of('07')?.scheduleStatus).toBeNull();
    const earlier = composeProgressReport({ ...sampleFacts(), asOf: '2013-06-30' }, 'en');
    expect(earlier.areas.flatMap((a) => a.commitments).find((c) => c.reference === 'UN-CARICOM-6/03')?.scheduleStatus).toBe('due-soon');
  });

  test('names what a commitment came from and goes on as', () => {
    expect([of('02')?.carriedFrom, of('02')?.succeededBy, of('11')?.succeededBy]).toEqual(['UN-CARICOM-5/04', 'UN-CARICOM-7/01', 'UN-CARICOM-6/02']);
  });

  test('lists the owners that reported nothing, the lead first and the others by their sort key', () => {
    expect(of('03')?.withoutUpdate.map((e) => e.acronym)).toEqual(['CDEMA']);
    expect(of('11')?.withoutUpdate.map((e) => e.acronym)).toEqual(['DPA', 'CARICOM', 'UNDP', 'CDEMA', 'UNODC', 'FAO', 'PAHO', 'ITU']);
  });

  test('a deadline that hangs on a meeting names the meeting', () => {
    expect(of('02')?.deadline).toEqual({ text: null, on: '2013-07-22', precision: 'day', meetingOrdinal: 7 });
  });

  test('control characters and marks that turn the text around are taken out', () => {
    const facts = sampleFacts();
    const [first, ...others] = facts.commitments;
    if (!first) throw new Error('the sample has commitments');
    const dirty = composeProgressReport({ ...facts, commitments: [{ ...first, title: 'a\u0000b\u202ec\u2066d\ud800e\r\nf' }, ...others] }, 'en');
    expect(dirty.areas.flatMap((a) => a.commitments).find((c) => c.reference === first.reference)?.title).toBe('abcde\nf');
  });
});

import { describe, expect, test } from '@jest/globals';
import { type Language, languages } from '@suivi/kernel';
import { callPage } from './page.js';
import type { CallStanding } from './standing.js';

const words: Record<Language, string> = { en: 'agreed to publish a plan ', fr: 'est convenu de publier un plan ', es: 'acordó publicar un plan ', zh: '同意公布一项计划', ar: 'اتفق على نشر خطة ', ru: 'согласились опубликовать план ' };

/** A call to an entity with many commitments, in long words, everything typed and nothing sent. */
const standing = (language: Language, count: number): CallStanding => ({
  answer: { personId: 4, callId: 7, organizationId: 3, generation: 0 }, language, zone: 'UTC', personName: 'Inès <Ferrand>', entityName: 'PNUD',
  call: { callId: 7, partnershipId: 1, meetingOrdinal: 6, state: 'open', entity: { en: 'UNDP' }, message: { [language]: words[language].repeat(60) }, dueOn: '2012-11-15', remarks: null, remarksDraft: null, nothing: false },
  asked: Array.from({ length: count }, (_, n) => ({
    commitmentId: n + 1, reference: `UN-CARICOM-6/${n + 1}`, title: words[language].repeat(20), quote: words[language].repeat(60), paragraphLabel: '6', deadlineOn: '2013-03-31', precision: 'quarter' as const,
    declaredStatus: 'in-progress' as const, lastUpdateAt: null, isOpen: true, answered: false, clearing: false,
  })),
  drafts: new Map(Array.from({ length: count }, (_, n) => [n + 1, { status: 'implemented', narrative: words[language].repeat(40) }])),
});

describe('the page of a call', () => {
  test.each(languages)('in %s stays below 50 KB whatever is asked, leads on to the rest, and shows each commitment once', (language) => {
    const seen: number[] = [];
    for (let after: number | undefined, pages = 0; pages < 40; pages += 1) {
      const html = callPage(standing(language, 25), '1.x', { after });
      expect(Buffer.byteLength(html)).toBeLessThan(50_000);
      expect((html.match(/ name="[a-z]+-\d+"/g) ?? []).length).toBeLessThanOrEqual(50); // a form is read up to 60 fields
      seen.push(...[...html.matchAll(/<section aria-labelledby="c-(\d+)"/g)].map(([, id]) => Number(id)));
      after = Number(/href="\?after=(\d+)"/.exec(html)?.[1] ?? 0) || undefined;
      if (after === undefined) break;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
  });

  test('a single text of ten thousand characters leaves a page with one commitment', () => {
    const of = standing('zh', 3);
    const html = callPage({ ...of, drafts: new Map([[1, { narrative: '计'.repeat(10_000) }]]) }, '1.x');
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
  });

  test('nothing that was chosen is filled in again, and nobody’s words become markup', () => {
    const html = callPage(standing('en', 2), '1.x');
    expect(html).not.toMatch(/<option value="implemented" selected/);
    expect(html).toContain('You had chosen: Implemented');
    expect(html).toContain('Inès &lt;Ferrand&gt;');
  });
});

import { describe, expect, test } from '@jest/globals';
import { languages } from '@suivi/kernel';
import { readAnswer } from './answer-form.js';
import { answerForm, type AnswerSubject } from './answer-page.js';

const subject: AnswerSubject = {
  reference: 'UN-CARICOM-6/03', title: 'Prepare a "plan" <now>', quote: 'agreed to prepare a plan & publish it', quoteLanguage: 'en', paragraphLabel: '6 (a)',
  deadline: { on: '2012-05-16', precision: 'day' }, personName: 'Inès Ferrand', entityName: 'PNUD',
};

describe('the answer by link', () => {
  test('takes a status, what was done and where it can be seen', () => {
    expect(readAnswer({ status: 'implemented', narrative: ' Published. ', evidence: '' }, 'en')).toEqual({ answer: { status: 'implemented', narrative: 'Published.', evidence: undefined } });
  });

  test('keeps what was typed and says in the reader’s language what is missing', () => {
    const read = readAnswer({ narrative: 'Le plan est prêt.' }, 'fr');
    expect(read).toMatchObject({ draft: { values: { narrative: 'Le plan est prêt.' } } });
    const html = answerForm(subject, 'fr', 'draft' in read ? read.draft : undefined);
    expect(html).toContain('Le plan est prêt.');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('lang="fr"');
  });

  test.each([
    [{ status: ['implemented'], narrative: {} }],
    [{ status: 'done', narrative: 'x' }],
    [{ status: 'implemented', narrative: 'x'.repeat(10_001) }],
    [{ status: 'implemented', narrative: 'a\u0000b' }],
    [{}],
  ])('a form that no browser would send is not taken: %#', (form) => expect(readAnswer(form as Record<string, unknown>, 'en')).toHaveProperty('draft'));

  test.each(languages)('weighs less than 50 kB, has no script and nothing from elsewhere (%s)', (language) => {
    const html = answerForm(subject, language);
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(html).toContain('Prepare a &quot;plan&quot; &lt;now&gt;');
    expect(html.includes('dir="rtl"')).toBe(language === 'ar');
  });
});

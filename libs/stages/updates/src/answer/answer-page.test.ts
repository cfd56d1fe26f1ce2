import { describe, expect, test } from '@jest/globals';
import { languages } from '@suivi/kernel';
import { clearancePage } from './notices.js';
import { answerPage, type Sheet } from './page.js';
import { standingOf } from './test-standing.js';

const blank: Sheet = { values: {}, files: [], errors: {}, chosen: {} };

describe('the page behind a link', () => {
  test.each(languages)('weighs less than 50 kB with all that usually stands on it, has no script and nothing from elsewhere (%s)', (language) => {
    const html = answerPage(standingOf(language), blank);
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(html).not.toMatch(/<script|https?:\/\/|src=/);
    expect(html).toContain('Prepare a &quot;plan&quot; &lt;now&gt;');
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(html).not.toMatch(/undefined|null|NaN|\{\w+\}/);
  });

  test('stays below 50 kB whatever the document and the others have written', () => {
    const long = '条'.repeat(10_000);
    const { of, contributions, last } = standingOf('zh');
    const contributing = Array.from({ length: 40 }, () => ({ ...(contributions[0] as NonNullable<typeof last>), narrative: long }));
    const html = answerPage(standingOf('zh', { of: { ...of, quote: long }, last: last && { ...last, narrative: long, decisionNote: long }, contributions: contributing }), blank);
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(html).toContain('(40)');
  });

  test('tells what is wrong at its head and beside each field, and keeps what was typed', () => {
    const html = answerPage(standingOf('fr'), { ...blank, values: { narrative: '\n</textarea><b>x', address: 'a@x' }, errors: { status: 'Choisissez.', address: 'Une seule adresse.' } });
    expect(html).toContain('<a href="#status">Choisissez.</a>');
    expect(html).toContain('aria-describedby="address-error" aria-invalid="true"');
    expect(html).toContain('>\n\n&lt;/textarea&gt;&lt;b&gt;x</textarea>');
    expect(html.match(/<details open>/g)).toHaveLength(1);
  });

  test('of a draft tells what was chosen, and chooses nothing by itself', () => {
    const html = answerPage(standingOf('en'), { ...blank, chosen: { status: 'implemented', until: '2012-06-01', address: 'ada@x.example' } });
    expect(html).toContain('You had chosen: Implemented.');
    expect(html).toContain('You had chosen: 2012-06-01.');
    expect(html).toContain('You had chosen: ada@x.example.');
    expect(html).not.toContain(' checked');
  });

  test('leaves every choice of one open where a text browser takes the first', () => {
    const standing = standingOf('en', { roles: ['head'] });
    const head = clearancePage(standing, { ...(standing.last as NonNullable<typeof standing.last>), state: 'awaiting-clearance', files: [] }, { token: 'T' });
    const firsts = [answerPage(standingOf('en'), blank), head].map((html) => [...html.matchAll(/<fieldset[^]*?<input type="radio"[^>]* value="([^"]*)"/g)].map(([, value]) => value));
    expect(firsts).toEqual([[''], ['']]);
  });

  test.each(languages)('a head’s page is as small (%s)', (language) => {
    const standing = standingOf(language, { roles: ['head'] });
    const html = clearancePage(standing, { ...(standing.last as NonNullable<typeof standing.last>), state: 'awaiting-clearance', files: [{ id: 7, fileName: 'a<b>.pdf', mediaType: 'application/pdf', size: 9 }] }, { token: 'T' });
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
    expect(html).toContain('href="/answer/T/files/7"><bdi>a&lt;b&gt;.pdf');
    expect(html).not.toMatch(/<script|https?:\/\/| checked/);
  });
});

import { describe, expect, test } from '@jest/globals';
import { reports } from '@suivi/contract';
import { languages } from '@suivi/kernel';
import { strFromU8, unzipSync } from 'fflate';
import { segmentsOf } from './docx/run-segments.js';
import { unwrapped } from './plain-text.js';
import { composeProgressReport } from './progress-report.js';
import { mediaTypeOf, renderReport } from './render.js';
import { sampleFacts } from './test-facts.js';

const reportIn = (language: (typeof languages)[number]) => composeProgressReport(sampleFacts(language), language);
async function partsOf(language: (typeof languages)[number]): Promise<Record<string, string>> {
  const parts = unzipSync((await renderReport(reportIn(language), 'docx')) as Buffer);
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}
const textOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join('');
const count = (text: string, part: string | RegExp): number => text.split(part).length - 1;

describe('the Word document', () => {
  test.each(languages)('in %s is the same, byte for byte, each time', async (language) => {
    const [a, b] = await Promise.all([renderReport(reportIn(language), 'docx'), renderReport(reportIn(language), 'docx')]);
    expect(Buffer.compare(a as Buffer, b as Buffer)).toBe(0);
  });

  test('is dated by the report and not by the clock', async () => {
    const { 'docProps/core.xml': core = '' } = await partsOf('en');
    expect([...core.matchAll(/<dcterms:(?:created|modified)[^>]*>([^<]*)</g)].map((m) => m[1])).toEqual(['2013-07-22T00:00:00Z', '2013-07-22T00:00:00Z']);
  });

  test('numbers its paragraphs with a real list, and every commitment is one of them', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf('en');
    expect(count(xml, '<w:pStyle w:val="NumberedParagraph"/><w:numPr>')).toBe(21);
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    for (const { title } of reportIn('en').areas.flatMap((area) => area.commitments)) expect(textOf(xml)).toContain(title.replace(/;$/, '.'));
  });

  test('repeats the heading of the annex on every page and sets it across the sheet', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf('en');
    expect(count(xml, /<w:tblHeader\b/)).toBe(5);
    expect(xml).toContain('w:orient="landscape"');
    for (const { quote } of reportIn('en').areas.flatMap((area) => area.commitments)) expect(textOf(xml)).toContain(quote);
  });

  test('in Arabic every paragraph and every table runs from right to left', async () => {
    const { 'word/document.xml': xml = '' } = await partsOf('ar');
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/g) ?? [];
    const foreign = paragraphs.filter((p) => !/<w:bidi\/>/.test(p)).map(textOf);
    expect(foreign.every((text) => /^\p{Script=Latin}/u.test(text))).toBe(true);
    expect(paragraphs.length - foreign.length).toBeGreaterThan(150);
    expect(count(xml, '<w:bidiVisual/>')).toBe(count(xml, '<w:tbl>'));
    const arabicRuns = (xml.match(/<w:r>.*?<\/w:r>/g) ?? []).filter((run) => /\p{Script=Arabic}/u.test(textOf(run)));
    expect(arabicRuns.filter((run) => !run.includes('<w:rtl/>'))).toEqual([]);
  });

  test('a reference within Arabic text keeps its order', () => {
    expect(segmentsOf('المرجع UN-CARICOM-6/02؛ (DPA)، 15 آذار', true)).toEqual([
      { text: 'المرجع ', rightToLeft: true }, { text: 'UN-CARICOM-6/02', rightToLeft: false }, { text: '؛ ', rightToLeft: true },
      { text: '(DPA)', rightToLeft: false }, { text: '، 15 آذار', rightToLeft: true },
    ]);
  });
});

describe('the page', () => {
  test('says its language and direction', async () => {
    expect(await renderReport(reportIn('ar'), 'html')).toContain('<html lang="ar" dir="rtl">');
    expect(await renderReport(reportIn('zh'), 'html')).toContain('<html lang="zh" dir="ltr">');
  });

  test('needs nothing from elsewhere, and markup in what people wrote stays text', async () => {
    const facts = sampleFacts();
    const html = (await renderReport(
      composeProgressReport({ ...facts, updates: facts.updates.map((u) => ({ ...u, narrative: '<script>alert("1")</script>', evidence: '"><img src=x onerror=alert(1)>' })) }, 'en'),
      'html',
    )) as string;
    expect(html).not.toMatch(/<(script|img|link|iframe)|url\(/i);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
  });

  test('has the same numbered paragraphs in every language', async () => {
    const numbers = await Promise.all(languages.map(async (l) => count((await renderReport(reportIn(l), 'html')) as string, 'class="numbered"')));
    expect(new Set(numbers)).toEqual(new Set([21]));
  });
});

describe('the data', () => {
  test('is what the contract says', async () => {
    expect(reports.progressReport.safeParse(JSON.parse((await renderReport(reportIn('en'), 'json')) as string)).success).toBe(true);
    expect(mediaTypeOf('json')).toContain('application/json');
  });

  test('lines that were broken by hand close up in Chinese and keep a space elsewhere', () => {
    expect(unwrapped('展开\n对话 2011\n\n年')).toBe('展开对话 2011年');
    expect(unwrapped('open a \n dialogue')).toBe('open a dialogue');
  });
});

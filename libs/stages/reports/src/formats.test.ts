import { describe, expect, test } from '@jest/globals';
import { reports } from '@suivi/contract';
import { type Language, languages } from '@suivi/kernel';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { narrativesFromDocx } from './docx/narratives-from-docx.js';
import { missingVersions } from './dress.js';
import { outlineOf } from './outline/outline-of.js';
import { composeProgressReport, type ReportFacts } from './progress-report.js';
import { renderReport } from './render.js';
import { renderReportApart, reportFile } from './render-apart.js';
import { sectionsOf } from './sections/sections-of.js';
import { sampleDress, sampleFacts } from './test-facts.js';
import { letterOf, renderLetter } from './letter/letter.js';
import { wordCountOf } from './word-count.js';

const reportIn = (language: Language, facts: Partial<ReportFacts> = {}) => composeProgressReport({ ...sampleFacts(language), ...facts }, language);
const bytesOf = async (format: 'docx' | 'pdf' | 'xlsx' | 'csv' | 'html', language: Language, facts: Partial<ReportFacts> = {}) => Buffer.from(await renderReport(reportIn(language, facts), format, sampleDress()));
const edited = (docx: Buffer, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(docx);
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(strFromU8(parts['word/document.xml'] as Uint8Array))) });
};

describe('a report in its six languages', () => {
  test('bears the same number on each paragraph, in whatever it is broken down by', () => {
    for (const breakdown of ['area', 'objective', 'entity', 'level'] as const) {
      const numbersIn = (language: Language) =>
        outlineOf(reportIn(language), { ...sampleDress(), breakdown }).blocks.flatMap((block) =>
          block.kind === 'paragraph' ? [String(block.number)] : block.kind === 'narrative' ? block.paragraphs.map(({ number }) => `${block.key} ${number}`) : [],
        );
      const english = numbersIn('en');
      for (const language of languages) expect({ language, numbers: numbersIn(language) }).toEqual({ language, numbers: english });
    }
  });

  test('shows in place what a version lacks, and lists it for the translator', async () => {
    const html = (await bytesOf('html', 'ar')).toString();
    expect(html.match(/<mark>/g)).toHaveLength(6);
    expect(missingVersions(sampleDress(), ['fr', 'ar']).map(({ key, language, paragraphs }) => [key, language, paragraphs])).toEqual([
      ['area:1', 'fr', [1]], ['area:1', 'ar', [1]], ['commitment:UN-CARICOM-6/02', 'fr', [1]], ['commitment:UN-CARICOM-6/02', 'ar', [1]], ['introduction', 'ar', [2]],
      ['observations', 'fr', [1]], ['observations', 'ar', [1]], ['recommendations', 'fr', [1, 2]], ['recommendations', 'ar', [1, 2]],
    ]);
  });

  test.each(languages)('in %s gives the same bytes each time, as PDF and as workbook', async (language) => {
    for (const format of ['pdf', 'xlsx'] as const) expect(Buffer.compare(await bytesOf(format, language), await bytesOf(format, language))).toBe(0);
  });

  test('has sections with keys that stay', () => {
    expect(sectionsOf(reportIn('fr'), sampleDress()).map(({ key }) => key).filter((key) => !key.startsWith('commitment:'))).toEqual([
      'introduction', 'overview', 'progress', 'area:1', 'area:2', 'area:3', 'area:4', 'area:none', 'projects', 'outstanding', 'observations', 'recommendations',
    ]);
  });
});

describe('the Word document taken back in', () => {
  test('brings the narratives that were written, in its language', async () => {
    expect((await narrativesFromDocx(await bytesOf('docx', 'en'))).map(({ key, language, text }) => ({ key, language, text }))).toEqual(sampleDress().narratives.filter(({ language }) => language === 'en'));
  });

  test('brings what was edited in a narrative, and no fact that was', async () => {
    const docx = edited(await bytesOf('docx', 'en'), (xml) => xml.replace('was kept more often', 'was </w:t></w:r><w:del w:id="9"><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">kept far more often').replace(/Status: implemented\./g, 'Status: discontinued.'));
    const narratives = await narrativesFromDocx(docx);
    expect(narratives.find(({ key }) => key === 'observations')?.text).toBe('What was promised with a date was kept far more often than what was not.');
    expect(JSON.stringify(narratives)).not.toContain('discontinued');
  });

  test('a gap that a translator filled arrives, one left alone does not', async () => {
    const docx = edited(await bytesOf('docx', 'fr'), (xml) => xml.replace(/\[Ce paragraphe[^<]*/, 'Les travaux sur le climat ont avancé.'));
    const narratives = await narrativesFromDocx(docx);
    expect(narratives.filter(({ key }) => key !== 'introduction').map(({ key, text }) => [key, text])).toEqual([
      ['area:1', 'Les travaux sur le climat ont avancé.'], ['commitment:UN-CARICOM-6/02', ''], ['observations', ''], ['recommendations', ''],
    ]);
  });

  test('what is no Word document is refused', async () => {
    await expect(narrativesFromDocx(Buffer.from('a text'))).rejects.toMatchObject({ name: 'Refusal' });
  });
});

describe('the workbook', () => {
  test('says what the report says, with a frozen head, filters, and days that are days', async () => {
    const xlsx = await bytesOf('xlsx', 'en');
    const rows = await readSheet(new Blob([new Uint8Array(xlsx)]));
    const all = reportIn('en').areas.flatMap((area) => area.commitments);
    expect(rows).toHaveLength(all.length + 1);
    expect(rows.find((row) => row[0] === 'UN-CARICOM-6/06')?.slice(7, 10)).toEqual(['UNODC', 'CARICOM; UNDP', new Date('2012-11-15')]);
    const xml = strFromU8(unzipSync(xlsx)['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(xml).toMatch(/state="frozen".*<autoFilter ref="A1:X13"\/>/s);
  });

  test('runs no formula, nor does the CSV', async () => {
    const [first, ...others] = sampleFacts().commitments;
    const commitments = [{ ...(first as (typeof others)[number]), title: '=HYPERLINK("http://x","y")', quote: '_x0041_ <b>&' }, ...others];
    const xml = strFromU8(unzipSync(await bytesOf('xlsx', 'en', { commitments }))['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(xml).not.toContain('<f');
    expect(xml).toContain('_x005F_x0041_ &lt;b&gt;&amp;');
    const csv = Papa.parse<string[]>((await bytesOf('csv', 'en', { commitments })).toString().replace('\uFEFF', '')).data;
    expect(csv.find((row) => row[0] === 'UN-CARICOM-6/01')?.[2]).toBe('\'=HYPERLINK("http://x","y")');
  });
});

describe('words that were meant to break out', () => {
  const hostile = ['#panic("out")', '$x$ *b* _i_ `c` \\ " ]', '<script>alert(1)</script>', ']]></w:t></w:r></w:p>', '{{x}} %s \u0000\u0007\u202e', '"), #read("/etc/passwd")'].join(' ');
  const facts = (): Partial<ReportFacts> => {
    const plain = sampleFacts();
    return {
      updates: plain.updates.map((u) => ({ ...u, narrative: hostile, evidence: hostile })),
      organizations: plain.organizations.map((o) => ({ ...o, name: { en: `${hostile} ${'Very long name '.repeat(27)}` } })),
      partnership: { ...plain.partnership, name: { en: hostile } },
    };
  };

  test('stay words in every format', async () => {
    const html = (await bytesOf('html', 'en', facts())).toString();
    for (const sign of ['<script', '\u0000', '\u0007', '\u202e']) expect(html.includes(sign)).toBe(false);
    expect(strFromU8(unzipSync(await bytesOf('docx', 'en', facts()))['word/document.xml'] as Uint8Array)).toContain('#panic(&quot;out&quot;)');
    expect((await bytesOf('pdf', 'en', facts())).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('a narrative of a megabyte is set, or cut where a cell can hold no more', async () => {
    const long = `${'A sentence that is repeated. '.repeat(36)}\n\n`.repeat(1000);
    const dress = { ...sampleDress(), narratives: [{ key: 'observations', language: 'en' as const, text: long }] };
    const updates = sampleFacts().updates.map((u, i) => (i === 0 ? { ...u, narrative: long } : u));
    for (const format of ['docx', 'pdf', 'xlsx', 'html'] as const) expect((await renderReport(reportIn('en', { updates }), format, dress)).length).toBeGreaterThan(1000);
  }, 60_000);

  test('a report on nothing says that nothing is outstanding', async () => {
    const report = reportIn('en', { commitments: [], updates: [] });
    for (const format of ['docx', 'pdf', 'xlsx', 'csv', 'html', 'json'] as const) expect((await renderReport(report, format)).length).toBeGreaterThan(0);
    expect((await renderReport(report, 'html')).toString()).toContain('No commitment of the sixth general meeting is outstanding.');
  });
});

test('the words of the original are counted, with a warning at nine tenths of the limit', () => {
  const written = (words: number) => ({ ...sampleDress(), narratives: [{ key: 'observations', language: 'en' as const, text: 'word '.repeat(words) }] });
  const bare = wordCountOf(reportIn('en'), written(0)).words ?? 0;
  expect(bare).toBeGreaterThan(500);
  // The heading of the section is a word of its own.
  expect(wordCountOf(reportIn('en'), written(100)).words).toBe(bare + 101);
  expect([7600, 7700, 9000].map((n) => wordCountOf(reportIn('en'), written(n - bare)).state)).toEqual(['within', 'near', 'over']);
  expect(wordCountOf(reportIn('zh'), sampleDress())).toMatchObject({ words: null, state: 'not-counted' });
});

test('what is given out as data is what the published schema says', async () => {
  const validate = new Ajv2020({ strict: false }).compile(reports.reportSchema('progress-report'));
  for (const language of languages) expect([validate(JSON.parse((await renderReport(reportIn(language), 'json')) as string)), validate.errors]).toEqual([true, null]);
});

describe('the letter of transmittal', () => {
  const wish = { to: 'identical', date: '2013-07-24', signatories: ['Ada Baptiste', 'Luis Ortega'] } as const;

  test('goes to the Presidents of both organs under the agenda item, and is signed by both sides', () => {
    const letter = letterOf(reportIn('en'), sampleDress(), wish);
    expect(letter.heading).toBe('Identical letters dated 24 July 2013 addressed to the President of the General Assembly and the President of the Security Council');
    expect(letter.paragraphs.at(-1)).toContain('under agenda item 122 (e), and of the Security Council');
    expect(letter.signed).toEqual(['(Signed) Ada Baptiste', '(Signed) Luis Ortega']);
  });

  test.each(languages)('in %s is the same, byte for byte, each time', async (language) => {
    const [a, b] = [await renderLetter(reportIn(language), sampleDress(), wish), await renderLetter(reportIn(language), sampleDress(), wish)];
    expect(Buffer.compare(a, b)).toBe(0);
  });
});

test('a thread of its own sets the same bytes, and leaves the others their time', async () => {
  const gaps: number[] = [];
  let last = performance.now();
  const ticking = setInterval(() => (gaps.push(performance.now() - last), (last = performance.now())), 5);
  const apart = (await renderReportApart(reportIn('ar'), 'pdf', sampleDress())) as Buffer;
  clearInterval(ticking);
  expect(gaps.length).toBeGreaterThan(5);
  expect(Buffer.compare(apart, await bytesOf('pdf', 'ar'))).toBe(0);
}, 30_000);

test.each(['xlsx', 'csv', 'json'] as const)('%s handed out piece by piece is what is made as a whole, in Arabic too', async (format) => {
  const report = reportIn('ar');
  const pieces: Buffer[] = [];
  for await (const piece of (await reportFile(report, format, sampleDress())) as AsyncIterable<string | Uint8Array>) pieces.push(Buffer.from(piece as string));
  expect(Buffer.concat(pieces).equals(Buffer.from((await renderReport(report, format, sampleDress())) as string))).toBe(true);
  if (format === 'json') expect(Buffer.concat(pieces).toString()).toBe(`${JSON.stringify(report, null, 2)}\n`);
});

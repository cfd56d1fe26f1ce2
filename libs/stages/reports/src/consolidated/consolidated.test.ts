import { describe, expect, test } from '@jest/globals';
import { localeOf } from '@suivi/i18n';
import { type Language, languages } from '@suivi/kernel';
import { plainDress } from '../dress.js';
import { renderReport } from '../render.js';
import { consolidatedOutlineOf } from './consolidated-outline.js';
import { composeConsolidatedReport } from './consolidated-report.js';
import { consolidatedSectionsOf } from './consolidated-sections.js';
import { consolidatedFacts, englishOrder } from './test-organizations.js';

const reportIn = (language: Language) => composeConsolidatedReport(consolidatedFacts(), language);
const parts = (language: Language, order: 'english' | 'language') => consolidatedOutlineOf(reportIn(language), { ...plainDress, order }).blocks.flatMap((b) => (b.kind === 'heading' && b.level === 2 ? [b] : []));

describe('a consolidated report', () => {
  test.each(languages)('in %s has the organizations in English alphabetical order, OECD after GUAM', (language) => {
    const keys = parts(language, 'english').map(({ key }) => key);
    expect(keys).toEqual(parts('en', 'english').map(({ key }) => key));
    expect(parts('en', 'english').map(({ text }) => text)).toEqual(englishOrder);
  });

  test.each(languages)('in %s can have them in the order of that language instead', (language) => {
    const names = parts(language, 'language').map(({ text }) => text);
    expect(names).toHaveLength(23);
    expect(names).toEqual([...names].sort(new Intl.Collator(localeOf(language), { ignorePunctuation: true }).compare));
  });

  test('begins elsewhere in each language that has its own order', () => {
    expect(Object.fromEntries(languages.map((language) => [language, parts(language, 'language')[0]?.text]))).toEqual({
      en: 'African Union', fr: 'Association des nations de l’Asie du Sud-Est', es: 'Asociación de Naciones de Asia Sudoriental', zh: '阿拉伯国家联盟', ar: 'الاتحاد الأفريقي', ru: 'Ассоциация государств Юго-Восточной Азии',
    });
  });

  test.each(['english', 'language'] as const)('has as many numbered paragraphs in every language (%s order)', (order) => {
    const counts = languages.map((language) => consolidatedOutlineOf(reportIn(language), { ...plainDress, order }).blocks.filter((b) => b.kind === 'paragraph').length);
    expect(new Set(counts).size).toBe(1);
  });

  test('says which instruments expire before the next report', () => {
    const standingsOf = (report: ReturnType<typeof reportIn>) => Object.fromEntries(report.organizations.flatMap((of) => of.instruments.map((i) => [of.organization.acronym, i.standing])));
    expect(standingsOf(reportIn('en'))).toEqual({ AU: 'in-force', ASEAN: 'in-force', CARICOM: 'no-term', ECO: 'in-force', OIC: 'in-force' });
    const later = composeConsolidatedReport({ ...consolidatedFacts(), from: '2022-08-01', asOf: '2024-08-01', nextReportOn: '2026-08-01' }, 'en');
    expect(standingsOf(later)).toEqual({ AU: 'in-force', ASEAN: 'expires', CARICOM: 'no-term', ECO: 'expires', OIC: 'expires' });
    const table = consolidatedOutlineOf(later, plainDress).blocks.find((b) => b.kind === 'table');
    expect(table?.rows.map((row) => row.map((cell) => cell.lines.map((line) => line.text).join(' '))).at(-1)).toEqual([
      'Organization of Islamic Cooperation', 'Memorandum of understanding on refugees in Islamic law', 'signed on 15 March 2021; 15 March 2021–14 March 2026', '14 March 2026',
    ]);
  });

  test('tells only what happened in the period', () => {
    expect(reportIn('en').organizations.filter((of) => of.meetings.length > 0).map((of) => of.organization.acronym)).toEqual(['CARICOM', 'LAS']);
    const earlier = composeConsolidatedReport({ ...consolidatedFacts(), from: '2021-12-31' }, 'en');
    expect(earlier.organizations.filter((of) => of.meetings.length > 0).map((of) => of.organization.acronym)).toEqual(['LAS']);
  });

  test('has a section an organization, with a key that stays', () => {
    expect(consolidatedSectionsOf(reportIn('ar'), plainDress).map(({ key }) => key).slice(0, 4)).toEqual(['introduction', 'organizations', 'organization:1', 'organization:2']);
  });

  test.each(languages)('in %s is set as Word document, PDF, page and tables', async (language) => {
    for (const format of ['docx', 'pdf', 'html', 'xlsx'] as const) expect((await renderReport(reportIn(language), format)).length).toBeGreaterThan(5000);
  });
});

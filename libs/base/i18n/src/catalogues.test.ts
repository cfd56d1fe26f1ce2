import { describe, expect, test } from '@jest/globals';
import { vocabulary } from '@suivi/contract';
import { type Language, languages } from '@suivi/kernel';
import { IntlMessageFormat } from 'intl-messageformat';
import { areas } from './catalogues/index.js';
import { localeOf } from './language-format.js';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Placeholders of a message, and the categories of each plural in it. */
function anatomyOf(text: string, language: Language): { placeholders: string[]; plurals: string[][] } {
  const placeholders = new Set<string>();
  const plurals: string[][] = [];
  const walk = (elements: Elements): void => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0) placeholders.add(element.value);
      if (!('options' in element)) continue;
      if ('offset' in element) plurals.push(Object.keys(element.options));
      for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, localeOf(language), undefined, { ignoreTag: true }).getAst());
  // Languages that decline take the genitive where the others take the plain ordinal.
  return { placeholders: [...new Set([...placeholders].map((p) => p.replace(/Genitive$/, '')))].sort(), plurals };
}

/** What the language counts with whole numbers below a million; "many" of French and Spanish begins there. */
function categoriesOf(language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1000 }, (_, n) => rules.select(n))), 'other'].filter((c, i, all) => all.indexOf(c) === i).sort();
}

const cases = Object.entries(areas).flatMap(([area, byLanguage]) => languages.map((language) => ({ area, language, english: byLanguage.en as Record<string, string>, own: byLanguage[language] as Record<string, string> })));

describe('the catalogues', () => {
  test.each(cases)('$area in $language has the keys of English, no more and no fewer', ({ english, own }) => {
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(cases)('$area in $language asks for the placeholders of English', ({ language, english, own }) => {
    const placeholdersOf = (catalogue: Record<string, string>, of: Language) =>
      Object.fromEntries(Object.keys(own).filter((key) => key in english).map((key) => [key, anatomyOf(catalogue[key] ?? '', of).placeholders]));
    expect(placeholdersOf(own, language)).toEqual(placeholdersOf(english, 'en'));
  });

  test.each(cases)('$area in $language has a form for every number', ({ language, own }) => {
    const wanted = categoriesOf(language);
    for (const [key, text] of Object.entries(own))
      for (const categories of anatomyOf(text, language).plurals)
        expect({ key, categories: categories.filter((c) => !c.startsWith('=')).sort() }).toEqual({ key, categories: wanted });
  });

  test.each(languages)('in %s there is a sentence for everything that the history says of a commitment, and no two are alike', (language) => {
    const sentences = vocabulary.commitmentActions.map((action) => areas.vocabulary[language][`commitmentAction.${action}`]);
    expect(sentences.filter((sentence) => !sentence?.trim())).toEqual([]);
    expect(new Set(sentences).size).toBe(vocabulary.commitmentActions.length);
  });

  test.each(cases)('$area in $language has no straight apostrophe, which would switch placeholders off', ({ own }) => {
    expect(Object.values(own).filter((text) => text.includes("'"))).toEqual([]);
  });
});

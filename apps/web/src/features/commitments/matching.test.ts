import { describe, expect, it } from '@jest/globals';
import { matching } from './matching.js';

const organizations = [
  { id: 1, acronym: 'UNDP', name: { en: 'United Nations Development Programme', fr: 'Programme des Nations Unies pour le développement', zh: '联合国开发计划署', ar: 'برنامج الأمم المتحدة الإنمائي' } },
  { id: 2, acronym: 'CDB', name: { en: 'Caribbean Development Bank' } },
  { id: 3, acronym: 'UN', name: { en: 'United Nations' } },
];

describe('the entities that a document names', () => {
  it.each([
    ['an acronym', ['UNDP'], [1]],
    ['a name with its article', ['The Caribbean Development Bank'], [2]],
    ['a name in capitals, without accents', ['PROGRAMME DES NATIONS UNIES POUR LE DEVELOPPEMENT'], [1]],
    ['a Chinese name inside its sentence', ['双方与联合国开发计划署'], [1]],
    ['an Arabic name with another alef and a joined particle', ['وبرنامج الامم المتحدة الإنمائي'], [1]],
    ['the longer name before the one that it contains', ['the United Nations Development Programme'], [1, 3]],
    ['several, in the order of the document', ['CDB', 'UNDP'], [2, 1]],
    ['no acronym inside a word', ['the UNion of ports'], []],
  ])('are found: %s', (_, actors, ids) => expect(matching(actors, organizations)).toEqual(ids));
});

import { describe, expect, it } from '@jest/globals';
import { organizationsNamedBy } from './naming.js';

const names = [
  { organizationId: 1, acronym: 'UNDP', name: { en: 'United Nations Development Programme', fr: 'Programme des Nations Unies pour le développement', es: 'Programa de las Naciones Unidas para el Desarrollo', ru: 'Программа развития Организации Объединенных Наций', zh: '联合国开发计划署', ar: 'برنامج الأمم المتحدة الإنمائي' } },
  { organizationId: 2, acronym: 'CDB', name: { en: 'Caribbean Development Bank' } },
  { organizationId: 3, acronym: 'UN', name: { en: 'United Nations', zh: '联合国' } },
  { organizationId: 4, acronym: 'DPPA', name: { en: 'Department of Political and Peacebuilding Affairs' } },
  { organizationId: 4, acronym: 'DPA', name: { en: 'Department of Political Affairs' } },
  { organizationId: 5, acronym: 'WHO', name: { en: 'World Health Organization' } },
];

describe('the organizations that a document names', () => {
  it.each([
    ['by acronym', ['UNDP'], [1]],
    ['by a name with its article', ['The Caribbean Development Bank'], [2]],
    ['by a name in capitals, without accents', ['PROGRAMME DES NATIONS UNIES POUR LE DEVELOPPEMENT'], [1]],
    ['by a Russian name in another case', ['Программе развития Организации Объединённых Наций'], [1]],
    ['by a Chinese name inside its sentence', ['双方与联合国开发计划署'], [1]],
    ['by an Arabic name with another alef and a joined particle', ['وبرنامج الامم المتحدة الإنمائي'], [1]],
    ['by the longer name alone, not by the one that it contains', ['the United Nations Development Programme'], [1]],
    ['by a name that was borne in former days', ['the Department of Political Affairs'], [4]],
    ['together, in the order of the document', ['CDB and UNDP', 'the United Nations'], [2, 1, 3]],
    ['but not by an acronym inside a word', ['the UNion of ports'], []],
    ['but not by a word that only looks like an acronym', ['the States who signed'], []],
  ])('are found %s', (_, actors, ids) => expect(organizationsNamedBy(actors, names).organizationIds).toEqual(ids));

  it('are told apart from those that nobody knows', () =>
    expect(organizationsNamedBy(['UNDP', 'the Ministers'], names)).toEqual({ organizationIds: [1], unknown: ['the Ministers'] }));
});

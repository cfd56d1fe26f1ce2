import { describe, expect, it } from '@jest/globals';
import type { Language } from '@suivi/kernel';
import { evidentArea, headingAbove } from './thematic-area.js';

const areas = [
  { id: 1, name: { en: 'Climate change, sustainable development and disaster management', fr: 'Changements climatiques, développement durable et gestion des catastrophes', es: 'Cambio climático, desarrollo sostenible y gestión de desastres', ru: 'Изменение климата, устойчивое развитие и ликвидация последствий бедствий', zh: '气候变化、可持续发展和灾害管理', ar: 'تغير المناخ والتنمية المستدامة وإدارة الكوارث' } },
  { id: 2, name: { en: 'Regional security', fr: 'Sécurité régionale', es: 'Seguridad regional', ru: 'Региональная безопасность', zh: '区域安全', ar: 'الأمن الإقليمي' } },
  { id: 3, name: { en: 'Human development (health, education, gender equality, youth)' } },
];

describe('the thematic area of a passage', () => {
  it.each<[string, { language: Language; heading?: string; text: string }, number]>([
    ['by its own words', { language: 'en', text: 'They agreed to set up a fund for disaster management.' }, 1],
    ['by the heading above it', { language: 'en', heading: 'Regional security', text: 'The secretariats will meet twice a year.' }, 2],
    ['by the heading where its words point elsewhere as well', { language: 'en', heading: 'Regional security', text: 'They will train teachers for education in peace.' }, 2],
    ['by one word that the area lists', { language: 'en', text: 'UNFPA will publish a study on youth.' }, 3],
    ['in another number', { language: 'fr', text: 'Le secrétariat évaluera les effets du changement climatique.' }, 1],
    ['in another case', { language: 'ru', text: 'Стороны поручили подготовить план по изменению климата.' }, 1],
    ['in Chinese', { language: 'zh', text: '双方同意设立灾害管理工作组。' }, 1],
    ['with a joined Arabic particle', { language: 'ar', text: 'اتفق الجانبان على إنشاء صندوق للتنمية المستدامة' }, 1],
  ])('is found %s', (_, passage, id) => expect(evidentArea({ heading: null, ...passage }, areas)).toBe(id));

  it.each<[string, string]>([
    ['nothing points to one', 'The co-chairs will report to the next meeting.'],
    ['two are named alike', 'They will link regional security and education.'],
  ])('is left open where %s', (_, text) => expect(evidentArea({ language: 'en', heading: null, text }, areas)).toBeNull());

  it('has its heading from the nearest short line between blank ones', () => {
    const text = 'Energy\n\n1. They welcomed the report.\n\nRegional security\n\n2. They will meet.\n\n3. They will report.';
    expect([headingAbove(text, text.indexOf('1.')), headingAbove(text, text.indexOf('3.')), headingAbove('1. Only this.', 0)]).toEqual(['Energy', 'Regional security', null]);
  });
});

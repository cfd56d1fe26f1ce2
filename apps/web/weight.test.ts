import { expect, test } from '@jest/globals';
import { judged, weightOf, type Built } from './weight.js';

const file = (fileName: string, bytes: number, more: Partial<Built> = {}): Built => ({ fileName, bytes, isEntry: false, brings: [], mayAsk: [], source: null, speaks: [], ...more });
const words = (language: string, area: string, bytes: number): Built => file(`${language}-${area}.js`, bytes, { source: `/i18n/catalogues/${language}/${area}.ts` });
const built: Built[] = [
  file('index.js', 100_000, { isEntry: true, brings: ['react.js', 'index.css'], mayAsk: ['register.js', 'people.js', 'dialog.js', 'en-web.js', 'ar-web.js', 'en-people.js', 'ar-people.js'] }),
  file('react.js', 50_000), file('index.css', 10_000), words('en', 'web', 5_000), words('ar', 'web', 9_000), words('en', 'people', 3_000), words('ar', 'people', 2_000),
  file('register.js', 20_000, { source: '/src/register-page.tsx', brings: ['table.js'], mayAsk: ['tools.js'] }), file('table.js', 6_000), file('tools.js', 70_000),
  file('people.js', 4_000, { source: '/src/people-page.tsx', brings: ['react.js', 'table.js', 'select.js', 'people.css'], speaks: ['people'] }), file('select.js', 30_000), file('people.css', 1_000),
  file('dialog.js', 2_000, { source: '/src/keys-dialog.tsx', brings: ['react.js'] }),
];

test('a first visit takes the shell, the register and the words of the dearest language; a later page what it adds', () => {
  expect(weightOf(built, 'register-page')).toEqual({ first: 100_000 + 50_000 + 10_000 + 20_000 + 6_000 + 9_000, later: [{ name: 'people-page', bytes: 38_000 }, { name: 'keys-dialog', bytes: 2_000 }] });
});

test('what is above its limit is named, and a page that the build does not have is no page of no weight', () => {
  expect(judged({ first: 250_000, later: [{ name: 'a', bytes: 80_000 }] }).tooHeavy).toEqual([]);
  expect(judged({ first: 250_001, later: [{ name: 'a', bytes: 80_001 }, { name: 'b', bytes: 1 }] }).tooHeavy).toEqual(['the first load', 'a']);
  expect(() => weightOf(built, 'monday-page')).toThrow('no page monday-page');
});

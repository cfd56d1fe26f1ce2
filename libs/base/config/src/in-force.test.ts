import { expect, test } from '@jest/globals';
import { catalogues } from '@suivi/i18n';
import { settingsInForce } from './in-force.js';

const env = { DATABASE_URL: 'postgres://suivi:hunter2@db.example/suivi', SUIVI_METRICS_TOKEN: 'hunter2hunter2hunter2', PORT: '8080', LOG_LEVEL: ' ', PUBLIC_URL: 'https://suivi.example.org' };
const shown = settingsInForce({ env, set: ['SUIVI_METRICS_TOKEN', 'PORT', 'LOG_LEVEL'] });
const one = (name: string) => shown.find((setting) => setting.name === name);

test('a setting is told with its value, what would hold without it, and where it came from', () => {
  expect(one('PORT')).toEqual({ name: 'PORT', isSecret: false, isSet: true, value: '8080', fallback: '3210', source: 'environment' });
  expect(one('PUBLIC_URL')).toMatchObject({ value: 'https://suivi.example.org', fallback: null, source: 'starter' });
  expect(one('LOG_LEVEL')).toMatchObject({ isSet: false, value: null, fallback: 'info', source: 'default' });
});

test('no part of a secret is told, only whether it is set', () => {
  expect(one('DATABASE_URL')).toEqual({ name: 'DATABASE_URL', isSecret: true, isSet: true, value: null, fallback: null, source: 'starter' });
  expect(JSON.stringify(shown)).not.toContain('hunter2');
});

test('every setting has its meaning in words, and what holds without it as a value or in words', () => {
  const words: Readonly<Record<string, string | undefined>> = catalogues.en;
  expect(shown.filter(({ name }) => !words[`settingMeaning.${name}`]).map(({ name }) => name)).toEqual([]);
  expect(shown.filter(({ name, fallback }) => fallback === null && !words[`settingDefault.${name}`]).map(({ name }) => name)).toEqual([]);
});

import { describe, expect, test } from '@jest/globals';
import { settingsShown, withoutSecrets } from './settings-shown.js';

describe('settings as the doctor shows them', () => {
  test.each([
    ['postgres://desk:hunter2@db.example:5432/suivi', 'postgres://desk:***@db.example:5432/suivi'],
    ['postgres://db.example/suivi?password=hunter2', 'postgres://db.example/suivi?***'],
    ['redis://:hunter2@cache.example', 'redis://:***@cache.example'],
    ['hunter2', '(set, hidden)'],
  ])('the address %s is shown without its password', (value, shown) => {
    expect(withoutSecrets(value)).toBe(shown);
  });

  test('what is not set is shown as not set, with what holds then', () => {
    const port = settingsShown({ PORT: ' ' }).find(({ name }) => name === 'PORT');
    expect(port).toMatchObject({ value: null, otherwise: '3210' });
  });
});

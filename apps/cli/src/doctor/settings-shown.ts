import { describeSettings } from '@suivi/config';

/** A setting as the doctor shows it: `value` is null where the default holds. */
export interface SettingShown {
  name: string;
  value: string | null;
  meaning: string;
  otherwise: string;
}

/** An address without what may be secret: the password, and a query that could hold one. */
export function withoutSecrets(value: string): string {
  if (!URL.canParse(value) || new URL(value).host === '') return '(set, hidden)';
  const url = new URL(value);
  if (url.password !== '') url.password = '***';
  url.search = url.search === '' ? '' : '?***';
  url.hash = '';
  return url.href;
}

/** Every setting with its meaning and present value. */
export const settingsShown = (env: Readonly<Record<string, string | undefined>>): SettingShown[] =>
  describeSettings().map(({ name, meaning, otherwise, secret }) => {
    const value = env[name]?.trim() || null;
    return { name, value: value !== null && secret ? withoutSecrets(value) : value, meaning, otherwise };
  });

import type { Environment } from './from-starter.js';
import { notesOf, type SettingName, settingNames, settingsSchema } from './schema.js';

/** A setting as an administrator may see it: a secret is set or not, and no more. */
export interface SettingInForce {
  name: SettingName;
  isSecret: boolean;
  isSet: boolean;
  /** As it was written; null for a secret, and where it is not set. */
  value: string | null;
  /** What holds if it is not set, where that is a value. */
  fallback: string | null;
  source: 'environment' | 'starter' | 'default';
}

function fallbackOf(name: SettingName): string | null {
  const value: unknown = settingsSchema.shape[name].safeParse(undefined).data;
  if (value === undefined) return null;
  return typeof value === 'object' ? notesOf(name).otherwise : String(value);
}

/** Every setting with its present value and where it came from; an empty variable counts as not set. */
export const settingsInForce = ({ env, set }: Environment): SettingInForce[] =>
  settingNames.map((name) => {
    const written = env[name]?.trim() || null;
    const isSecret = notesOf(name).secret === true;
    return { name, isSecret, isSet: written !== null, value: isSecret ? null : written, fallback: fallbackOf(name), source: written === null ? 'default' : set.includes(name) ? 'environment' : 'starter' };
  });

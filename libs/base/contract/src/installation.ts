import { z } from 'zod';
import { route } from './route.js';
import { settingSources } from './vocabulary.js';

export const settingInForce = z
  .object({
    name: z.string().describe('The environment variable'),
    isSecret: z.boolean(),
    isSet: z.boolean(),
    value: z.string().nullable().describe('null for a secret, and where it is not set'),
    fallback: z.string().nullable().describe('What holds if it is not set, where that is a value'),
    source: z.enum(settingSources),
  })
  .meta({ id: 'SettingInForce' });

export const listSettings = route({ id: 'listSettings', method: 'GET', path: '/installation/settings', tag: 'installation', needs: 'administrator', summary: 'Every setting with its present value and where it came from; of a secret only whether it is set', response: z.object({ items: z.array(settingInForce) }) });

export const installationRoutes = [listSettings];

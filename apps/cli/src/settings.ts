import { join } from 'node:path';
import { readSettings, type Settings } from '@suivi/config';
import { type Cli, root } from './cli.js';

/** The settings in the environment. The default data folder stands in the checkout, wherever the person stands; one that is named counts from there. */
export const settingsOf = (cli: Cli): Settings => readSettings({ ...cli.env, SUIVI_DATA_DIR: cli.env.SUIVI_DATA_DIR?.trim() || join(root, '.suivi') });

import { wholeInstallation } from '@suivi/access';
import type { Settings } from '@suivi/config';
import { migrate, openDatabase } from '@suivi/db';
import { partnershipsOf } from '@suivi/directory';
import { migrateQueue } from '@suivi/jobs';
import type { Cli } from '../cli.js';

/** What a database needs before the product runs on it. */
export interface Preparation {
  url: string;
  settings: Settings;
  publicUrl: string;
}

/** Brings the schemas up to date, and fills an empty installation with the sample; answers whether it did. */
export async function prepareDatabase(cli: Cli, { url, settings, publicUrl }: Preparation): Promise<boolean> {
  // One after the other: a database of a newer version is refused before the queue's schema is touched.
  await migrate(url, cli.clock.now());
  if (!settings.redisUrl) await migrateQueue(url);
  const database = openDatabase({ url, max: 4, applicationName: 'suivi-cli', onError: () => undefined });
  try {
    if ((await partnershipsOf(database.db, wholeInstallation)).length > 0) return false;
    cli.say('Loading a sample partnership');
    // Needed once in the life of a database: its code is not loaded at every start.
    const { fillWithSample } = await import('./first-start.js');
    await fillWithSample(database.db, { from: settings.mailFrom, publicUrl }, cli.clock.now());
    return true;
  } finally {
    await database.close();
  }
}

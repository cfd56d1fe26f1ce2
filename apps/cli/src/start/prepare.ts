import type { Settings } from '@suivi/config';
import { type Db, migrate, openDatabase } from '@suivi/db';
import { allPartnerships } from '@suivi/directory';
import { migrateQueue } from '@suivi/jobs';
import { type Cli } from '../cli.js';

/** What a database needs before the product runs on it. */
export interface Preparation {
  url: string;
  settings: Settings;
  publicUrl: string;
}

/** Brings the schemas up to date, and fills an empty installation with the sample; answers whether it did. */
export async function prepareDatabase(cli: Cli, { url, settings, publicUrl }: Preparation): Promise<boolean> {
  await Promise.all([migrate(url, cli.clock.now()), settings.redisUrl ? undefined : migrateQueue(url)]);
  const database = openDatabase({ url, max: 4, applicationName: 'suivi-cli', onError: () => undefined });
  try {
    if ((await allPartnerships(database.db)).length > 0) return false;
    cli.say('Loading a sample partnership');
    await loadSampleInto(cli, database.db, { settings, publicUrl });
    return true;
  } finally {
    await database.close();
  }
}

async function loadSampleInto(cli: Cli, db: Db, { settings, publicUrl }: Omit<Preparation, 'url'>): Promise<void> {
  const [{ loadSample }, { installationRow }] = await Promise.all([import('../sample/index.js'), import('@suivi/emails')]);
  const { linkSecret } = await installationRow(db);
  await loadSample(db, { letterhead: { from: settings.mailFrom, publicUrl, linkSecret }, now: cli.clock.now() });
}

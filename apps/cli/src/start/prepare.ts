import { claimedSince, newClaim, wholeInstallation } from '@suivi/access';
import type { Settings } from '@suivi/config';
import { migrate, openDatabase } from '@suivi/db';
import { partnershipsOf } from '@suivi/directory';
import { migrateQueue } from '@suivi/jobs';
import { sampleWasRemoved } from '@suivi/updates';
import { applicationUrlFor } from '../application-access.js';
import type { Cli } from '../cli.js';

/** What a database needs before the product runs on it. */
export interface Preparation {
  ownerUrl: string;
  settings: Settings;
  publicUrl: string;
}

/** A database on which the product can run: the address for its processes, what its first start did, and whether somebody has claimed the installation. */
export interface Prepared {
  databaseUrl: string;
  sampleLoaded: boolean;
  isClaimed: boolean;
  /** The one-time link of the first start. */
  claimUrl: string | null;
}

/** Brings the schemas and the application's rights up to date, and fills an empty installation with the sample. */
export async function prepareDatabase(cli: Cli, { ownerUrl, settings, publicUrl }: Preparation): Promise<Prepared> {
  // One after the other: a database of a newer version is refused before the queue's schema is touched.
  await migrate(ownerUrl, cli.clock.now());
  if (!settings.redisUrl) await migrateQueue(ownerUrl);
  const databaseUrl = await applicationUrlFor(settings, ownerUrl);
  const database = openDatabase({ url: databaseUrl, max: 4, applicationName: 'suivi-cli', onError: () => undefined });
  try {
    if ((await partnershipsOf(database.db, wholeInstallation)).length > 0 || (await sampleWasRemoved(database.db))) return { databaseUrl, sampleLoaded: false, isClaimed: (await claimedSince(database.db)) !== null, claimUrl: null };
    cli.say('Loading a sample partnership');
    // Needed once in the life of a database: its code is not loaded at every start.
    const { fillWithSample } = await import('./first-start.js');
    await fillWithSample(database.db, { from: settings.mailFrom, publicUrl, replyAddress: settings.replyAddress }, cli.clock.now());
    return { databaseUrl, sampleLoaded: true, isClaimed: false, claimUrl: `${publicUrl}/claim/${await newClaim(database.db)}` };
  } finally {
    await database.close();
  }
}

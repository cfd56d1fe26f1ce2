import type { Settings } from '@suivi/config';
import { embeddedApplicationUrl, grantApplication } from '@suivi/db';

/** Gives the user of DATABASE_URL what the application needs, where another one owns the tables; after each migration, for new tables. */
export async function grantNewTables(settings: Settings, ownerUrl: string): Promise<void> {
  if (settings.databaseUrl && settings.databaseOwnerUrl) await grantApplication(ownerUrl, settings.databaseUrl);
}

/**
 * The address that the web server and the worker are started with: not the owner's, unless DATABASE_URL is. On an embedded database its password is new,
 * so that only a starter may ask, while nothing runs.
 */
export async function applicationUrlFor(settings: Settings, ownerUrl: string): Promise<string> {
  if (!settings.databaseUrl) return embeddedApplicationUrl(ownerUrl);
  await grantNewTables(settings, ownerUrl);
  return settings.databaseUrl;
}

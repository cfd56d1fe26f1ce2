import { resolve } from 'node:path';
import type { Settings } from '@suivi/config';
import type { Prepared } from './prepare.js';

/** What the person who started the product is told. */
export interface Started {
  url: string;
  settings: Settings;
  /** The database's server and name where it is not the embedded one. */
  databasePlace: string | null;
  prepared: Prepared;
  seconds: number;
}

const loopback = ['127.0.0.1', '::1', 'localhost'];

const reach = ({ host, port }: Settings): string => (loopback.includes(host) ? 'this machine only' : `everyone who reaches ${host}:${port}`);

function accounts({ settings: { host }, prepared: { isClaimed, claimUrl } }: Started): string {
  if (isClaimed) return 'on; only who signs in sees anything';
  const until = loopback.includes(host) ? 'off: whoever sits here may do everything' : 'off: until somebody takes it over, only the sign-in page is shown';
  return `${until}. ${claimUrl ? `To take it over, open once: ${claimUrl}` : 'To take it over: `suivi claim-link`'}`;
}

const mail = ({ url, settings }: Started): string =>
  settings.smtpUrl ? `leaves through ${new URL(settings.smtpUrl).host} (that of a sample partnership never does)` : `stays here, in the mailbox at ${url}/mailbox`;

/** The lines that a start ends with: where it is, who reaches it, where mail and data are, how it stops. */
export function screen(started: Started): string {
  const { url, settings, databasePlace, prepared, seconds } = started;
  const data = databasePlace === null ? resolve(settings.dataDir) : `PostgreSQL at ${databasePlace}`;
  const rows: [string, string][] = [['Open', url], ['Reached by', reach(settings)], ['Accounts', accounts(started)], ['Mail', mail(started)], ['Data', data], ['Stop', 'Ctrl-C']];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(11)}${value}`);
  const sample = prepared.sampleLoaded ? '\n  A sample partnership is there to look around in; its dates lie around today.\n' : '';
  return `\nSuivi is ready (${seconds.toFixed(1)} s).\n\n${lines.join('\n')}\n${sample}\n`;
}

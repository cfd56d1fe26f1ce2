import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectionSettings } from './database.js';

/** Creates an empty database, or a copy of `template`, on the server that `url` names; answers its address. */
export async function createScratchDatabase(url: string, o: { name?: string; template?: string } = {}): Promise<string> {
  const name = o.name ?? `suivi_scratch_${randomBytes(6).toString('hex')}`;
  // template0: whatever somebody once put into template1 must not come along.
  await onServer(url, `create database ${quoted(name)} template ${quoted(o.template ?? 'template0')}`);
  return addressOf(url, name);
}

/** Drops the database that `url` names, cutting the connections that are still open to it; no error if it is gone. */
export async function dropDatabase(url: string): Promise<void> {
  await onServer(addressOf(url, 'postgres'), `drop database if exists ${quoted(databaseOf(url))} with (force)`);
}

/** The same server and role, another database. */
export function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}

/** The database that an address names. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(connectionSettings(url, 'suivi scratch'));
  client.on('error', () => undefined); // the statement under way rejects by itself
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { resolve } from 'node:path';
import type { Settings } from '@suivi/config';
import type { Cli } from '../cli.js';
import { settingsOf } from '../settings.js';
import { type Child, launchChild } from './child.js';
import { refuseRunning } from './lock.js';
import { freePort, reachable } from './port.js';
import { listenForStop, type StopSignals } from './stop-signals.js';

/** The processes stop by themselves within the grace and a little; one that does not is ended. */
const BEYOND_GRACE_MS = 6000;

/** What the start knows before the database is there. */
export interface Start {
  settings: Settings;
  /** With the port that was found free, where the setting is 0. */
  publicUrl: string;
  port: number;
  signals: StopSignals;
  api: Child;
  /** Environment of the processes. */
  env: Record<string, string | undefined>;
  /** How long processes may take to stop. */
  stopWithinMs: number;
}

/** Starts everything and stays until Ctrl-C; then stops the processes, and the embedded database last. */
export async function startEverything(cli: Cli): Promise<void> {
  const settings = settingsOf(cli);
  const stopWithinMs = settings.shutdownGraceSeconds * 1000 + BEYOND_GRACE_MS;
  const killed = !settings.databaseUrl && refuseRunning(resolve(settings.dataDir)).leftOver;
  // Asked before any work: what cannot be served should not be built up first. The processes of a killed starter are about to go.
  const port = await freePort(settings.host, settings.port, killed ? stopWithinMs : 0);
  const publicUrl = cli.env.PUBLIC_URL?.trim() ? settings.publicUrl : reachable('127.0.0.1', port);
  // The owner's address is for the starter alone.
  const env = { ...cli.env, DATABASE_OWNER_URL: undefined, PORT: String(port), PUBLIC_URL: publicUrl, LOG_LEVEL: cli.env.LOG_LEVEL?.trim() || 'warn' };
  const signals = listenForStop();
  const api = launchChild('api', env);
  try {
    // Loaded while the web server loads its own code: each takes about a second.
    const { runOnDatabase } = await import('./run.js');
    await runOnDatabase(cli, { settings, publicUrl, port, signals, api, env, stopWithinMs });
  } finally {
    api.kill();
    await api.ended;
    signals.dispose();
  }
}

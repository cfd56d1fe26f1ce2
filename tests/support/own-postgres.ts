import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '@suivi/db';
import { installedAt } from './database.js';
import { FaultProxy } from './fault-proxy.js';

/** A PostgreSQL of a test's own, behind a proxy that keeps its address while the server itself dies and comes back on another port. */
export class OwnPostgres {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'suivi-faults-postgres-'));
  private readonly proxy = new FaultProxy({ host: '127.0.0.1', port: 0 }, true);
  private server: EmbeddedPostgres | undefined;
  /** The address through the proxy. */
  url = '';

  /** Starts the server and migrates its database. */
  async start(): Promise<void> {
    await this.launch();
    await migrate(this.directUrl, installedAt);
    const through = new URL(this.directUrl);
    through.port = String(await this.proxy.listen());
    this.url = through.href;
  }

  /** The address of the server itself, for what a test does on the side. */
  get directUrl(): string {
    return addressOf(this.server?.url ?? '', 'suivi');
  }

  private async launch(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, log: () => undefined });
    this.proxy.target = { host: '127.0.0.1', port: Number(new URL(this.server.url).port) };
  }

  /** Ends the server in the immediate way, as a crash would, and starts it again: it recovers from its log. */
  async restartAtOnce(): Promise<void> {
    const pid = Number.parseInt(readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);
    process.kill(pid, 'SIGQUIT');
    while (isThere(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
    this.proxy.cutAll();
    await this.launch();
  }

  async stop(): Promise<void> {
    await this.proxy.away();
    await this.server?.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

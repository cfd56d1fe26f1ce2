import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './whole-product.js';

/** Whether this machine has a Redis to start. */
export const redisIsInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of a test's own, on a port of its own, that keeps nothing on disk: whoever kills it takes all it knew. */
export class OwnRedis {
  private child: ChildProcess | undefined;
  private port = 0;

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, on the same port as before, and waits until it answers. */
  async start(): Promise<void> {
    if (this.port === 0) this.port = await freePort();
    this.child = spawn('redis-server', ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
    for (let tried = 0; tried < 200; tried += 1) {
      if (await this.tell('ping').then(() => true, () => false)) return;
      await pause(50);
    }
    throw new Error('redis-server did not start');
  }

  /** Forgets everything. */
  async flush(): Promise<void> {
    await this.tell('flushall');
  }

  private async tell(command: 'ping' | 'flushall'): Promise<void> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.call(command);
    } finally {
      redis.disconnect();
    }
  }

  /** Ends it with -9. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}

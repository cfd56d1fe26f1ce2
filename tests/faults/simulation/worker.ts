import type { Db } from '@suivi/db';
import { handleOf } from '@suivi/db';
import type { Announce, Moment } from '@suivi/emails';
import pg from 'pg';

/** What a worker that dies throws: nobody catches it but the story. */
export class Crash extends Error {
  constructor(where: string) {
    super(`crash: ${where}`);
  }
}

/** Where a worker dies: at a named moment of the round, or at a statement, before it reached the server or after it was carried out. */
export type Death = { moment: Moment; nth: number } | { statement: number; after: boolean };

/** The life of one worker process: all its connections break at the moment of its death, and nothing that it does afterwards comes through. */
export class Life {
  dead = false;
  where = '';
  private statements = 0;
  private moments = 0;
  private readonly clients = new Set<pg.Client>();
  private readonly pool: pg.Pool;
  readonly db: Db;

  constructor(url: string, readonly name: string, private readonly death?: Death) {
    const clients = this.clients;
    const meet = this.meetStatement.bind(this);
    class MortalClient extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super(config);
        clients.add(this);
        this.on('error', () => undefined);
      }
      // The promise form is the only one that drizzle and the product use.
      override query = ((...words: unknown[]): unknown => {
        const ask = (): Promise<unknown> => (pg.Client.prototype.query as (...words: unknown[]) => Promise<unknown>).apply(this, words);
        return typeof words.at(-1) === 'function' ? ask() : meet(ask);
      }) as pg.Client['query'];
    }
    this.pool = new pg.Pool({ connectionString: url, application_name: name, options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off', max: 3, Client: MortalClient } as pg.PoolConfig);
    this.pool.on('error', () => undefined);
    this.db = handleOf(this.pool);
  }

  readonly announce: Announce = (moment) => {
    this.live();
    if (!this.death || !('moment' in this.death) || this.death.moment !== moment) return;
    this.moments += 1;
    if (this.moments >= this.death.nth) this.die(moment);
  };

  /** Throws if this worker is dead. */
  live(): void {
    if (this.dead) throw new Crash(this.where);
  }

  private async meetStatement(ask: () => Promise<unknown>): Promise<unknown> {
    this.live();
    this.statements += 1;
    const { death } = this;
    const now = death !== undefined && 'statement' in death && death.statement === this.statements;
    if (now && !death.after) this.die(`before statement ${this.statements}`);
    const answer = await ask();
    if (now) this.die(`after statement ${this.statements}`);
    this.live();
    return answer;
  }

  private die(where: string): never {
    this.dead = true;
    this.where = where;
    for (const client of this.clients) (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    throw new Crash(where);
  }

  async end(): Promise<void> {
    await this.pool.end().catch(() => undefined);
  }
}

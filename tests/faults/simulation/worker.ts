import type { Db } from '@suivi/db';
import { handleOf } from '@suivi/db';
import type { Announce, Moment } from '@suivi/emails';
import pg from 'pg';
import type { Turns } from './turns.js';

/** What a worker that dies throws: nobody catches it but the story. */
export class Crash extends Error {
  constructor(where: string) {
    super(`crash: ${where}`);
  }
}

/** Where a worker dies: at a named moment of the round, or at a statement, before it reached the server or after it was carried out. */
export type Death = { moment: Moment; nth: number } | { statement: number; after: boolean };

type Ask = () => Promise<unknown>;

/** The life of one worker process: all its connections break at the moment of its death, and nothing that it does afterwards comes through. */
export class Life {
  dead = false;
  where = '';
  /** Who says when it goes on, while it makes a round. */
  turns: Turns | undefined;
  private statements = 0;
  private moments = 0;
  private readonly clients = new Set<pg.Client>();
  private readonly pool: pg.Pool;
  readonly db: Db;

  constructor(url: string, readonly name: string, private readonly death?: Death) {
    const clients = this.clients;
    const meet = this.meetStatement.bind(this);
    const reach = this.reachServer.bind(this);
    class MortalClient extends pg.Client {
      constructor(config?: pg.ClientConfig) {
        super(config);
        clients.add(this);
        this.on('error', () => undefined);
      }
      // The pool asks with a callback, everybody else with a promise.
      override connect = ((done?: (error?: Error) => void): unknown => answered(reach(this, () => super.connect()), done)) as pg.Client['connect'];
      override query = ((...words: unknown[]): unknown => {
        const done = typeof words.at(-1) === 'function' ? (words.pop() as Done) : undefined;
        return answered(meet(this, () => (pg.Client.prototype.query as (...words: unknown[]) => Promise<unknown>).apply(this, words)), done);
      }) as pg.Client['query'];
    }
    this.pool = new pg.Pool({ connectionString: url, application_name: name, options: '-c TimeZone=UTC -c DateStyle=ISO -c jit=off', max: 3, Client: MortalClient } as pg.PoolConfig);
    this.pool.on('error', () => undefined);
    this.db = handleOf(this.pool);
  }

  readonly announce: Announce = async (moment) => {
    this.live();
    await this.turns?.turn(this.name, 'moment');
    this.live();
    if (!this.death || !('moment' in this.death) || this.death.moment !== moment) return;
    this.moments += 1;
    if (this.moments >= this.death.nth) this.die(moment);
  };

  /** Throws if this worker is dead. */
  live(): void {
    if (this.dead) throw new Crash(this.where);
  }

  private reachServer(client: pg.Client, ask: Ask): Promise<unknown> {
    return this.turns ? this.turns.asked(this.name, client, ask) : ask();
  }

  private async meetStatement(client: pg.Client, ask: Ask): Promise<unknown> {
    this.live();
    await this.turns?.turn(this.name, 'statement');
    this.live();
    this.statements += 1;
    const { death } = this;
    const now = death !== undefined && 'statement' in death && death.statement === this.statements;
    if (now && !death.after) this.die(`before statement ${this.statements}`);
    const answer = await this.reachServer(client, ask);
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

type Done = (error?: Error, answer?: unknown) => void;

/** The answer to whoever asked with a callback, or else as a promise. */
function answered(answer: Promise<unknown>, done: Done | undefined): unknown {
  if (!done) return answer;
  answer.then((given) => done(undefined, given), (error: Error) => done(error));
  return undefined;
}

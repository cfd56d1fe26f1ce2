import type { Database } from '@suivi/db';
import type { Clock } from '@suivi/kernel';

/** Less than this is the way to the database and back. */
const slackMs = 1000;

/**
 * The machine's clock, put right by the database's: leases and days are the same for workers on different machines, although one of these may be
 * minutes off. Without that a worker ahead of the others would take over mail that they are just sending.
 */
export class DatabaseClock implements Clock {
  private offMs = 0;

  constructor(private readonly machine: () => number) {}

  now(): Date {
    return new Date(this.machine() + this.offMs);
  }

  /** Asks the database for its time; answers by how many milliseconds the machine's clock is behind it, 0 for next to nothing. */
  async follow(pool: Database['pool']): Promise<number> {
    const asked = this.machine();
    const { rows } = await pool.query<{ now: number }>('select (extract(epoch from clock_timestamp()) * 1000)::float8 as now');
    const between = (asked + this.machine()) / 2;
    const off = Math.round((rows[0]?.now ?? between) - between);
    this.offMs = Math.abs(off) < slackMs ? 0 : off;
    return this.offMs;
  }
}

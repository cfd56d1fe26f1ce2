import { bigint, date, timestamp } from 'drizzle-orm/pg-core';

/** A number that PostgreSQL gives; the same sequence of writes gives the same numbers, so a simulation repeats exactly. */
export const identity = () => bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();

/** A reference to another row's `id`. */
export const ref = (name: string) => bigint(name, { mode: 'number' });

/** An instant; always written by us, never by the database's clock. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A calendar day, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });

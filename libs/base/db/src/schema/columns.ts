import { bigint, customType, date, timestamp } from 'drizzle-orm/pg-core';

/** A number that PostgreSQL gives; the same sequence of writes gives the same numbers, so a simulation repeats exactly. */
export const identity = () => bigint('id', { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity();

/** A reference to another row's `id`. */
export const ref = (name: string) => bigint(name, { mode: 'number' });

/** An instant; always written by us, never by the database's clock. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A calendar day, `YYYY-MM-DD`. */
export const day = (name: string) => date(name, { mode: 'string' });

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({ dataType: () => 'bytea', toDriver: (data) => Buffer.from(data.buffer, data.byteOffset, data.byteLength) });

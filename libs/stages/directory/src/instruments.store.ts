import { inSeenPartnership, type Scope } from '@suivi/access';
import { instrument, type Sql } from '@suivi/db';
import { and, asc, eq, sql as raw } from 'drizzle-orm';

export type Instrument = typeof instrument.$inferSelect;

/** The instruments of the reader's partnerships, or of one of them, as they were entered. */
export const instrumentsOf = (sql: Sql, scope: Scope, partnershipId?: number): Promise<Instrument[]> =>
  sql.select().from(instrument).where(and(partnershipId === undefined ? undefined : eq(instrument.partnershipId, partnershipId), inSeenPartnership(scope, 'instrument.partnership_id'))).orderBy(asc(instrument.id));

export const instrumentById = async (sql: Sql, scope: Scope, id: number): Promise<Instrument | undefined> =>
  (await sql.select().from(instrument).where(and(eq(instrument.id, id), inSeenPartnership(scope, 'instrument.partnership_id'))))[0];
export const instrumentForChange = async (sql: Sql, id: number): Promise<Instrument | undefined> => (await sql.select().from(instrument).where(eq(instrument.id, id)).for('update'))[0];
export const insertInstrument = async (sql: Sql, row: typeof instrument.$inferInsert): Promise<Instrument> => (await sql.insert(instrument).values(row).returning())[0] as Instrument;
/** Writes a change and counts the version up. */
export const updateInstrument = async (sql: Sql, id: number, set: Partial<typeof instrument.$inferInsert>): Promise<Instrument> =>
  (await sql.update(instrument).set({ ...set, version: raw`${instrument.version} + 1` }).where(eq(instrument.id, id)).returning())[0] as Instrument;

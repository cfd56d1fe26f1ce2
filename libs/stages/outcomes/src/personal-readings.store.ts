import { proposal, reading, type Sql } from '@suivi/db';
import type { ErasedPerson } from '@suivi/directory';
import { asc, inArray, sql as raw } from 'drizzle-orm';

const isOf = (personId: number) => raw`${reading.requestedBy}->>'personId' = ${String(personId)}`;

/** The files that a person handed in to be read. */
export const readingsAskedBy = (sql: Sql, personId: number): Promise<{ fileName: string; requestedAt: Date }[]> =>
  sql.select({ fileName: reading.fileName, requestedAt: reading.requestedAt }).from(reading).where(isOf(personId)).orderBy(asc(reading.id));

/** Puts the number of an erased person where this stage notes who asked for a reading and who decided on a proposal. */
export async function eraseFromOutcomes(sql: Sql, erased: ErasedPerson): Promise<void> {
  await sql.update(reading).set({ requestedBy: raw`jsonb_set(${reading.requestedBy}, '{name}', to_jsonb(${erased.name}::text))` }).where(isOf(erased.id));
  await sql.update(proposal).set({ decidedBy: erased.name }).where(inArray(proposal.decidedBy, erased.names));
}

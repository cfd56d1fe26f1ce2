import { wholeInstallation } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { person as personOf, type Person } from '@suivi/directory';
import { Refusal } from '@suivi/kernel';

/** The person whom a link was written to; null once the directory no longer knows them. */
export async function personBehind(sql: Sql, personId: number, now: Date): Promise<Person | null> {
  try {
    return await personOf(sql, wholeInstallation, personId, now);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

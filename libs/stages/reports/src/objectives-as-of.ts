import { wholeInstallation } from '@suivi/access';
import { objectivesOf } from '@suivi/commitments';
import type { Sql } from '@suivi/db';
import type { LocalizedText } from '@suivi/kernel';
import * as store from './reports.store.js';

/** The strategic objectives that commitments serve, in their order, under the names that they bore at an instant: one that is added or renamed later alters no report of before. */
export async function objectivesAsOf(sql: Sql, partnershipId: number, { served, at }: { served: readonly (number | null)[]; at: Date }): Promise<{ id: number; name: LocalizedText }[]> {
  const wanted = new Set(served);
  const given = new Map((await store.objectiveNamesGivenUp(sql, partnershipId, at)).map(({ id, name }) => [id, name]));
  return (await objectivesOf(sql, wholeInstallation, partnershipId)).filter(({ id }) => wanted.has(id)).map(({ id, name }) => ({ id, name: given.get(id) ?? name }));
}

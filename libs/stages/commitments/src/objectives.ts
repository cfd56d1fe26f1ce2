import type { Scope } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, type LocalizedText, Refusal } from '@suivi/kernel';
import * as store from './objectives.store.js';

/** Names the strategic objectives of a new partnership, in order. */
export const addObjectives = (sql: Sql, partnershipId: number, names: readonly LocalizedText[]): Promise<unknown> => transact(sql, (tx) => store.insertObjectives(tx, partnershipId, names));

/** Reports as of a day name an objective as it was then: what it was called before is found in the history. */
const remember = (tx: Tx, act: Act, entry: { action: string; before: store.StrategicObjective | null; after: store.StrategicObjective }): Promise<void> =>
  recordHistory(tx, { ...entry, partnershipId: entry.after.partnershipId, subject: 'objective', subjectId: entry.after.id, at: act.now, actor: act.actor });

/** Adds a strategic objective after those that a partnership has. */
export const addObjective = (sql: Sql, { partnershipId, name }: { partnershipId: number; name: LocalizedText }, act: Act): Promise<store.StrategicObjective> =>
  transact(sql, async (tx) => {
    const row = (await store.insertObjectives(tx, partnershipId, [name]))[0] as store.StrategicObjective;
    await remember(tx, act, { action: 'added', before: null, after: row });
    return row;
  });

/** Gives an objective another name; what was issued keeps the former one. */
export const renameObjective = (sql: Sql, input: { id: number; version?: number; name: LocalizedText }, act: Act): Promise<store.StrategicObjective> =>
  transact(sql, async (tx) => {
    const before = await store.objectiveForChange(tx, input.id);
    if (!before) throw new Refusal('not-found', `there is no strategic objective ${input.id}`);
    if (input.version !== undefined && input.version !== before.version) throw new Refusal('stale-version', `somebody changed this meanwhile: it is at version ${before.version}`);
    const after = await store.updateObjective(tx, before.id, input.name);
    await remember(tx, act, { action: 'renamed', before, after });
    return after;
  });

/** A strategic objective of a partnership of the reader's; refuses with 'not-found'. */
export async function objectiveNamed(sql: Sql, scope: Scope, id: number): Promise<store.StrategicObjective> {
  const row = await store.objectiveOfReader(sql, scope, id);
  if (!row) throw new Refusal('not-found', `there is no strategic objective ${id}`);
  return row;
}

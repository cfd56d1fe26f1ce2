import { type Scope, seesWhole } from '@suivi/access';
import { historyOf, type HistoryRow } from '@suivi/audit';
import type { Sql } from '@suivi/db';
import { deskOf } from './desk.js';

/** Decisions on one entity's answer: why they were taken is between the desk and that entity. */
const decisions = new Set(['update-accepted', 'update-returned']);

/** What happened to a commitment of the reader's, the latest first; refuses with 'not-found'. */
export async function historyOfCommitment(sql: Sql, scope: Scope, id: number): Promise<HistoryRow[]> {
  const { partnershipId } = await deskOf(sql, scope, id);
  const rows = await historyOf(sql, scope, 'commitment', id);
  return seesWhole(scope, partnershipId) ? rows : rows.map((row) => (decisions.has(row.action) ? { ...row, reason: null } : row));
}

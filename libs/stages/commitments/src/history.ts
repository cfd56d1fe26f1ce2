import { type Scope, seesWhole } from '@suivi/access';
import { historyOf, type HistoryRow } from '@suivi/audit';
import type { CommitmentAction } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { deskOf } from './desk.js';

/** What happened to a commitment: each of its actions has a name that readers are told. */
export interface CommitmentEvent extends HistoryRow {
  action: CommitmentAction;
}

/** What one entity asked for, and decisions on its answer: why is between the desk and that entity. */
const between = new Set<CommitmentAction>([
  'update-accepted', 'update-returned', 'extension-asked', 'extension-granted', 'extension-declined', 'extension-withdrawn', 'handover-proposed', 'handover-confirmed', 'handover-declined', 'nudge-sent',
]);

/** What happened to a commitment of the reader's, the latest first; refuses with 'not-found'. */
export async function historyOfCommitment(sql: Sql, scope: Scope, id: number): Promise<CommitmentEvent[]> {
  const { partnershipId } = await deskOf(sql, scope, id);
  const rows = (await historyOf(sql, scope, 'commitment', id)) as CommitmentEvent[];
  return seesWhole(scope, partnershipId) ? rows : rows.map((row) => (between.has(row.action) ? { ...row, reason: null } : row));
}

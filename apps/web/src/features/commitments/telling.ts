import type { HistoryEntry } from './commitments.js';

/** A difference that a reader of the story wants to see. */
export interface Told {
  field: ToldField;
  from: unknown;
  to: unknown;
}

const fields = ['declaredStatus', 'verifiedStatus', 'recordState', 'acceptance', 'level', 'deadlineOn', 'horizonOn', 'title', 'paragraphLabel', 'quote'] as const;
/** The columns that speak to people; versions, ids and stamps stay with the auditor. */
export type ToldField = (typeof fields)[number];

const actions = [
  'registered', 'edited', 'verified', 'closed', 'reopened', 'update-submitted', 'update-accepted', 'update-returned', 'carried-over', 'carried-in', 'superseded', 'merged',
  'horizon-moved', 'deadline-moved', 'source-moved', 'source-changed', 'source-gone', 'words-taken-over', 'words-kept',
] as const;
/** What may happen to a commitment, as far as the screens have a sentence for it. */
export type ToldAction = (typeof actions)[number] | 'other';

/** The sentence that an entry is told in. */
export const actionOf = (entry: HistoryEntry): ToldAction => actions.find((action) => action === entry.action) ?? 'other';

/** What changed, as far as it is worth telling; a record that begins tells nothing but that. */
export function toldOf(entry: HistoryEntry): Told[] {
  if (entry.action === 'registered' || entry.action === 'carried-in') return [];
  return fields.flatMap((field) => {
    const change = entry.changes[field];
    return change ? [{ field, from: change.from, to: change.to }] : [];
  });
}

interface OwnerState {
  organizationId: number;
  declaredStatus?: unknown;
  awaitingSince?: unknown;
}
const ownersIn = (value: unknown): OwnerState[] => (Array.isArray(value) ? (value as OwnerState[]) : []);

/** The entity whose update an entry is about: the owner whose state differs. */
export function entityOf(entry: HistoryEntry): number | undefined {
  const change = entry.changes['owners'];
  if (!change || !entry.action.startsWith('update-')) return undefined;
  const before = new Map(ownersIn(change.from).map((owner) => [owner.organizationId, JSON.stringify(owner)]));
  return ownersIn(change.to).find((owner) => before.get(owner.organizationId) !== JSON.stringify(owner))?.organizationId;
}

/** The precision that a date had before and after, where the entry says so. */
export const precisionOf = (entry: HistoryEntry, side: 'from' | 'to'): 'day' | 'month' | 'quarter' | 'year' => {
  const value = entry.changes['deadlinePrecision']?.[side];
  return value === 'month' || value === 'quarter' || value === 'year' ? value : 'day';
};

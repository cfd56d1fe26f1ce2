import type { HistoryEntry } from './commitments.js';

/** A difference that a reader of the story wants to see. */
export interface Told {
  field: ToldField;
  from: unknown;
  to: unknown;
}

const fields = ['declaredStatus', 'verifiedStatus', 'recordState', 'acceptance', 'level', 'thematicAreaId', 'deadlineOn', 'horizonOn', 'title', 'paragraphLabel', 'quote'] as const;
/** The columns that speak to people; versions, ids and stamps stay with the auditor. */
export type ToldField = (typeof fields)[number] | 'lead' | 'contributing';

/** What changed, as far as it is worth telling; a record that begins tells nothing but that. */
export function toldOf(entry: HistoryEntry): Told[] {
  if (entry.action === 'registered' || entry.action === 'carried-in') return [];
  const told = fields.flatMap((field): Told[] => {
    const change = entry.changes[field];
    return change ? [{ field, from: change.from, to: change.to }] : [];
  });
  return [...told, ...toldOfOwners(entry)];
}

/** Who leads and who contributes, where that changed: as the ids of the entities. */
function toldOfOwners({ changes }: HistoryEntry): Told[] {
  const change = changes['owners'];
  if (!change) return [];
  const idsOf = (value: unknown, part: string): number[] => ownersIn(value).filter((owner) => owner.part === part).map((owner) => owner.organizationId).sort((a, b) => a - b);
  return (['lead', 'contributing'] as const).flatMap((part): Told[] => {
    const [from, to] = [idsOf(change.from, part), idsOf(change.to, part)];
    return from.join() === to.join() ? [] : [{ field: part, from: from.length > 0 ? from : null, to: to.length > 0 ? to : null }];
  });
}

interface OwnerState {
  organizationId: number;
  part?: unknown;
  declaredStatus?: unknown;
  awaitingSince?: unknown;
}
const ownersIn = (value: unknown): OwnerState[] => (Array.isArray(value) ? (value as OwnerState[]) : []);

/** What one entity said, or what was decided on that. */
const ofEntity = /^(update|clearance|extension|handover|nudge)-/;

/** The entity that an entry is about, where it is about one: the only owner whose state differs. */
export function entityOf(entry: HistoryEntry): number | undefined {
  const change = entry.changes['owners'];
  if (!change || !ofEntity.test(entry.action)) return undefined;
  const before = new Map(ownersIn(change.from).map((owner) => [owner.organizationId, JSON.stringify(owner)]));
  const [one, ...others] = ownersIn(change.to).filter((owner) => before.get(owner.organizationId) !== JSON.stringify(owner));
  return others.length === 0 ? one?.organizationId : undefined;
}

/** The precision that a date had before and after, where the entry says so. */
export const precisionOf = (entry: HistoryEntry, side: 'from' | 'to'): 'day' | 'month' | 'quarter' | 'year' => {
  const value = entry.changes['deadlinePrecision']?.[side];
  return value === 'month' || value === 'quarter' || value === 'year' ? value : 'day';
};

import { Refusal } from '@suivi/kernel';

/** Where a list that goes back in time continues: before the id that ended the page; refuses what the list never gave. */
function placeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('not-found', 'this cursor is not one that the list gave');
  return Number(cursor);
}

/** A page out of one row more than it may hold. */
function pageOf<T extends { id: number }>(rows: readonly T[], limit: number): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** A page of a list that goes back in time: its rows before the place of the cursor, each as it goes out. */
export async function pageBack<Query extends { cursor?: string; limit: number }, Row, Item extends { id: number }>(
  { cursor, limit, ...filter }: Query,
  rowsBefore: (filter: Omit<Query, 'cursor'> & { before?: number }) => Promise<readonly Row[]>,
  shape: (row: Row) => Item,
): Promise<{ items: Item[]; nextCursor: string | null }> {
  const rows = await rowsBefore({ ...filter, limit: limit + 1, before: placeOf(cursor) } as Omit<Query, 'cursor'> & { before?: number });
  return pageOf(rows.map(shape), limit);
}

interface Decided {
  decidedAt: Date | null;
  decidedBy: string | null;
  decisionNote: string | null;
  version: number;
}

/** What was decided, as lists show it. */
export const decisionOf = ({ decidedAt, decidedBy, decisionNote, version }: Decided) => ({ decidedAt: decidedAt?.toISOString() ?? null, decidedBy, decisionNote, version });

/** What a wish of an entity is about, as lists show it. */
export interface Named {
  reference: string;
  title: string;
  acronym: string;
  personName: string | null;
}

/** The commitment, the entity and the person of a row. */
export const aboutOf = (row: { commitmentId: number; organizationId: number; personId: number | null }, named: Named) => ({
  commitment: { id: row.commitmentId, reference: named.reference, title: named.title },
  organization: { id: row.organizationId, acronym: named.acronym },
  person: row.personId === null ? null : { id: row.personId, name: named.personName ?? '' },
});

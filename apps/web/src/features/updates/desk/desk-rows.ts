import type { Side } from '@suivi/contract';
import { localized, type Language } from '@suivi/kernel';
import type { Commitment, Entity, Overdue, Standing } from './desk.js';
import type { DeskSearch } from './desk-search.js';

/** What waits for a decision, of whatever kind, with the key of its row. */
export type Waiting = { key: string; commitment: Commitment; entity: Entity; keptBy: Side | null; days: number } & (
  | { kind: 'update'; of: Standing['toVerify'][number]['update'] }
  | { kind: 'extension'; of: Standing['extensions'][number]['request'] }
  | { kind: 'handover'; of: Standing['handovers'][number]['handover'] }
);

const keyOf = (kind: string, { commitment, entity }: { commitment: Commitment; entity: Entity }): string => `${kind}-${commitment.id}-${entity.id}`;
/** The key of an overdue duty's row. */
export const dutyKey = (row: Overdue): string => keyOf('duty', row);

/** All that waits for a decision, what has waited longest first. */
export function waitingIn({ toVerify, extensions, handovers }: Standing): Waiting[] {
  return [
    ...toVerify.map((row) => ({ ...row, kind: 'update' as const, key: keyOf('update', row), of: row.update })),
    ...extensions.map((row) => ({ ...row, kind: 'extension' as const, key: keyOf('extension', row), of: row.request })),
    ...handovers.map((row) => ({ ...row, kind: 'handover' as const, key: keyOf('handover', row), of: row.handover })),
  ].sort((a, b) => b.days - a.days);
}

/** Who reads, as far as it narrows what is shown. */
export interface Reader {
  language: Language;
  desks: readonly Side[];
}

/** Tells whether a row fits what the address asks for; `words` are what it can be found by besides its entity. */
export function fits({ organizationId, side, q }: DeskSearch, { language, desks }: Reader, row: { entity: Entity; words: string }): boolean {
  const { entity } = row;
  if (organizationId !== undefined && entity.id !== organizationId) return false;
  if (side === 'own' && entity.side !== null && !desks.includes(entity.side)) return false;
  if (q === undefined) return true;
  const text = `${entity.acronym} ${localized(entity.name, language)} ${row.words}`.toLocaleLowerCase(language);
  return q.toLocaleLowerCase(language).split(/\s+/).every((word) => text.includes(word));
}

/** Own entities stand first: the desk verifies them. */
const foreign = (entity: Entity, desks: readonly Side[]): number => (entity.side === null || desks.includes(entity.side) ? 0 : 1);

/** Overdue duties in the order that the address asks for. */
export function inOrder(rows: readonly Overdue[], { sort = 'age' }: { sort?: DeskSearch['sort'] | 'age' }, { language, desks }: Reader): Overdue[] {
  const name = (row: Overdue): string => localized(row.entity.name, language);
  const by = {
    age: (a: Overdue, b: Overdue): number => b.days - a.days,
    entity: (a: Overdue, b: Overdue): number => name(a).localeCompare(name(b), language) || b.days - a.days,
    contact: (a: Overdue, b: Overdue): number => (a.lastContactOn ?? '').localeCompare(b.lastContactOn ?? '') || b.days - a.days,
  }[sort];
  return [...rows].sort((a, b) => foreign(a.entity, desks) - foreign(b.entity, desks) || by(a, b));
}

/** Rows under their entities, each where its first row stands. */
export function byEntity(rows: readonly Overdue[]): { entity: Entity; rows: Overdue[] }[] {
  const groups = new Map<number, { entity: Entity; rows: Overdue[] }>();
  for (const row of rows) {
    const group = groups.get(row.entity.id);
    if (group) group.rows.push(row);
    else groups.set(row.entity.id, { entity: row.entity, rows: [row] });
  }
  return [...groups.values()];
}

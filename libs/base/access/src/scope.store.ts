import { type SQL, sql as raw } from 'drizzle-orm';
import { partnershipsAdministered, partnershipsCoordinated, partnershipsSeen, partnershipsWhole, type Scope } from './scope.js';

/** Asks that a column be one of the ids; none is never. One id is asked for by `=`, so that an index that begins with the column still gives the order of the rest. */
export function isOneOf(column: string, ids: readonly number[]): SQL {
  const named = raw.raw(column);
  const [first] = ids;
  if (first === undefined) return raw`false`;
  return ids.length === 1 ? raw`${named} = ${first}` : raw`${named} = any(${raw.param(ids)}::bigint[])`;
}

const within = (which: (scope: Scope) => number[]) => (scope: Scope, column: string): SQL | undefined => (scope.everything ? undefined : isOneOf(column, which(scope)));

/** Asks that a column, as the statement writes it, name a partnership that the reader has to do with; nothing is asked where the reader sees everything. */
export const inSeenPartnership = within(partnershipsSeen);
/** The same for partnerships that the reader sees whole. */
export const inWholePartnership = within(partnershipsWhole);
/** The same for partnerships that the reader coordinates or administers. */
export const inCoordinatedPartnership = within(partnershipsCoordinated);
/** The same for partnerships that the reader administers. */
export const inAdministeredPartnership = within(partnershipsAdministered);

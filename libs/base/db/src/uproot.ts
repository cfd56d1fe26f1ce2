import { sql as raw } from 'drizzle-orm';
import type { Tx } from './database.js';

/** Rows of one table, by their numbers. */
export interface Root {
  table: string;
  ids: readonly number[];
}

/** A column that names rows of another table: `child` hangs on `parent`. */
interface Tie {
  child: string;
  column: string;
  parent: string;
  key: string;
}

/** Rows by table, as they stand on disk. */
type Rows = Map<string, Set<string>>;

async function tiesOf(tx: Tx): Promise<Tie[]> {
  const { rows } = await tx.execute(raw`
    select c.relname as child, a.attname as "column", p.relname as parent, k.attname as key
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid
    join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] join pg_attribute k on k.attrelid = f.confrelid and k.attnum = f.confkey[1]
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace`);
  return rows as unknown as Tie[];
}

const at = (rows: ReadonlySet<string> | undefined) => raw`any(${raw.param([...(rows ?? [])])}::tid[])`;
const named = raw.identifier;

const placesOf = async (tx: Tx, root: Root): Promise<string[]> =>
  (await tx.execute(raw`select ctid::text as place from ${named(root.table)} where id = any(${raw.param([...root.ids])}::bigint[])`)).rows.map(({ place }) => String(place));

async function hangingOn(tx: Tx, tie: Tie, parents: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await tx.execute(raw`select c.ctid::text as place from ${named(tie.child)} c join ${named(tie.parent)} p on c.${named(tie.column)} = p.${named(tie.key)} where p.ctid = ${at(parents)}`);
  return rows.map(({ place }) => String(place));
}

/** The rows, and all that hangs on them. */
async function withAllThatHangs(tx: Tx, ties: readonly Tie[], roots: readonly Root[]): Promise<Rows> {
  const found: Rows = new Map();
  const fresh: { table: string; places: string[] }[] = [];
  const take = (table: string, places: readonly string[]): void => {
    const known = found.get(table) ?? new Set();
    const added = places.filter((place) => !known.has(place));
    found.set(table, new Set([...known, ...added]));
    if (added.length > 0) fresh.push({ table, places: added });
  };
  for (const root of roots) take(root.table, await placesOf(tx, root));
  for (let next = fresh.pop(); next; next = fresh.pop())
    for (const tie of ties) if (tie.parent === next.table) take(tie.child, await hangingOn(tx, tie, new Set(next.places)));
  return found;
}

/** Tables in an order in which their rows can go: what hangs on others before what it hangs on. */
function leavesFirst(tables: readonly string[], ties: readonly Tie[]): string[] {
  const left = new Set(tables);
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((table) => !ties.some(({ child, parent }) => parent === table && child !== table && left.has(child)));
    if (free.length === 0) throw new Error(`these tables hang on each other: ${[...left].join(', ')}`);
    for (const table of free) left.delete(table);
    order.push(...free);
  }
  return order;
}

/** Whether a row that would go also hangs on one, in one of these tables, that stays. */
async function isHeld(tx: Tx, ties: readonly Tie[], going: Rows, anchors: readonly string[]): Promise<boolean> {
  for (const { child, column, parent, key } of ties) {
    const rows = going.get(child);
    if (!anchors.includes(parent) || !rows?.size) continue;
    const held = await tx.execute(raw`select 1 from ${named(child)} c join ${named(parent)} p on c.${named(column)} = p.${named(key)} where c.ctid = ${at(rows)} and not p.ctid = ${at(going.get(parent))} limit 1`);
    if (held.rows.length > 0) return true;
  }
  return false;
}

/**
 * Takes rows out with all that hangs on them, as the foreign keys tell; nobody else writes meanwhile. Answers how many rows went, or null where something of it also
 * belongs to what stays: to a row of `anchors` that does not go, or, where `only` is given, to any other table. Then nothing went.
 */
export async function uproot(tx: Tx, roots: readonly Root[], o: { anchors?: readonly string[]; only?: readonly string[] }): Promise<number | null> {
  const ties = await tiesOf(tx);
  const tables = [...new Set(ties.flatMap(({ child, parent }) => [child, parent]))].sort();
  await tx.execute(raw`lock table ${raw.join(tables.map(named), raw`, `)} in share row exclusive mode`);
  const going = await withAllThatHangs(tx, ties, roots);
  const taken = [...going].filter(([, rows]) => rows.size > 0).map(([table]) => table);
  if (o.only && taken.some((table) => !o.only?.includes(table))) return null;
  if (await isHeld(tx, ties, going, o.anchors ?? [])) return null;
  let count = 0;
  for (const table of leavesFirst(taken, ties)) count += (await tx.execute(raw`delete from ${named(table)} where ctid = ${at(going.get(table))}`)).rowCount ?? 0;
  return count;
}

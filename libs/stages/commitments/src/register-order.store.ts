import { type RegisterGroup, type RegisterSort, vocabulary } from '@suivi/contract';
import { isLocalDate, Refusal } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { byDeadline } from './register-filter.store.js';

/** What rows are ordered by: an expression, its type, whether the lead entity is needed for it, and which texts are values of it. */
interface Key {
  by: SQL;
  type: 'date' | 'timestamptz' | 'text' | 'bigint' | 'int';
  ofLead?: true;
  takes(text: string): boolean;
}

const number = (text: string): boolean => /^\d{1,19}$/.test(text) && BigInt(text) <= 9_223_372_036_854_775_807n;
const words = (text: string): boolean => text.length <= 400 && !text.includes('\0');
const lead: Key = { by: raw`coalesce(l.sort_key || ' ' || l.acronym, '')`, type: 'text', ofLead: true, takes: words };
const status: Key = { by: raw.raw(`array_position(array['${vocabulary.implementationStatuses.join("', '")}'], c.verified_status)`), type: 'int', takes: (text) => /^\d$/.test(text) };
/** Those about which nothing was ever heard stand where the oldest news does. */
const updated: Key = {
  by: raw`coalesce(c.last_update_at, '-infinity'::timestamptz)`, type: 'timestamptz', takes: (text) => text === '-infinity' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(text),
};
const sorts: Record<RegisterSort, Key> = {
  deadline: { by: byDeadline, type: 'date', takes: (text) => text === 'infinity' || isLocalDate(text) },
  updated,
  reference: { by: raw`c.reference`, type: 'text', takes: words },
  entity: lead,
  status,
};
const groups: Record<RegisterGroup, Key> = {
  entity: lead,
  area: { by: raw`coalesce(c.thematic_area_id, 9223372036854775807)`, type: 'bigint', takes: number },
  meeting: { by: raw`c.meeting_id`, type: 'bigint', takes: number },
  status,
};

/** In which order rows are asked for: within groups if any; a sort with a minus descends. */
export interface RegisterOrder {
  sort: RegisterSort | `-${RegisterSort}`;
  group?: RegisterGroup;
}

/** Where a page ended: the values of the keys of its last row, and its id. */
export interface Place {
  keys: string[];
  id: number;
}

const readOrder = ({ sort, group }: RegisterOrder): { keys: Key[]; descending: boolean } => {
  const descending = sort.startsWith('-');
  const key = sorts[(descending ? sort.slice(1) : sort) as RegisterSort];
  return { keys: [...(group ? [groups[group]] : []), key], descending };
};

/** An order as SQL, and which join it needs. */
export interface OrderParts {
  by: SQL;
  /** The values of the keys as columns of a page. */
  columns: SQL;
  /** The same order by those columns of a page `c`. */
  again: SQL;
  /** What a row's place is told by: those columns as a JSON array of texts. */
  place: SQL;
  join: SQL;
  after(place: Place): SQL;
}

/** The parts of an order; groups always ascend. */
export function orderParts(order: RegisterOrder): OrderParts {
  const { keys, descending } = readOrder(order);
  const [direction, beyond] = descending ? [raw`desc`, raw`<`] : [raw`asc`, raw`>`];
  const group = keys.length > 1 ? keys[0] : undefined;
  const key = keys.at(-1) as Key;
  const cast = ({ type }: Key, text: string | undefined): SQL => raw`${text ?? ''}::${raw.raw(type)}`;
  const within = ({ keys: at, id }: Place): SQL => raw`(${key.by}, c.id) ${beyond} (${cast(key, at.at(-1))}, ${id}::bigint)`;
  return {
    by: raw.join([...(group ? [group.by] : []), raw`${key.by} ${direction}`, raw`c.id ${direction}`], raw`, `),
    columns: raw.join(keys.map(({ by }, at) => raw`${by} as key_${raw.raw(String(at))}`), raw`, `),
    again: raw.join([...(group ? [raw`c.key_0`] : []), raw`c.key_${raw.raw(String(keys.length - 1))} ${direction}`, raw`c.id ${direction}`], raw`, `),
    place: raw`json_build_array(${raw.join(keys.map((_, at) => raw`c.key_${raw.raw(String(at))}::text`), raw`, `)})`,
    join: keys.some(({ ofLead }) => ofLead) ? leadJoin : raw``,
    after: (place) => (group ? raw`(${group.by} > ${cast(group, place.keys[0])} or ${group.by} = ${cast(group, place.keys[0])} and ${within(place)})` : within(place)),
  };
}

/** The lead entity of a commitment `c`, as `l`. */
export const leadJoin = raw`left join commitment_owner lo on lo.commitment_id = c.id and lo.part = 'lead' left join organization l on l.id = lo.organization_id`;

/** Where a page ended, as text that goes out and comes back. */
export const cursorOf = ({ keys, id }: Place): string => Buffer.from(JSON.stringify([id, ...keys])).toString('base64url');

/** Reads a cursor that anybody may have written; refuses what no page under this order gave. */
export function placeOf(cursor: string, order: RegisterOrder): Place {
  const { keys } = readOrder(order);
  const [id, ...values] = partsOf(cursor);
  const fits = values.length === keys.length && keys.every((key, at) => typeof values[at] === 'string' && key.takes(values[at]));
  if (!fits || !Number.isSafeInteger(id)) throw new Refusal('not-found', 'this cursor is not one that the register gave');
  return { keys: values as string[], id: id as number };
}

function partsOf(cursor: string): unknown[] {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(said) ? said : [];
  } catch {
    return [];
  }
}

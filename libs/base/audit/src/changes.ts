/** What a change did: for each key whose value differs, the value before and after; `null` stands for absent. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** The keys of a state with their values as JSON keeps them: dates become ISO strings, what is undefined is gone. A map, for a key may be called `toString`. */
const asJson = (state: object): Map<string, unknown> => new Map(Object.entries(JSON.parse(JSON.stringify(state)) as object));

/** JSON with the keys of every object in order, so that equal values give equal texts whatever order they were built in. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const members = Object.keys(object).sort().map((key) => `${JSON.stringify(key)}:${canonical(object[key])}`);
  return `{${members.join(',')}}`;
}

/** The keys in which two states of a subject differ; a subject that did not exist before counts as one whose keys are absent. */
export function changesBetween(before: object | null, after: object): Changes {
  const [from, to] = [asJson(before ?? {}), asJson(after)];
  const keys = [...new Set([...from.keys(), ...to.keys()])].sort();
  const changes = keys.map((key) => [key, { from: from.get(key) ?? null, to: to.get(key) ?? null }] as const);
  return Object.fromEntries(changes.filter(([, change]) => canonical(change.from) !== canonical(change.to)));
}

/** What a change did: for each key whose value differs, the value before and after; `null` stands for absent. */
export type Changes = Record<string, { from: unknown; to: unknown }>;

/** A value as JSON keeps it: dates become ISO strings, absent and undefined become null. */
const asJson = (value: unknown): unknown => (value === undefined ? null : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown));

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
  const from = asJson(before ?? {}) as Record<string, unknown>;
  const to = asJson(after) as Record<string, unknown>;
  const changes: Changes = {};
  for (const key of [...new Set([...Object.keys(from), ...Object.keys(to)])].sort()) {
    const change = { from: from[key] ?? null, to: to[key] ?? null };
    if (canonical(change.from) !== canonical(change.to)) changes[key] = change;
  }
  return changes;
}

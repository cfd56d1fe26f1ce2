/** A value as JSON for people, piece by piece: the same text as `JSON.stringify(value, null, 2)`. */
export function* jsonPieces(value: unknown, indent = ''): Generator<string> {
  if (value === null || typeof value !== 'object') return yield JSON.stringify(value);
  const isList = Array.isArray(value);
  const members: [string, unknown][] = isList ? value.map((one) => ['', one]) : Object.entries(value).flatMap(([key, member]) => (member === undefined ? [] : [[`${JSON.stringify(key)}: `, member]]));
  if (members.length === 0) return yield isList ? '[]' : '{}';
  yield isList ? '[' : '{';
  for (const [i, [key, member]] of members.entries()) {
    yield `${i === 0 ? '' : ','}\n${indent}  ${key}`;
    yield* jsonPieces(member, `${indent}  `);
  }
  yield `\n${indent}${isList ? ']' : '}'}`;
}

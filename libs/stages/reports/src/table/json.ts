const membersOf = (value: object): [string, unknown][] => Object.entries(value).filter(([, member]) => member !== undefined).map(([key, member]) => [`${JSON.stringify(key)}: `, member]);

/** A value as JSON for people, piece by piece: the same text as `JSON.stringify(value, null, 2)`. */
export function* jsonPieces(value: unknown, indent = ''): Generator<string> {
  if (value === null || typeof value !== 'object') return yield JSON.stringify(value);
  const [begin, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members: [string, unknown][] = Array.isArray(value) ? value.map((one) => ['', one]) : membersOf(value);
  if (members.length === 0) return yield `${begin}${end}`;
  yield begin;
  for (const [i, [key, member]] of members.entries()) {
    yield `${i === 0 ? '' : ','}\n${indent}  ${key}`;
    yield* jsonPieces(member, `${indent}  `);
  }
  yield `\n${indent}${end}`;
}

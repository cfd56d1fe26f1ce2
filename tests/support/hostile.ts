import fc from 'fast-check';

/** JSON that no JavaScript value can be written as, or that readers disagree on. */
const rawNumbers = ['1e400', '-1e400', '-0', '1E-400', '9007199254740993', '1.0000000000000000000001', '123456789012345678901234567890', '2147483648', '4294967296', '9223372036854775808'];
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);
const rawPieces = [
  ...rawNumbers, nested('[', ']', 2000), `${nested('{"a":', '}', 0)}${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
  '{"__proto__":{"everything":true}}', '{"constructor":{"prototype":{"everything":true}}}', '"\\ud800"', '"\\udfff\\ud800"', '"\\u0000"', '{"toString":1,"valueOf":2,"hasOwnProperty":3}',
];

/** Texts that break what reads, keeps, sorts or shows them without care. */
export const hostileTexts: readonly string[] = [
  '', ' ', '\u0000', 'a\u0000b', '\u0007\u001b[2J', '\u202egnp.exe', '\u2066\u2067x\u2069', '\ufeff', '\ud800', 'x\udc00y', '\u200b', 'e\u0301'.repeat(50), '👩‍👩‍👧‍👦'.repeat(40), '\r\nX-Injected: 1', '\n\n<script>alert(1)</script>',
  "' OR '1'='1", "'; drop table person; --", '%00', '%', '../../../../etc/passwd', '${7*7}{{7*7}}', '=1+1', 'x'.repeat(300), 'x'.repeat(20_001), '\u0665', '١٢', 'NaN', 'Infinity', '1e3', '0x10', '-1', '0', '1.5', 'null', 'undefined', 'true',
  '[object Object]', '__proto__', 'constructor', '0000-01-01', '9999-12-31', '10000-01-01', '2026-02-30', '2026-13-01', '-2026-01-01', '2026-11-18T15:00:00+99:99', '9007199254740992', '9007199254740991', '2147483648', '99999999', 'İ', 'ß', 'ﷺ'.repeat(20),
];

/** Values of the wrong kind, size or depth. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e308, 99_999_999, [], {}, [[]], [null], [1, 'x'], { id: 1 }) },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 2000 }, (_, n) => n)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

type Raw = { raw: string };
type Path = (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [at];
  return [at, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...at, Array.isArray(value) ? Number(key) : key]))];
}

/** A copy of a value with one place replaced; `undefined` takes the place away. */
function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item: unknown, n) => (n === key ? replaced(item, rest, by) : item));
  return Object.fromEntries(Object.entries(value as object).map(([name, child]) => [name, name === key ? replaced(child, rest, by) : child]).filter(([name, child]) => name !== key || child !== undefined));
}

const mark = '@@here@@';
const withRaw = (value: unknown, path: Path, { raw }: Raw): string => JSON.stringify(replaced(value, path, mark)).replace(JSON.stringify(mark), () => raw);

/** What is done to the text of a body that was fine. */
const onText: ((text: string) => string)[] = [
  (text) => text.slice(0, -1), (text) => `\ufeff${text}`, (text) => `${text}${text}`, () => '', () => '{', () => '"', () => 'null', () => '[]', () => 'NaN', () => "{'a':1}", () => '{"a":01}', () => nested('[', ']', 20_000),
  (text) => text.replace(/^\{/, '{"__proto__":{"everything":true},'), (text) => text.replace(/^\{("[^"]+"):/, '{$1:null,$1:'), (text) => text.replace(/\}$/, ',"id":7,"version":1,"isAdministrator":true}').replace('{,', '{'), (text) => text.replace(/"/g, '\u201c'),
  (text) => text.replace(/"([^"]*)"\s*:/, '"$1\\u0000":'), (text) => `/* */${text}`,
];

/** JSON texts that begin as a valid value: as it is, one place of it spoiled, or the text itself. */
export const spoiledJson = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<string> =>
  fc.tuple(valid, fc.nat({ max: 10_000 }), fc.integer({ min: 0, max: 9 }), hostileValue, fc.constantFrom(...rawPieces), fc.constantFrom(...onText)).map(([value, place, kind, hostile, raw, change]) => {
    const paths = pathsOf(value);
    const path = paths[place % paths.length] as Path;
    if (kind < 3) return JSON.stringify(value);
    if (kind < 6) return JSON.stringify(replaced(value, path, hostile) ?? null);
    if (kind === 6) return JSON.stringify(replaced(value, path, undefined) ?? {});
    return kind === 7 ? withRaw(value, path, { raw }) : change(JSON.stringify(value));
  });

/** Bytes that are sent as a file: most are none that anybody could read. */
export const spoiledFile: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom('1. UNDP agreed to publish a training plan by 30 June 2027.', '%PDF-1.7\n%%EOF', 'PK\u0003\u0004', '<!doctype html><p>1. Agreed.', 'Reference,Title\n,"x', '', '\u0000\u0000', 'x'.repeat(50_000)).map((s) => new TextEncoder().encode(s)),
  fc.uint8Array({ maxLength: 300 }),
);

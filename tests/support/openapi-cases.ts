import { Agent, request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { hostileTexts, spoiledFile, spoiledJson } from './hostile.js';
import { type OpenApi, type Operation, validFor } from './openapi.js';

/** One request, as it goes over the wire. */
export interface Case {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** What came back. */
export interface Reply {
  status: number;
  type: string;
  text: string;
  ms: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends a case as it stands: `fetch` would mend what is to arrive broken. Close the connections with `hangUp`. */
export function send(origin: string, { method, url, headers, body }: Case): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const out = httpRequest({ agent, hostname, port, method, path: url, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, type: String(answer.headers['content-type'] ?? ''), text: Buffer.concat(pieces).toString('utf8'), ms: performance.now() - began }));
    });
    out.on('error', reject);
    if (body !== undefined) out.write(body);
    out.end();
  });
}

/** Ends the connections that were kept. */
export const hangUp = (): void => agent.destroy();

const inAddress = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).slice(0, 1500);
/** In an address, some are sent as they stand, and some are no UTF-8 at all. */
const hostileInAddress = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...hostileTexts.filter((t) => t !== '').map(inAddress)) }, { weight: 1, arbitrary: fc.constantFrom('%', '%zz', '%ff%fe', '%c0%ae', '%00', '..%2f..%2fetc', '%ed%a0%80', ';', '+') });

/** A part of a request as it is meant to be, and as it is not. */
interface Part<T> {
  fine: fc.Arbitrary<T>;
  spoiled: fc.Arbitrary<T>;
}

function queryOf({ parameters }: Operation, document: OpenApi): Part<string> {
  const named = parameters.filter((p) => p.in === 'query');
  const fineValue = ({ name, schema }: (typeof named)[number]) => validFor(document)(schema, name).map((v) => inAddress(String(v)));
  const joined = (pairs: fc.Arbitrary<string>[]) => fc.tuple(...pairs).map((all) => all.filter(Boolean).join('&'));
  const hostile = named.map((p) => {
    const value = fc.oneof(fineValue(p), hostileInAddress);
    return fc.oneof(fc.constant(''), value.map((v) => `${p.name}=${v}`), fc.tuple(value, value).map(([a, b]) => `${p.name}=${a}&${p.name}=${b}`), value.map((v) => `${p.name}[]=${v}`));
  });
  const extra = fc.constantFrom('', 'unknown=1', '__proto__=1', '__proto__[everything]=true', 'constructor=x', '&&&', '=', '%');
  return { fine: joined(named.map((p) => fc.oneof(fc.constant(''), fc.constant(''), fineValue(p).map((v) => `${p.name}=${v}`)))), spoiled: joined([...hostile, extra]) };
}

function pathOf({ path }: Operation): Part<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const filled = (segment: fc.Arbitrary<string>) => fc.tuple(...names.map(() => segment)).map((given) => `/api/v1${names.reduce((text, name, n) => text.replace(`{${name}}`, () => given[n] as string), path)}`);
  return { fine: filled(fc.integer({ min: 1, max: 8 }).map(String)), spoiled: filled(fc.oneof(fc.constantFrom('999999', '0', '-1', '9007199254740991', '9007199254740992', '2147483648', '01', '1.0', '1e1'), hostileInAddress)) };
}

const versions = fc.constantFrom('"1"', 'W/"1"', '"0"', '"999999999"', '"1", "2"', '1', '""', '"x"', '"-1"', '"99999999999999999999"', 'x'.repeat(5000), '\u00ff');
const keys = fc.oneof(fc.constantFrom('same', '', 'two words', '\u00fc', 'x'.repeat(201), "'; drop table once; --", '{}'), fc.uuid());

function headersOf(operation: Operation): Part<Record<string, string>> {
  const versioned = operation.parameters.some(({ in: where }) => where === 'header');
  const others = { 'idempotency-key': keys, 'accept-language': fc.constantFrom('ar', '*;q=x', 'x'.repeat(2000)), 'accept': fc.constantFrom('x', 'text/html;q=9'), 'x-forwarded-for': fc.constant('10.0.0.1, x'), ...(versioned ? { 'if-match': versions } : {}) };
  return { fine: fc.constant<Record<string, string>>(versioned ? { 'if-match': '*' } : {}), spoiled: fc.record(others, { requiredKeys: [] }) };
}

interface Body {
  body?: string | Uint8Array;
  type?: string;
}
const types = fc.constantFrom('text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=B', 'multipart/form-data', 'application/json; charset=utf-16', 'application/json;;;', '', 'x', 'application/octet-stream', 'text/csv', 'application/problem+json');
const unasked = fc.constantFrom<Body>({ body: '{}', type: 'application/json' }, { body: 'x', type: 'text/plain' }, { body: '{', type: 'application/json' }, { body: '[]', type: 'application/json' });

function bodyOf(operation: Operation, document: OpenApi): Part<Body> {
  if (operation.method === 'GET') return { fine: fc.constant({}), spoiled: fc.constant({}) };
  const offered = Object.entries(operation.body);
  if (offered.length === 0) return { fine: fc.constant({}), spoiled: unasked };
  const each = (json: (valid: fc.Arbitrary<unknown>) => fc.Arbitrary<string>): fc.Arbitrary<Body> =>
    fc.oneof(...offered.map(([type, { schema }]): fc.Arbitrary<Body> => (type === 'application/json' ? json(validFor(document)(schema, '')) : spoiledFile).map((body: string | Uint8Array) => ({ body, type }))));
  const spoiled = each(spoiledJson);
  return { fine: each((valid) => valid.map((value) => JSON.stringify(value))), spoiled: fc.oneof({ weight: 6, arbitrary: spoiled }, { weight: 1, arbitrary: fc.tuple(spoiled, types).map(([{ body }, type]) => ({ body, type })) }) };
}

/** Requests for an operation: what its schema allows, then one part of it spoiled, or all. */
export function casesFor(operation: Operation, document: OpenApi): fc.Arbitrary<Case> {
  const [path, query, headers, body] = [pathOf(operation), queryOf(operation, document), headersOf(operation), bodyOf(operation, document)];
  const made = (bad: string): fc.Arbitrary<Case> => {
    const of = <T>(name: string, part: Part<T>): fc.Arbitrary<T> => (bad === name || bad === 'all' ? part.spoiled : part.fine);
    return fc.tuple(of('path', path), of('query', query), of('headers', headers), of('body', body)).map(([at, asking, given, { body: sent, type }]) => ({
      method: operation.method, url: `${at}${asking && `?${asking}`}`, body: sent,
      headers: { ...given, ...(sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }), ...(type ? { 'content-type': type } : {}) },
    }));
  };
  return fc.oneof({ weight: 3, arbitrary: made('none') }, { weight: 1, arbitrary: made('path') }, { weight: 1, arbitrary: made('query') }, { weight: 1, arbitrary: made('headers') }, { weight: 3, arbitrary: made('body') }, { weight: 1, arbitrary: made('all') });
}

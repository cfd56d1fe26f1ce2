import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Case, Reply } from './openapi-cases.js';
import type { OpenApi, Operation } from './openapi.js';

/** Files are read and reports set in processes of their own, which first compile themselves where the tests run from the sources; slower is a hang. */
const SLOWEST_MS = 35_000;

/** What must stand in no answer: where the product's code lies, how it asks its database, and what proves who somebody is. */
const leaks = [/\bat .{1,200}\.[cm]?[jt]s:\d+/, /node_modules/, /\bselect\b .{1,200} \bfrom\b/i, /\binsert into\b/i, /\bviolates\b.{1,80}\bconstraint\b/i, /invalid input syntax|out of range for type|invalid byte sequence/i, /postgres(ql)?:\/\//, /Failed query/];

/** Tells of each answer what is wrong with it; an empty list where nothing is. `secrets` must stand in no answer. */
export function judgeOf(document: OpenApi, secrets: readonly string[]): (operation: Operation, asked: Case, reply: Reply) => string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ ...document, $id: 'suivi' }, 'suivi');
  const made = new Map<string, ValidateFunction>();
  const shapeAt = (pointer: string): ValidateFunction => {
    const known = made.get(pointer) ?? ajv.compile({ $ref: `suivi#${pointer}` });
    made.set(pointer, known);
    return known;
  };
  return (operation, asked, reply) => [
    ...(reply.status >= 500 ? [`answered ${reply.status}`] : []),
    ...(reply.ms > SLOWEST_MS ? [`took ${Math.round(reply.ms)} ms`] : []),
    ...leaks.filter((leak) => leak.test(reply.text)).map((leak) => `shows ${leak}`),
    ...secrets.filter((secret) => reply.text.includes(secret)).map(() => 'shows a secret'),
    ...misfit(operation, asked, reply, shapeAt),
  ];
}

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

function misfit(operation: Operation, { method }: Case, { status, type, text }: Reply, shapeAt: (pointer: string) => ValidateFunction): string[] {
  const declared = operation.responses[String(status)];
  if (!declared) return [`${status} is not declared`];
  const content = Object.entries(declared.content ?? {});
  if (content.length === 0) return text === '' ? [] : [`${status} has a body`];
  const [mediaType] = type.split(';').map((part) => part.trim().toLowerCase());
  const found = content.find(([declaredType]) => declaredType === mediaType);
  if (!found) return [`${status} comes as ${JSON.stringify(type)}`];
  if (!/[/+]json$/.test(found[0])) return []; // lines of JSON are no JSON
  const pointer = ['paths', operation.path, method.toLowerCase(), 'responses', String(status), 'content', found[0], 'schema'].map(escaped).join('/');
  const fits = shapeAt(`/${pointer}`);
  return fits(JSON.parse(text)) ? [] : (fits.errors ?? []).slice(0, 2).map(({ instancePath, message }) => `${status} does not fit: ${instancePath} ${message}`);
}

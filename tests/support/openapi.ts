import fc from 'fast-check';

/** JSON Schema 2020-12, as far as the OpenAPI document uses it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
}

/** One operation, flat. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  parameters: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  body: Record<string, { schema: Schema }>;
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** An OpenAPI 3.1 document. */
export interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; parameters?: Operation['parameters']; requestBody?: { content: Operation['body'] }; responses: Operation['responses'] }>>;
  components: { schemas: Record<string, Schema> };
}

/** Every operation of a document, in its order. */
export const operationsOf = ({ paths }: OpenApi): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({ id: operationId, method: method.toUpperCase(), path, parameters, body: requestBody?.content ?? {}, responses })),
  );

const days = ['2011-07-29', '2012-02-29', '2026-12-31', '2027-06-30', '1900-01-01', '2199-12-31'];
const words = ['Publish the training plan', 'Présenter un rapport', 'تقديم تقرير', '在2027年之前提交报告', 'Представить доклад', 'x', "O'Neill & <Sons>"];
const idName = /ids?$/i;
/** Few things exist, so that a small number is mostly one of them. */
const smallId = fc.integer({ min: 1, max: 12 });

const byFormat: Record<string, fc.Arbitrary<string>> = {
  'date': fc.constantFrom(...days),
  'date-time': fc.constantFrom('2026-11-18T15:00:00Z', '2011-07-29T12:00:00.000Z'),
  'email': fc.integer({ min: 0, max: 1e6 }).map((n) => `person-${n}@x.example`),
  'uri': fc.integer({ min: 0, max: 999 }).map((n) => `https://registry-${n}.example/suivi`),
};

function text({ format = '', pattern = '', minLength = 0, maxLength = 40 }: Schema, name: string): fc.Arbitrary<string> {
  if (/zone/i.test(name)) return fc.constantFrom('UTC', 'America/Guyana', 'Asia/Beirut');
  if (byFormat[format]) return byFormat[format];
  if (/^\^\[[a-zA-Z0-9]/.test(pattern)) return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' }).map((s) => s.slice(0, maxLength));
  return fc.constantFrom(...words).map((word) => word.slice(0, Math.max(maxLength, 1)).padEnd(minLength, 'x'));
}

function number({ minimum = 0, maximum = 1000, type }: Schema, name: string): fc.Arbitrary<number> {
  if (idName.test(name)) return smallId;
  const [min, max] = [Math.max(minimum, -1e6), Math.min(maximum, 1e6)];
  return type === 'integer' ? fc.integer({ min: Math.ceil(min), max: Math.floor(Math.max(min, max)) }) : fc.double({ min, max, noNaN: true });
}

function object({ properties = {}, required = [], additionalProperties, propertyNames }: Schema, of: Valid): fc.Arbitrary<unknown> {
  const known = fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, of(schema, name)])), { requiredKeys: required });
  if (typeof additionalProperties !== 'object') return known;
  const keys = (propertyNames?.enum as string[] | undefined) ?? ['en', 'fr'];
  return fc.dictionary(fc.constantFrom(...keys), of(additionalProperties, ''), { minKeys: 1, maxKeys: 3 });
}

type Valid = (schema: Schema, name: string) => fc.Arbitrary<unknown>;

/** Values that a schema of the document allows; what only the product's own rules refuse may be among them. */
export function validFor(document: OpenApi): Valid {
  const of: Valid = (schema, name) => {
    if (schema.$ref) return of(document.components.schemas[schema.$ref.split('/').pop() as string] as Schema, name);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if ('const' in schema) return fc.constant(schema.const);
    const either = schema.anyOf ?? schema.oneOf;
    if (either) return fc.oneof(...either.map((one) => of(one, name)));
    if (schema.allOf) return fc.tuple(...schema.allOf.map((one) => of(one, name))).map((parts) => Object.assign({}, ...parts));
    return byType[String(schema.type)]?.(schema, name, of) ?? fc.constant(null);
  };
  return of;
}

const byType: Record<string, (schema: Schema, name: string, of: Valid) => fc.Arbitrary<unknown>> = {
  string: text,
  integer: number,
  number,
  boolean: () => fc.boolean(),
  array: ({ items = {}, minItems = 0, maxItems = 3 }, name, of) => fc.array(of(items, name), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) }),
  object: (schema, _name, of) => object(schema, of),
};

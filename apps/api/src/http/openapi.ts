import { problem, type Route, routes } from '@suivi/contract';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { z } from 'zod';

const ifMatch = z.object({ 'If-Match': z.string().describe('The ETag of the version that was read, or *') });

/** What each refusal tells, whatever the route. */
const refusals: Record<number, string> = {
  400: 'The address, a header or the JSON cannot be read',
  401: 'Nobody is signed in',
  403: 'The rights do not reach as far, the sign-in is too old, or the request comes from another origin',
  404: 'It does not exist, or is not for these eyes',
  409: 'Its state does not allow it, or it exists already',
  412: 'Somebody changed it meanwhile: read it again',
  413: 'Larger than this server takes',
  414: 'An id in the address is longer than any',
  415: 'A form that this operation does not take',
  422: 'Not acceptable as it is; `errors` says what, field by field',
  428: 'If-Match is required',
  429: 'Too many requests: Retry-After says when to go on',
};

/** Which refusals a route can answer with. */
function refusalsOf({ method, params, query, needs, ifMatch: versioned, mayConflict, tellsWhatWasSeen }: Route): number[] {
  const writes = method !== 'GET';
  return [
    ...([writes, params, query].some(Boolean) ? [400, 404] : []), ...(params ? [414] : []), ...(needs === 'nobody' ? [] : [401]), 403, 429,
    ...(writes ? [409, 413, 415] : []), ...([writes, query].some(Boolean) ? [422] : []), ...(versioned ? [412, 428] : []), ...(mayConflict ? [409] : []), ...(tellsWhatWasSeen ? [412] : []),
  ];
}

const asProblem = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });

function contentOf(route: Route): Record<string, { schema: z.ZodType }> {
  const other = Object.fromEntries((route.produces ?? []).map((type) => [type, { schema: type === 'application/json' ? z.unknown() : z.string() }]));
  return { ...(route.response ? { 'application/json': { schema: route.response } } : {}), ...other };
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  return {
    [String(route.status ?? 200)]: { description: route.summary, content: contentOf(route) },
    ...Object.fromEntries(refusalsOf(route).map((status) => [String(status), asProblem(refusals[status] as string)])),
    default: asProblem('What went wrong, as RFC 9457 problem details'),
  };
}

const file = z.string().meta({ format: 'binary' });

function bodyOf({ body, consumes }: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  const asJson = body ? { 'application/json': { schema: body } } : {};
  if (consumes) return { requestBody: { required: true, content: { ...asJson, ...Object.fromEntries(consumes.map((type) => [type, { schema: file }])) } } };
  return body ? { requestBody: { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } } } : {};
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    // A token is never fresh.
    security: route.needs === 'nobody' ? [] : route.fresh ? [{ session: [] }] : [{ session: [] }, { token: [] }],
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(route.ifMatch ? { header: ifMatch } : {}),
    },
    ...bodyOf(route),
    responses: responsesOf(route),
  };
}

/** The OpenAPI 3.1 document, made from the same values that mount the routes. */
export function openApiDocument(version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Suivi', version, description: 'outcome document → commitment → reminder → e-mail → status update → progress report' },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'suivi.session_token' }, token: { type: 'http', scheme: 'bearer', description: 'A token of the caller (createToken, `suivi token create`)' } } },
    paths,
  });
}

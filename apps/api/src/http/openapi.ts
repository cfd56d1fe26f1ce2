import { problem, type Route, routes } from '@suivi/contract';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { z } from 'zod';

const problems = { description: 'What went wrong, as RFC 9457 problem details', content: { 'application/problem+json': { schema: problem } } };
const ifMatch = z.object({ 'If-Match': z.string().describe('The ETag of the version that was read, or *') });

function contentOf(route: Route): Record<string, { schema: z.ZodType }> {
  const other = Object.fromEntries((route.produces ?? []).map((type) => [type, { schema: z.string() }]));
  return { ...(route.response ? { 'application/json': { schema: route.response } } : {}), ...other };
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
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
      ...(route.ifMatch ? { header: ifMatch } : {}),
    },
    ...bodyOf(route),
    responses: { [String(route.status ?? 200)]: { description: route.summary, content: contentOf(route) }, default: problems },
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
    paths,
  });
}

import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import type { Route, RouteInput } from '@suivi/contract';
import type { FastifyRequest } from 'fastify';
import { HttpProblem, problemOf, problemOfInput } from './problem.js';

const methods = { GET: RequestMethod.GET, POST: RequestMethod.POST, PUT: RequestMethod.PUT, PATCH: RequestMethod.PATCH, DELETE: RequestMethod.DELETE } as const;
const metadataKey = 'suivi:route';

/** Mounts a route of the contract on a method: its path, its success status, and the shapes that `@Input()` reads by. */
export const Handles = (route: Route): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: `/api/v1${route.path}`, method: methods[route.method] }),
    HttpCode(route.status ?? 200),
    SetMetadata(metadataKey, route),
  );

/** The route that a handler was mounted for. */
export const routeOf = (handler: object): Route | undefined => Reflect.getMetadata(metadataKey, handler) as Route | undefined;

const empty = new Set<unknown>([undefined, null, '']);
/** A file is no JSON: its handler takes it as it stands, see `fileIn`. */
const isFile = (route: Route, body: unknown): boolean => route.consumes !== undefined && Buffer.isBuffer(body);

/** Params, query and body, parsed by the shapes of the handler's route; what does not fit is 400 or 422. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext): RouteInput<Route> => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const route = routeOf(context.getHandler());
  if (!route) throw new Error('@Input() stands only on a handler with @Handles()');
  const read = (part: 'params' | 'query' | 'body', given: unknown): unknown => {
    const shape = route[part];
    if (!shape) return undefined;
    const result = shape.safeParse(given);
    if (!result.success) throw problemOfInput(part, result.error);
    return result.data;
  };
  return {
    params: read('params', request.params), query: read('query', request.query), body: isFile(route, request.body) ? undefined : read('body', empty.has(request.body) ? {} : request.body),
  } as RouteInput<Route>;
});

/** The version that a change started from, out of `If-Match`; `*` stands for any. Required where the route says so. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) {
    const detail = 'say in If-Match which version you changed: the ETag that you read, or * for any';
    throw new HttpProblem(problemOf(428, 'if-match-required', detail));
  }
  if (header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new HttpProblem(problemOf(400, 'invalid-if-match', 'If-Match takes one ETag such as "3", or *'));
  return Number(version);
});

import type { z } from 'zod';

/**
 * One operation of the API as a value: the API mounts it, the OpenAPI document lists it, web and command line call it.
 * `path` is below `/api/v1`, with `:name` parameters.
 */
export interface Route {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  tag: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response?: z.ZodType;
  /** Status of success, 200 if absent. */
  status?: number;
  /** A change that asks for `If-Match` with the version it started from. */
  ifMatch?: boolean;
  /** Who may call it at all; `reader` is anybody who is signed in. What of the things it names may be seen or changed is judged by the scope of the caller. */
  needs: 'nobody' | 'reader' | 'coordinator' | 'administrator';
  /** Only read, and yet in conflict with what is on record where there is nothing to tell of: 409. */
  mayConflict?: boolean;
  /** Its body tells what the caller saw: where that is not what stands, it is refused as a change from an older version is. */
  tellsWhatWasSeen?: boolean;
  /** Asks for a sign-in of the last minutes, where a session is older. */
  fresh?: boolean;
  /** The answer bears a secret that is shown this once: it is not kept for a repetition under the same Idempotency-Key. */
  showsSecret?: boolean;
  /** Media types of a request whose body is a file, sent as it is. */
  consumes?: readonly string[];
  /** Media types of an answer that is not JSON. */
  produces?: readonly string[];
}

/** Keeps the literal types of a route, so that callers get its exact shapes. */
export const route = <const R extends Route>(value: R): R => value;

type Read<T> = T extends z.ZodType ? z.output<T> : undefined;
type Written<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a handler of the route gets. */
export interface RouteInput<R extends Route> {
  params: Read<R['params']>;
  query: Read<R['query']>;
  body: Read<R['body']>;
}
/** What a caller of the route sends as body. */
export type RouteBody<R extends Route> = Written<R['body']>;
/** What the route answers. */
export type RouteResponse<R extends Route> = Written<R['response']>;

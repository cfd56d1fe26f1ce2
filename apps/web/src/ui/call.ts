import type { Problem, Route, RouteBody, RouteInput, RouteResponse } from '@suivi/contract';
import { askToSignIn } from './sign-in-again.js';

const BASE = '/api/v1';

/** What a call of a route sends. `ifMatch` is the version that the person saw. */
export interface CallInput<R extends Route> {
  params?: RouteInput<R>['params'];
  query?: Partial<RouteInput<R>['query'] & object>;
  body?: RouteBody<R>;
  /** Bytes instead of a body: a file as it stands, under its own media type. */
  file?: { bytes: Blob; type: string };
  ifMatch?: number;
  /** Names a wish, so that sending it again does nothing twice. */
  wish?: string;
  signal?: AbortSignal;
  /** Sent even though the page is being left. */
  keepalive?: boolean;
  /** Asks nobody to sign in: the caller only wants to know. */
  quietly?: boolean;
}

/** Where the problem lies, for the sentence that a person reads. */
export type ProblemKind = 'offline' | 'stale' | 'ended' | 'fresh' | 'forbidden' | 'missing' | 'refused' | 'invalid' | 'broken';

const kinds: Record<number, ProblemKind> = { 0: 'offline', 400: 'invalid', 401: 'ended', 403: 'forbidden', 404: 'missing', 409: 'refused', 413: 'invalid', 415: 'invalid', 412: 'stale', 422: 'invalid', 428: 'stale' };

/** An answer that is not a success; a server out of reach has status 0. */
export class CallProblem extends Error {
  readonly kind: ProblemKind;

  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'CallProblem';
    this.kind = problem.code === 'fresh-sign-in-required' ? 'fresh' : kinds[problem.status] ?? (problem.status < 500 ? 'refused' : 'broken');
  }
}

const isProblem = (value: unknown): value is Problem => typeof value === 'object' && value !== null && 'status' in value && 'detail' in value;

/** The address of a route below the origin, for a call or for a link. */
export function addressOf(route: Route, params: unknown, query?: object): string {
  const values = (params ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

async function problemOf(response: Response): Promise<CallProblem> {
  const said: unknown = await response.json().catch(() => null);
  if (isProblem(said)) return new CallProblem(said);
  // a proxy without the API behind it answers 502 to 504 in words of its own
  const status = response.status >= 502 && response.status <= 504 ? 0 : response.status;
  return new CallProblem({ type: 'about:blank', title: response.statusText, status, code: 'http', detail: response.statusText });
}

const outOfReach = (error: unknown): CallProblem =>
  new CallProblem({ type: 'about:blank', title: 'offline', status: 0, code: 'offline', detail: error instanceof Error ? error.message : '' });

function headersOf<R extends Route>({ body, file, ifMatch, wish }: CallInput<R>): Record<string, string> {
  const type = file?.type ?? (body === undefined ? undefined : 'application/json');
  return { accept: 'application/json', ...(type ? { 'content-type': type } : {}), ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }), ...(wish === undefined ? {} : { 'idempotency-key': wish }) };
}
const bodyOf = <R extends Route>({ body, file }: CallInput<R>): BodyInit | undefined => file?.bytes ?? (body === undefined ? undefined : JSON.stringify(body));

/** What a route answers where it is a success: throws a `CallProblem`, or what `fetch` throws when it was called off. */
async function answerOf<R extends Route>(route: R, input: CallInput<R>): Promise<Response> {
  const response = await fetch(addressOf(route, input.params, input.query), { method: route.method, headers: headersOf(input), body: bodyOf(input), signal: input.signal, keepalive: input.keepalive }).catch((error: unknown) => {
    if (input.signal?.aborted) throw error;
    throw outOfReach(error);
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (!input.quietly && (problem.kind === 'ended' || problem.kind === 'fresh')) askToSignIn(problem.kind);
    throw problem;
  }
  return response;
}

/** Calls a route of the contract: throws a `CallProblem`, or what `fetch` throws when it was called off. */
export async function call<R extends Route>(route: R, input: CallInput<R> = {}): Promise<RouteResponse<R>> {
  const response = await answerOf(route, input);
  // an answer without content, such as to a removal
  return (response.status === 204 ? undefined : await response.json()) as RouteResponse<R>;
}

/** The same for a route that answers a file; one that breaks off is out of reach. */
export async function callForFile<R extends Route>(route: R, input: CallInput<R> = {}): Promise<Blob> {
  const response = await answerOf(route, input);
  return response.blob().catch((error: unknown) => {
    throw outOfReach(error);
  });
}

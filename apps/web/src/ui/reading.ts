import type { Route } from '@suivi/contract';
import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import { call, CallProblem, type CallInput } from './call.js';

const worthAnotherTry = (failures: number, error: unknown): boolean => failures < 2 && error instanceof CallProblem && (error.kind === 'offline' || error.kind === 'broken');

/** One store of answers for all screens: short-lived, since several people work on one register. */
export const answers = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, retry: worthAnotherTry, retryDelay: (n) => 400 * 2 ** n }, mutations: { retry: false } },
});

/** A route and its input as a query; the key begins with the route's id, so that a change can refresh all its answers. */
export const reading = <R extends Route>(route: R, input: Omit<CallInput<R>, 'body' | 'ifMatch' | 'signal'> = {}) =>
  queryOptions({
    queryKey: [route.id, input.params ?? null, input.query ?? null],
    queryFn: ({ signal }) => call(route, { ...input, signal } as CallInput<R>),
    placeholderData: keepPreviousData,
  });

/** Marks the answers of these routes as out of date. */
export const refresh = (...routes: Route[]): Promise<unknown> => Promise.all(routes.map((route) => answers.invalidateQueries({ queryKey: [route.id] })));

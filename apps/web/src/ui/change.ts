import type { Route, RouteResponse } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { call, type CallInput } from './call.js';
import { isStale } from './problem-notice.js';
import { refresh } from './reading.js';

/** A change by a person; when it is done, or somebody else was first, the answers of these routes are asked for again. */
export const useChange = <R extends Route>(route: R, ...touches: Route[]) =>
  useMutation<RouteResponse<R>, unknown, CallInput<R>>({ mutationFn: (input) => call(route, input), onSuccess: () => refresh(...touches), onError: (error) => (isStale(error) ? refresh(...touches) : undefined) });

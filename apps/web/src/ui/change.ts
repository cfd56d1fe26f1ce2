import type { Route, RouteResponse } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, CallProblem, type CallInput } from './call.js';
import { isStale } from './problem-notice.js';
import { refresh } from './reading.js';

/** A name that no other wish has; the shorter way to one is closed to pages that came over plain HTTP. */
export const newName = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const gotNoAnswer = (error: unknown): boolean => error instanceof CallProblem && error.kind === 'offline';

/** Sends a wish under a name of its own. One that got no answer may have been heard all the same: the same wish again bears the same name, so that nothing is done twice. */
function useWish<R extends Route>(route: R) {
  const unanswered = useRef<{ said: string; wish: string } | undefined>(undefined);
  return async (input: CallInput<R>): Promise<RouteResponse<R>> => {
    const said = JSON.stringify([input.params, input.query, input.body, input.ifMatch]);
    const wish = unanswered.current?.said === said ? unanswered.current.wish : newName();
    unanswered.current = undefined;
    return call(route, { ...input, wish }).catch((error: unknown) => {
      if (gotNoAnswer(error)) unanswered.current = { said, wish };
      throw error;
    });
  };
}

/** A change by a person; when it is done, or somebody else was first, the answers of these routes are asked for again. */
export const useChange = <R extends Route>(route: R, ...touches: Route[]) =>
  useMutation<RouteResponse<R>, unknown, CallInput<R>>({ mutationFn: useWish(route), onSuccess: () => refresh(...touches), onError: (error) => (isStale(error) ? refresh(...touches) : undefined) });

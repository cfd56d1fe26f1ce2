import { useSyncExternalStore } from 'react';

/** Why somebody has to sign in before anything goes on: the session has ended, or what they want to do asks for a fresh one. */
export type SignInCause = 'ended' | 'fresh';

let cause: SignInCause | null = null;
let typedAt: string | null = null;
const listeners = new Set<() => void>();

function set(next: SignInCause | null): void {
  cause = next;
  for (const tell of listeners) tell();
}

/** Where one is, to come back to. */
const here = (): string => `${window.location.pathname}${window.location.search}`;

/** The page to sign in on, which leads back to where one is. */
export const signInAddress = (): string => `/sign-in?then=${encodeURIComponent(here())}`;

/** Tells whether something was typed on the present screen, which a change of page would lose. */
export const hasTyped = (): boolean => typedAt === window.location.pathname;

/** Notes that something is being typed; hung on the document. */
export const noteTyping = (): void => {
  typedAt = window.location.pathname;
};

/** Asks to sign in. Where nothing can be lost, and nothing needs to be explained, one is there at once. */
export function askToSignIn(why: SignInCause): void {
  if (why === 'ended' && !hasTyped()) window.location.assign(signInAddress());
  else if (cause !== 'ended') set(why);
}

/** Signed in again, or thought better of it. */
export const signInSettled = (): void => set(null);

/** Whether it is asked for, and why. */
export const useSignInAsked = (): SignInCause | null =>
  useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, () => cause);

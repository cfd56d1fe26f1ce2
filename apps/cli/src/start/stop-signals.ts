const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What the person at the keyboard wishes. */
export interface StopSignals {
  /** Aborts at the first Ctrl-C (or SIGTERM, or a closed terminal). */
  stop: AbortSignal;
  /** Aborts at the second: do not wait for what is under way. */
  hurry: AbortSignal;
  dispose(): void;
}

/** Listens to the signals that stop the product, in the place of Node's own answer, which would leave the parts behind. */
export function listenForStop(): StopSignals {
  const stop = new AbortController();
  const hurry = new AbortController();
  const onSignal = (): void => (stop.signal.aborted ? hurry : stop).abort();
  for (const signal of signals) process.on(signal, onSignal);
  return {
    stop: stop.signal,
    hurry: hurry.signal,
    dispose: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** Resolves when a signal aborts; at once if it has. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

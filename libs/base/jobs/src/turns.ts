/** Long work in steps, for a process that has others to answer meanwhile. */
export type Steps<T> = Generator<unknown, T>;

/** How long such work goes on before it lets others go ahead, in milliseconds. */
const turnMs = 10;

/** Lets others go ahead where the last time is long enough past: to be called between steps. */
export function taker(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

/** Takes all steps at one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Takes the steps in turns with whatever else is to be done. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const pause = taker();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/** Hands on pieces, each made when it is asked for, in turns with whatever else is to be done. */
export async function* handedOn<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  const pause = taker();
  for (const piece of pieces) {
    yield piece;
    await pause();
  }
}

/** Lets so many pieces of work be under way at a time, and remembers the first failure among them. */
export interface Window {
  /** Starts a piece of work as soon as there is room; once one has failed it starts no more, but waits for what is under way and throws that failure. */
  start(work: () => Promise<void>): Promise<void>;
  /** Waits until nothing is under way; throws the first failure. */
  idle(): Promise<void>;
}

export function windowOf(size: number): Window {
  const underWay = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.race(underWay);
    if (failure) throw failure.error;
  };
  return {
    idle,
    async start(work) {
      while (underWay.size >= size) await Promise.race(underWay);
      if (failure) await idle();
      const one: Promise<void> = work()
        .catch((error: unknown) => void (failure ??= { error }))
        .finally(() => underWay.delete(one));
      underWay.add(one);
    },
  };
}

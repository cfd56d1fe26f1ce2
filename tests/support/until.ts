import { setTimeout as wait } from 'node:timers/promises';

/** Waits until something holds; throws if it does not come about in time. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds = 15_000): Promise<void> {
  for (const end = performance.now() + milliseconds; !(await holds()); await wait(10)) if (performance.now() > end) throw new Error('waited in vain');
}

import { Refusal } from '@suivi/kernel';

/** Refuses what the caller may see but not do; `who` says whose it is to do. */
export function allow(may: boolean, who: string): void {
  if (!may) throw new Refusal('forbidden', who);
}

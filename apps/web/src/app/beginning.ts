import type { rightsOf } from '../ui/caller.js';

/** Where somebody begins: coordinators and administrators at their desk, who reports for an entity with what they owe, others in the register; and where there is nothing yet, with the first document. Pure. */
export function beginningOf(rights: Pick<ReturnType<typeof rightsOf>, 'everything' | 'keepsAny' | 'reportsForAny'>, partnerships: number): '/start' | '/desk' | '/mine' | '/register' {
  if (rights.everything && partnerships === 0) return '/start';
  if (rights.keepsAny()) return '/desk';
  return rights.reportsForAny ? '/mine' : '/register';
}

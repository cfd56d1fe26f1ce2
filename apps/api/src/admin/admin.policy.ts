import type { Actor } from '@suivi/kernel';

/** Who may see and touch the machinery under /admin: whoever sits at this machine; a right of people's (`administrator`) belongs here and nowhere else. */
export const mayAdminister = (actor: Actor): boolean => actor.kind === 'operator';

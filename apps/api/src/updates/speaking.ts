import { reportsFor } from '@suivi/access';
import { type AnswerPlace, mayAnswerFor, mayDecide } from '@suivi/updates';
import { allow } from '../access/allow.js';
import type { Caller } from '../access/caller.js';

/** In whose name a caller speaks for an entity: the own, or as its desk for somebody else or for nobody in particular. Refuses who has no say there. */
export function speakerFor({ scope }: Caller, place: AnswerPlace, named?: number): number | undefined {
  allow(mayAnswerFor(scope, place), 'an entity is spoken for by its own people, or by the desk of its side');
  const own = reportsFor(scope, place) ? (scope.personId ?? undefined) : undefined;
  if (named === undefined || named === own) return own;
  allow(mayDecide(scope, place), 'only the desk enters what somebody else said');
  return named;
}

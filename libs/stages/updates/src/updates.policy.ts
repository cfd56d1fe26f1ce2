import { coordinates, reportsFor, type Scope, seesWhole } from '@suivi/access';
import type { Side } from '@suivi/contract';

/** Where an entity's answer stands: the side tells whose desk decides on it. */
export interface AnswerPlace {
  partnershipId: number;
  organizationId: number;
  side: Side | null;
}

/** Tells whether the reader may decide on what an entity says: the desk of its side. */
export const mayDecide = (scope: Scope, of: Omit<AnswerPlace, 'organizationId'>): boolean => coordinates(scope, of.partnershipId, of.side);

/** Tells whether the reader may say something for an entity: who reports for it, and the desk, which enters what it heard otherwise. */
export const mayAnswerFor = (scope: Scope, of: AnswerPlace): boolean => mayDecide(scope, of) || reportsFor(scope, of);

/** Tells whether the reader may name a colleague to answer instead: only who answers now. */
export const mayNameColleague = (scope: Scope, of: AnswerPlace): boolean => reportsFor(scope, of);

/** Tells whether the reader may let an entity's answer go out, or send it back: its head. */
export const mayClear = (scope: Scope, of: AnswerPlace): boolean => scope.everything || reportsFor(scope, of, ['head']);

/** Tells whether the reader may let an answer go out that nobody of the entity clears any more: the desk that decides on it next. */
export const mayClearInPlace = (scope: Scope, of: AnswerPlace & { isLeft: boolean }): boolean => mayClear(scope, of) || (of.isLeft && mayDecide(scope, of));

/** Tells whether the reader may see a note: a shared one who sees the whole partnership, an internal one the desk of its side. */
export const maySeeNote = (scope: Scope, note: { partnershipId: number; side: Side | null }): boolean =>
  note.side === null ? seesWhole(scope, note.partnershipId) : coordinates(scope, note.partnershipId, note.side);

/** Tells whether the reader may write a note that is internal to a side, or shared. */
export const mayWriteNote = (scope: Scope, note: { partnershipId: number; side: Side | null }): boolean => coordinates(scope, note.partnershipId, note.side);

/** Tells whether the reader may change a note: who wrote it. What whoever sat at the machine wrote belongs to who administers the whole. */
export const mayChangeNote = (scope: Scope, note: { personId: number | null }): boolean => (note.personId === null ? scope.everything : scope.personId === note.personId);

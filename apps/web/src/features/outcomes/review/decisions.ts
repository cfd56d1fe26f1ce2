import { commitments, outcomes } from '@suivi/contract';
import type { MessageKey, MessageValues } from '@suivi/i18n';
import { call } from '../../../ui/call.js';
import type { Proposal } from '../documents.js';
import type { Span } from './marking.js';

/** What was done, in a sentence to say aloud, and how to take it back. */
export interface Done {
  said: MessageKey;
  values?: MessageValues;
  undo?: () => Promise<Done>;
  /** The proposal to show next; the one that was changed if absent. */
  select?: number;
}

/** A proposal at the version that a person saw. */
type Seen = Pick<Proposal, 'id' | 'version'>;
const at = ({ id, version }: Seen) => ({ params: { id }, ifMatch: version });
const undone = (select: number): Done => ({ said: 'web.review.said.undone', select });

/** Lets a decided proposal wait again. */
export async function reopen(seen: Seen): Promise<Done> {
  await call(commitments.reopenProposal, at(seen));
  return { said: 'web.review.said.reopened', select: seen.id };
}

/** A proposal that was accepted: what its form did is on record, here is the way back. */
export const accepted = (seen: Seen, reference: string): Done => ({
  said: 'web.review.said.accepted', values: { reference }, undo: () => reopen({ id: seen.id, version: seen.version + 1 }),
});

export async function reject(seen: Seen, reason: string): Promise<Done> {
  const after = await call(outcomes.rejectProposal, { ...at(seen), body: { reason } });
  return { said: 'web.review.said.rejected', undo: () => reopen(after) };
}

async function restore(seen: Seen, { start, end, text, kind }: Proposal): Promise<Done> {
  await call(outcomes.editProposal, { ...at(seen), body: { start, end, text, kind } });
  return undone(seen.id);
}

export async function edit(before: Proposal, change: Partial<Span & Pick<Proposal, 'kind'>>): Promise<Done> {
  const after = await call(outcomes.editProposal, { ...at(before), body: change });
  return { said: 'web.review.said.edited', select: before.id, undo: () => restore(after, before) };
}

/** Proposes a passage. It cannot be unmade, but turned down; the reason says that it was a slip. */
export async function add(documentId: number, span: Span, slip: string): Promise<Done> {
  const added = await call(outcomes.addProposal, { params: { id: documentId }, body: span });
  const undo = async () => {
    await call(outcomes.rejectProposal, { ...at(added), body: { reason: slip } });
    return undone(added.id);
  };
  return { said: 'web.review.said.added', select: added.id, undo };
}

export async function split(before: Proposal, place: number, slip: string): Promise<Done> {
  const { items } = await call(outcomes.splitProposal, { ...at(before), body: { at: place } });
  const [first, second] = items;
  const undo = first && second
    ? async () => {
        const whole = await call(outcomes.mergeProposals, { ...at(first), body: { withId: second.id, reason: slip } });
        return restore(whole, before);
      }
    : undefined;
  return { said: 'web.review.said.split', select: before.id, undo };
}

export async function merge(before: Proposal, next: Proposal, reason: string): Promise<Done> {
  const whole = await call(outcomes.mergeProposals, { ...at(before), body: { withId: next.id, reason } });
  const undo = async () => {
    await reopen({ id: next.id, version: next.version + 1 });
    return restore(whole, before);
  };
  return { said: 'web.review.said.merged', select: before.id, undo };
}

import { type Sql, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import * as store from './comments.store.js';
import { openReport, remember } from './keeping.js';

/** What the history keeps of a comment: the words, and what became of it. */
const told = ({ writtenById: _, resolvedById: __, ...comment }: store.Comment): { id: number } => comment;

/** Puts a remark on a section of a report that is not issued yet. */
export const addComment = (sql: Sql, input: { reportId: number; key: string; text: string }, act: Act): Promise<store.Comment> =>
  transact(sql, async (tx) => {
    const { partnershipId } = await openReport(tx, input.reportId);
    const row = await store.insertComment(tx, { ...input, writtenAt: act.now, writtenById: act.actor.personId ?? null, version: 1 });
    await remember(tx, act, { partnershipId, subject: 'report-comment', action: 'made', before: null, after: told(row) });
    return row;
  });

/** Marks a comment as settled, or opens it again. */
export const resolveComment = (sql: Sql, input: { id: number; version?: number; resolved: boolean }, act: Act): Promise<store.Comment> =>
  transact(sql, async (tx) => {
    const before = await store.commentForChange(tx, input.id);
    if (!before) throw new Refusal('not-found', `there is no comment ${input.id}`);
    const { partnershipId } = await openReport(tx, before.reportId);
    if (input.version !== undefined && input.version !== before.version) throw new Refusal('stale-version', 'somebody changed this comment meanwhile');
    const after = await store.updateComment(tx, before.id, input.resolved ? { resolvedAt: act.now, resolvedById: act.actor.personId ?? null } : { resolvedAt: null, resolvedById: null });
    await remember(tx, act, { partnershipId, subject: 'report-comment', action: input.resolved ? 'settled' : 'opened-again', before: told(before), after: told(after) });
    return after;
  });

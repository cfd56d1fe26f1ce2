import { answerDraft, callEntity, extensionRequest, handover, note, reply, type Sql, statusUpdate } from '@suivi/db';
import type { ErasedPerson } from '@suivi/directory';
import { and, asc, eq, inArray, or, sql as raw } from 'drizzle-orm';

/** What a person said on commitments and to calls for inputs, in whatever form, and where a colleague named them. */
export async function answersOf(sql: Sql, who: { id: number; addresses: readonly string[] }): Promise<Record<string, unknown>> {
  return {
    updates: await sql.select().from(statusUpdate).where(or(eq(statusUpdate.personId, who.id), eq(statusUpdate.clearedById, who.id))).orderBy(asc(statusUpdate.id)),
    drafts: await sql.select().from(answerDraft).where(eq(answerDraft.personId, who.id)).orderBy(asc(answerDraft.commitmentId)),
    extensionRequests: await sql.select().from(extensionRequest).where(eq(extensionRequest.personId, who.id)).orderBy(asc(extensionRequest.id)),
    handovers: await sql.select().from(handover).where(or(eq(handover.personId, who.id), inArray(handover.colleagueEmail, [...who.addresses]))).orderBy(asc(handover.id)),
    notes: await sql.select().from(note).where(eq(note.personId, who.id)).orderBy(asc(note.id)),
    callAnswers: await sql.select().from(callEntity).where(or(eq(callEntity.personId, who.id), eq(callEntity.answeredById, who.id))).orderBy(asc(callEntity.callId), asc(callEntity.organizationId)),
    replies: await sql.select().from(reply).where(eq(reply.personId, who.id)).orderBy(asc(reply.id)),
  };
}

/**
 * Puts the number of an erased person where this stage bears a name, and forgets what was typed and never sent, and what was mailed. What the person reported and
 * noted for the entity stays: it is the entity's.
 */
export async function eraseFromUpdates(sql: Sql, erased: ErasedPerson): Promise<void> {
  const decided = { decidedBy: erased.name };
  for (const table of [statusUpdate, extensionRequest, handover, reply]) await sql.update(table).set(decided).where(inArray(table.decidedBy, erased.names));
  await sql.update(note).set({ authorName: erased.name }).where(eq(note.personId, erased.id));
  await sql.update(handover).set({ colleagueName: erased.name, colleagueEmail: erased.email }).where(inArray(handover.colleagueEmail, erased.addresses));
  await sql.delete(answerDraft).where(eq(answerDraft.personId, erased.id));
  await sql.update(reply).set({ state: 'dismissed', version: raw`${reply.version} + 1` }).where(and(eq(reply.personId, erased.id), eq(reply.state, 'parked')));
  await sql.update(reply).set({ text: '' }).where(eq(reply.personId, erased.id));
}

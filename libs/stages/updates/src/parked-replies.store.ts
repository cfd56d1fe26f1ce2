import type { Scope } from '@suivi/access';
import { visibleCommitments } from '@suivi/commitments';
import type { ReplyState } from '@suivi/contract';
import { incomingMail, person, reply, type Sql } from '@suivi/db';
import { and, desc, eq, lt, type SQL, sql as raw } from 'drizzle-orm';

export type ReplyRow = typeof reply.$inferSelect;

/** What an answer may be about, with the names that lists show. */
export interface QuestionNamed {
  commitment: { id: number; reference: string; title: string };
  organization: { id: number; acronym: string };
}

const visible = (scope: Scope, joined: SQL): SQL => {
  const condition = visibleCommitments(scope, 'c');
  return condition ? raw`${joined}(${condition})` : raw``;
};

/** What of it the reader may see: a mail may ask of several partnerships. */
const questionsOf = (scope: Scope): SQL<QuestionNamed[]> => raw`coalesce((select json_agg(json_build_object('commitment', json_build_object('id', c.id, 'reference', c.reference, 'title', c.title), 'organization', json_build_object('id', o.id, 'acronym', o.acronym)) order by c.id, o.id)
  from reply_question q join commitment c on c.id = q.commitment_id join organization o on o.id = q.organization_id where q.reply_id = ${reply.id}${visible(scope, raw` and `)}), '[]'::json)`;

/** Whether all that an answer may be about is the reader's: then its message, which quotes what was asked, is too. */
const isWholly = (scope: Scope): SQL<boolean> =>
  scope.everything ? raw`true` : raw`not exists (select 1 from reply_question q join commitment c on c.id = q.commitment_id where q.reply_id = ${reply.id}${visible(scope, raw` and not `)})`;

/** An answer is seen by the desks that follow up one of the entities it may speak for; one that names nothing, by who sees everything. */
function visibleReplies({ everything, partnerships }: Scope): SQL | undefined {
  if (everything) return undefined;
  const desks = partnerships.filter(({ role, sides }) => role !== 'viewer' && sides.length > 0);
  if (desks.length === 0) return raw`false`;
  const ofDesk = desks.map(({ partnershipId, sides }) => raw`(c.partnership_id = ${partnershipId} and (t.side is null or t.side = any(${raw.param([...sides])}::text[])))`);
  return raw`exists (select 1 from reply_question q join commitment c on c.id = q.commitment_id left join participant t on t.partnership_id = c.partnership_id and t.organization_id = q.organization_id
    where q.reply_id = ${reply.id} and (${raw.join(ofDesk, raw` or `)}))`;
}

/** The answers by mail that concern a reader, the latest first. */
export const repliesBefore = (sql: Sql, scope: Scope, filter: { id?: number; before?: number; state?: ReplyState; limit: number }) =>
  sql
    .select({ reply, personName: person.name, subject: incomingMail.subject, questions: questionsOf(scope), isWholly: isWholly(scope) })
    .from(reply)
    .innerJoin(incomingMail, eq(incomingMail.id, reply.incomingMailId))
    .leftJoin(person, eq(person.id, reply.personId))
    .where(
      and(
        visibleReplies(scope),
        filter.id === undefined ? undefined : eq(reply.id, filter.id),
        filter.before === undefined ? undefined : lt(reply.id, filter.before),
        filter.state === undefined ? undefined : eq(reply.state, filter.state),
      ),
    )
    .orderBy(desc(reply.id))
    .limit(filter.limit);

/** The answer, locked against other decisions until the transaction ends. */
export const replyForDecision = async (sql: Sql, id: number): Promise<ReplyRow | undefined> => (await sql.select().from(reply).where(eq(reply.id, id)).for('update'))[0];

export const decideReply = async (sql: Sql, id: number, set: Partial<typeof reply.$inferInsert>): Promise<void> => {
  await sql.update(reply).set({ ...set, version: raw`${reply.version} + 1` }).where(eq(reply.id, id));
};

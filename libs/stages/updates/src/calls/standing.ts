import { type CallAnswer, readCallAnswer } from '@suivi/access';
import type { Sql } from '@suivi/db';
import { type Language, localDayOf, localized, zoneWithClock } from '@suivi/kernel';
import { type AskedCommitment, type CallToAnswer, callToAnswer, commitmentsAsked } from '@suivi/reminders';
import type { Values } from '../answer/fields.js';
import { personBehind } from '../person-behind.js';
import { draftsOf, rolesOf } from './standing.store.js';

/** What the page behind the link of a call is made of. */
export interface CallStanding {
  answer: CallAnswer;
  language: Language;
  zone: string;
  personName: string;
  entityName: string;
  call: CallToAnswer;
  asked: readonly AskedCommitment[];
  /** What was typed and not sent, by commitment. */
  drafts: ReadonlyMap<number, Values>;
}

/** A link holds, or it once did, or it is none of ours. */
export type CallFound = { kind: 'holds'; standing: CallStanding } | { kind: 'stale'; personId: number; language: Language | null } | { kind: 'invalid' };

/** Finds out what the link of a call stands for now. Only one that bears our seal is looked up; every other is the same. */
export async function callStandingOf(sql: Sql, link: { token: string; secret: string }, now: Date): Promise<CallFound> {
  const answer = readCallAnswer(link.secret, link.token);
  if (!answer) return { kind: 'invalid' };
  const person = await personBehind(sql, answer.personId, now);
  const stale: CallFound = { kind: 'stale', personId: answer.personId, language: person?.language ?? null };
  if (!person || person.linkGeneration !== answer.generation) return stale;
  const call = await callToAnswer(sql, answer);
  if (!call || call.state === 'drafted') return stale;
  const roles = await rolesOf(sql, { ...answer, partnershipId: call.partnershipId, on: localDayOf(now, 'utc') });
  if (roles.length === 0) return stale;
  const asked = await commitmentsAsked(sql, answer);
  const drafts = await draftsOf(sql, { ...answer, commitmentIds: asked.map((one) => one.commitmentId) });
  return {
    kind: 'holds',
    standing: {
      answer, language: person.language, zone: zoneWithClock(person.zone), personName: person.name, entityName: localized(call.entity, person.language), call, asked,
      drafts: new Map(drafts.map(({ commitmentId, fields: { files: _files, ...values } }) => [commitmentId, values])),
    },
  };
}

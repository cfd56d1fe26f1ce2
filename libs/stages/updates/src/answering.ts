import { type AnswerCapability, readCapability, wholeInstallation } from '@suivi/access';
import { commitmentById, ownersInFull } from '@suivi/commitments';
import type { Letterhead } from '@suivi/emails';
import type { Sql } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { type Language, localDayOf, localized, Refusal } from '@suivi/kernel';
import { documentsWhere, paragraphById } from '@suivi/outcomes';
import { readAnswer } from './answer-form.js';
import { answerForm, answerNotice, type AnswerSubject } from './answer-page.js';
import { reporterOf } from './reporter.store.js';
import { submitUpdate } from './updates.js';

/** A page and its HTTP status. */
export interface AnswerReply {
  status: number;
  html: string;
}

interface Standing {
  capability: AnswerCapability;
  language: Language;
  subject: AnswerSubject;
  isOpen: boolean;
  awaitingSince: Date | null;
  personName: string;
}

/** What a link stands for now; null for one that is not ours, altered, or whose holder no longer reports for the entity. */
async function standingOf(sql: Sql, link: { token: string; secret: string }, now: Date): Promise<Standing | null> {
  const capability = readCapability(link.secret, link.token);
  const of = capability && (await commitmentById(sql, wholeInstallation, capability.commitmentId));
  const reporter = capability && (await reporterOf(sql, { ...capability, on: localDayOf(now, 'utc') }));
  if (!capability || !of || !reporter || reporter.roles.length === 0) return null;
  const person = await personOf(sql, wholeInstallation, capability.personId, now);
  const owner = (await ownersInFull(sql, wholeInstallation, [of.id])).find((o) => o.owner.organizationId === capability.organizationId);
  if (!owner) return null;
  return {
    capability,
    language: person.language,
    isOpen: of.recordState === 'open',
    awaitingSince: owner.owner.awaitingSince,
    personName: person.name,
    subject: {
      reference: of.reference, title: of.title, quote: of.quote, quoteLanguage: await languageOfSource(sql, of.paragraphId), paragraphLabel: of.paragraphLabel,
      deadline: of.deadlineOn ? { on: of.deadlineOn, precision: of.deadlinePrecision ?? 'day' } : null,
      personName: person.name, entityName: localized(owner.name, person.language),
    },
  };
}

/** The language of the document that a paragraph stands in; English for a commitment entered by hand. */
async function languageOfSource(sql: Sql, paragraphId: number | null): Promise<Language> {
  const paragraph = paragraphId === null ? undefined : await paragraphById(sql, wholeInstallation, paragraphId);
  const [source] = paragraph ? await documentsWhere(sql, wholeInstallation, { id: paragraph.documentId }) : [];
  return source?.document.language ?? 'en';
}

/** Every link that does not hold gets this same answer. */
const invalid = (language: Language): AnswerReply => ({ status: 404, html: answerNotice(language, 'invalid') });

function notice(standing: Standing): AnswerReply | null {
  if (!standing.isOpen) return { status: 200, html: answerNotice(standing.language, 'closed') };
  if (standing.awaitingSince)
    return { status: 200, html: answerNotice(standing.language, 'awaiting', { entity: standing.subject.entityName, since: localDayOf(standing.awaitingSince, 'utc') }) };
  return null;
}

/** The page behind a link; opening it changes nothing, however often and by whomever. `language` is the reader's, for a link that tells none. */
export async function showAnswer(sql: Sql, link: { token: string; secret: string; language: Language }, now: Date): Promise<AnswerReply> {
  const standing = await standingOf(sql, link, now);
  if (!standing) return invalid(link.language);
  return notice(standing) ?? { status: 200, html: answerForm(standing.subject, standing.language) };
}

/** Takes the posted form: a status that a person chose becomes a submitted update; anything else comes back with what was typed. */
export async function takeAnswer(
  sql: Sql,
  link: { token: string; secret: string; letterhead: Letterhead; language: Language; form: Record<string, unknown> },
  now: Date,
): Promise<AnswerReply> {
  const standing = await standingOf(sql, link, now);
  if (!standing) return invalid(link.language);
  const already = notice(standing);
  if (already) return already;
  const read = readAnswer(link.form, standing.language);
  if ('draft' in read) return { status: 422, html: answerForm(standing.subject, standing.language, read.draft) };
  try {
    const actor = { kind: 'person' as const, name: standing.personName, personId: standing.capability.personId };
    await submitUpdate(sql, { ...standing.capability, ...read.answer, by: { personId: standing.capability.personId, letterhead: link.letterhead } }, { actor, now });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return showAnswer(sql, link, now); // decided or answered by a colleague in this very moment: say how it stands
  }
  return { status: 200, html: answerNotice(standing.language, 'thanks') };
}

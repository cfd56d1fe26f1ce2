import { vocabulary } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { formatDay, label, message, ordinal, ordinalGenitive } from '@suivi/i18n';
import { type Language, localDayOf, localized, Refusal } from '@suivi/kernel';
import { callToAnswer, commitmentsAsked } from '../asked.store.js';
import { writeKey } from './key.js';

/** The fields of a row in which an entity answers, in the order of the sheet. */
export const answerFields = ['status', 'narrative', 'results', 'obstacles', 'evidence'] as const;
export type AnswerField = (typeof answerFields)[number];

/** A row of a response sheet in a language, its answers empty. */
export interface SheetRow {
  key: string;
  reference: string;
  title: string;
  quote: string;
  deadline: string;
  reported: string;
}

/** What a response sheet says, before any format. */
export interface SheetContent {
  language: Language;
  entity: string;
  title: string;
  lines: string[];
  statuses: string[];
  rows: SheetRow[];
}

/** What an entity's response sheet says; refuses with 'call.entity-not-asked'. */
export async function sheetContent(sql: Sql, of: { callId: number; organizationId: number; language: Language }): Promise<SheetContent> {
  const { language } = of;
  const call = await callToAnswer(sql, of);
  if (!call) throw new Refusal('call.entity-not-asked', 'this entity is not asked by this call');
  const statuses = vocabulary.implementationStatuses.map((status) => label(language, 'implementationStatus', status));
  const asked = (await commitmentsAsked(sql, of)).filter((one) => one.isOpen);
  const said = (on: string, precision: 'day' | 'month' | 'quarter' | 'year' = 'day'): string => formatDay(on, precision, language);
  const words = Object.keys(call.message).length > 0 ? [localized(call.message, language)] : [];
  return {
    language, statuses, entity: localized(call.entity, language),
    title: message(language, 'calls.mail.title', { ordinal: ordinal(call.meetingOrdinal, language), ordinalGenitive: ordinalGenitive(call.meetingOrdinal, language) }),
    lines: [...words, message(language, 'calls.mail.due', { date: said(call.dueOn) }), message(language, 'calls.sheet.how'), message(language, 'calls.sheet.statuses', { statuses: statuses.join(' / ') })],
    rows: asked.map((one) => ({
      key: writeKey({ ...of, commitmentId: one.commitmentId }, one.lastUpdateAt), reference: one.reference, title: one.title, quote: one.quote,
      deadline: one.deadlineOn === null ? '' : said(one.deadlineOn, one.precision ?? 'day'),
      reported: one.lastUpdateAt === null ? '' : message(language, 'calls.page.reported', { date: said(localDayOf(one.lastUpdateAt, 'utc')), status: label(language, 'implementationStatus', one.declaredStatus) }),
    })),
  };
}

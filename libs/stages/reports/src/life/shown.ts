import { type Scope, wholeInstallation } from '@suivi/access';
import type { reportDocuments, RouteInput, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { type Language, languages } from '@suivi/kernel';
import { anchorOf } from '../sections/anchor.js';
import { sectionsOf } from '../sections/sections-of.js';
import { saidIn } from './content.js';
import * as comments from './comments.store.js';
import * as store from './documents.store.js';
import { bareDress } from './dress.js';
import { isFrozen, reportNamed } from './keeping.js';
import { factsChanged, flatFacts } from './section-facts.js';

type Shown = RouteResponse<typeof reportDocuments.changeReport>;
type Draft = RouteResponse<typeof reportDocuments.readReportDraft>;
type ShownNarrative = RouteResponse<typeof reportDocuments.writeNarrative>;
type ShownComment = RouteResponse<typeof reportDocuments.addReportComment>;

const by = (id: number | null, name: string | null): { id: number; name: string } | null => (id === null ? null : { id, name: name ?? '' });

type ApprovalRow = Awaited<ReturnType<typeof store.approvalsOf>>[number];
const approvalOf = ({ approval: { side, approvedById, approvedAt, voidedAt, voidedFor }, name }: ApprovalRow): Shown['approvals'][number] => ({
  side, by: by(approvedById, name), at: approvedAt.toISOString(), void: voidedAt === null || voidedFor === null ? null : { at: voidedAt.toISOString(), because: voidedFor },
});

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

function documentShown(row: store.ReportDocument, approvals: readonly ApprovalRow[]): Shown {
  const { periodFrom, periodTo, nextReportOn, cutOffAt, circulatedAt, issuedAt, correctsId, correction, correctionReason, createdAt, changedAt: _, ...rest } = row;
  return {
    ...rest,
    period: periodFrom === null || periodTo === null || nextReportOn === null ? null : { from: periodFrom, to: periodTo, nextReportOn },
    cutOffAt: cutOffAt.toISOString(), circulatedAt: instant(circulatedAt), issuedAt: instant(issuedAt), createdAt: createdAt.toISOString(),
    corrects: correctsId === null ? null : { id: correctsId, number: correction ?? 1, reason: correctionReason ?? '' },
    approvals: approvals.filter(({ approval }) => approval.reportId === row.id).map(approvalOf),
  };
}

/** A report of the reader's as lists show it; refuses with 'not-found'. */
export async function reportShown(sql: Sql, scope: Scope, id: number): Promise<Shown> {
  return documentShown(await reportNamed(sql, scope, id), await store.approvalsOf(sql, [id]));
}

/** A page of the reports that a reader may see, the latest first. */
export async function reportsShown(sql: Sql, scope: Scope, { cursor, limit, ...filter }: RouteInput<typeof reportDocuments.listReports>['query']): Promise<RouteResponse<typeof reportDocuments.listReports>> {
  const before = cursor === undefined ? undefined : Number(cursor);
  const rows = await store.documentsBefore(sql, scope, { ...filter, before: before !== undefined && Number.isSafeInteger(before) ? before : undefined, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const approvals = page.length === 0 ? [] : await store.approvalsOf(sql, page.map(({ id }) => id));
  return { items: page.map((row) => documentShown(row, approvals)), nextCursor: rows.length > limit ? String(page.at(-1)?.id) : null };
}

type NarrativeRow = Awaited<ReturnType<typeof store.narrativesOf>>[number];
const narrativeShown = ({ narrative: { key, language, text, version, writtenAt, writtenById, facts }, name }: NarrativeRow, now: store.Narrative['facts'] | null): ShownNarrative => ({
  key, language, text, version, writtenAt: writtenAt.toISOString(), by: by(writtenById, name), factsChanged: now === null ? [] : factsChanged(facts, now),
});

/** Where a narrative is in some languages, those that lack it. */
const missingIn = (written: readonly ShownNarrative[]): Language[] => (written.some(({ text }) => text !== '') ? languages.filter((language) => !written.some((n) => n.language === language && n.text !== '')) : []);

/** A report of the reader's with its sections. Of an issued one the narratives are those that were frozen, and no fact changes any more. */
export async function draftShown(sql: Sql, scope: Scope, { id, language }: { id: number; language: Language }): Promise<Draft> {
  const document = await reportNamed(sql, scope, id);
  const rows = await store.narrativesOf(sql, id);
  // a narrative is held against the facts in its own language; of an issued report no fact changes any more
  const compared = isFrozen(document) ? [] : rows.filter(({ narrative }) => narrative.text !== '').map(({ narrative }) => narrative.language);
  const said = await saidIn(sql, wholeInstallation, document, [language, ...compared]);
  const frozen = isFrozen(document) ? new Map(said.dress.narratives.map((n) => [`${n.key} ${n.language}`, n.text])) : null;
  const inKeys = (key: string) => rows.filter(({ narrative }) => narrative.key === key && (narrative.text !== '' || narrative.version > 0));
  const dress = bareDress(document);
  const sectionsBy = new Map([...said.facts].map(([of, report]) => [of, sectionsOf(report, dress)]));
  const facts = new Map([...sectionsBy].map(([of, sections]) => [of, new Map(sections.map((section) => [section.key, section.facts]))]));
  const shown = (row: NarrativeRow): ShownNarrative => {
    const now = facts.get(row.narrative.language)?.get(row.narrative.key);
    const narrative = narrativeShown(row, frozen || row.narrative.text === '' || now === undefined ? null : flatFacts(now));
    return frozen ? { ...narrative, text: frozen.get(`${narrative.key} ${narrative.language}`) ?? '' } : narrative;
  };
  const sections = (sectionsBy.get(language) ?? []).map(({ key, heading, depth }) => {
    const narratives = inKeys(key).map(shown);
    return { key, title: heading, level: depth, anchor: anchorOf(key), narratives, missing: missingIn(narratives) };
  });
  const known = new Set(sections.map(({ key }) => key));
  const withoutSection = rows.filter(({ narrative }) => narrative.text !== '' && !known.has(narrative.key)).map(shown);
  return { ...documentShown(document, await store.approvalsOf(sql, [id])), sections, withoutSection };
}

/** A narrative as it was just written: its facts are those of now. */
export async function narrativeWritten(sql: Sql, { reportId, key, language }: store.NarrativePlace): Promise<ShownNarrative> {
  const row = (await store.narrativesOf(sql, reportId)).find(({ narrative }) => narrative.key === key && narrative.language === language);
  if (!row) throw new Error(`narrative ${key} of report ${reportId} is not there`);
  return narrativeShown(row, null);
}

const commentOf = ({ comment, by: author, resolvedBy }: comments.CommentInFull): ShownComment => ({
  id: comment.id, key: comment.key, text: comment.text, version: comment.version, by: by(comment.writtenById, author), at: comment.writtenAt.toISOString(),
  resolved: comment.resolvedAt === null ? null : { at: comment.resolvedAt.toISOString(), by: by(comment.resolvedById, resolvedBy) },
});

/** The comments on a report, the earliest first. */
export const commentsShown = async (sql: Sql, reportId: number): Promise<ShownComment[]> => (await comments.commentsOf(sql, reportId)).map(commentOf);

/** A comment with the report that it is on, if the reader may see that. */
export async function commentShown(sql: Sql, scope: Scope, id: number): Promise<{ comment: ShownComment; document: store.ReportDocument } | undefined> {
  const row = await comments.commentById(sql, id);
  const document = row && (await store.documentById(sql, scope, row.comment.reportId));
  return row && document && { comment: commentOf(row), document };
}

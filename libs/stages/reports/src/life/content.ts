import type { Scope } from '@suivi/access';
import type { CompiledReport, ReportDress, ReportFigures, ReportKind, ReportNarrative } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { inTurns } from '@suivi/jobs';
import { type Language, languages } from '@suivi/kernel';
import { canonicalText } from '../canonical.js';
import { composingConsolidatedReport } from '../consolidated/consolidated-report.js';
import { consolidatedFactsOf } from '../consolidated/consolidated.js';
import { composingProgressReport } from '../progress-report.js';
import { factsOf } from '../reports.js';
import * as store from './documents.store.js';
import { dressOf } from './dress.js';

/** All that a report says, whatever becomes of anything later: what is frozen when it is issued, and what files are written from. */
export interface ReportContent {
  kind: store.ReportDocument['kind'];
  /** ISO 8601, UTC. */
  cutOffAt: string;
  dress: Omit<ReportDress, 'previous' | 'correction' | 'narratives'> & { narratives: ReportNarrative[]; previous: ReportFigures | null; correction: number | null };
  facts: Record<Language, CompiledReport>;
}

/** The text of a content that is kept, and the name that it is kept under. */
export interface NamedContent {
  text: string;
  sha256: string;
}

type Compose = (language: Language) => Promise<CompiledReport>;

/** What a report tells of on record at its cut-off, ready to be said in any language. */
async function gathered(sql: Sql, scope: Scope, { meetingId, kind, cutOffAt: at, periodFrom, periodTo, nextReportOn }: store.ReportDocument): Promise<Compose> {
  if (meetingId !== null) {
    const facts = await factsOf(sql, scope, { meetingId, kind: kind as ReportKind, at });
    return (language) => inTurns(composingProgressReport(facts, language));
  }
  if (periodFrom === null || periodTo === null || nextReportOn === null) throw new Error('a consolidated report has a period');
  const facts = await consolidatedFactsOf(sql, scope, { from: periodFrom, asOf: periodTo, nextReportOn, at });
  return (language) => inTurns(composingConsolidatedReport(facts, language));
}

/** The facts of a report that was not issued, in one language. Refuses as compiling does. */
export const compileFacts = async (sql: Sql, scope: Scope, document: store.ReportDocument, language: Language): Promise<CompiledReport> => (await gathered(sql, scope, document))(language);

/** The facts of a report in the six languages. */
async function factsInLanguages(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<ReportContent['facts']> {
  const compose = await gathered(sql, scope, document);
  const composed: [Language, CompiledReport][] = [];
  for (const language of languages) composed.push([language, await compose(language)]);
  return Object.fromEntries(composed) as ReportContent['facts'];
}

/** The narratives of a report as they are now, less those that were taken away. */
const narrativesWritten = async (sql: Sql, reportId: number): Promise<ReportNarrative[]> =>
  (await store.narrativesOf(sql, reportId)).filter(({ narrative }) => narrative.text !== '').map(({ narrative: { key, language, text } }) => ({ key, language, text }));

/** What a report that was not issued wears now. */
async function presentDress(sql: Sql, document: store.ReportDocument): Promise<ReportContent['dress']> {
  const { masthead, breakdown, order, correction } = document;
  return { masthead, breakdown, order, narratives: await narrativesWritten(sql, document.id), previous: await store.figuresIssuedBefore(sql, document), correction };
}

/** What a report that was not issued says now, as on record at its cut-off, with the name that it is kept under. Refuses as compiling does. */
export async function compileNamed(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<NamedContent> {
  const content: ReportContent = { kind: document.kind, cutOffAt: document.cutOffAt.toISOString(), facts: await factsInLanguages(sql, scope, document), dress: await presentDress(sql, document) };
  return canonicalText(content);
}

/** What a report says in some languages and what it wears: of an issued one what was frozen, whatever the rest of the database says by now. */
export interface Said {
  facts: ReadonlyMap<Language, CompiledReport>;
  dress: ReportDress;
}

/** The same of a report; a language takes a sixth of what the whole takes. */
export async function saidIn(sql: Sql, scope: Scope, document: store.ReportDocument, wanted: readonly Language[]): Promise<Said> {
  const facts = new Map<Language, CompiledReport>();
  if (document.contentSha256 !== null) {
    for (const language of new Set(wanted)) facts.set(language, (await frozenPart(sql, document.contentSha256, ['facts', language])) as CompiledReport);
    return { facts, dress: dressOf((await frozenPart(sql, document.contentSha256, ['dress'])) as ReportContent['dress']) };
  }
  const compose = await gathered(sql, scope, document);
  for (const language of new Set(wanted)) facts.set(language, await compose(language));
  return { facts, dress: dressOf(await presentDress(sql, document)) };
}

/** The narratives of a report, for whom the facts are of no matter. */
export const narrativesIn = async (sql: Sql, { id, contentSha256 }: store.ReportDocument): Promise<ReportNarrative[]> =>
  contentSha256 === null ? narrativesWritten(sql, id) : ((await frozenPart(sql, contentSha256, ['dress'])) as ReportContent['dress']).narratives;

async function frozenPart(sql: Sql, sha256: string, path: readonly string[]): Promise<unknown> {
  const part = await store.partOfContent(sql, sha256, path);
  if (part === undefined) throw new Error(`the content ${sha256} is not there`);
  return part;
}

/** The very text that was kept. */
export async function frozenText(sql: Sql, sha256: string): Promise<string> {
  const text = await store.contentNamed(sql, sha256);
  if (text === undefined) throw new Error(`the content ${sha256} is not there`);
  return text;
}

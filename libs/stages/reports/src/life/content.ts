import type { Scope } from '@suivi/access';
import type { CompiledReport, ReportDress, ReportFigures, ReportKind, ReportNarrative } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { nameOfBytes } from '@suivi/files';
import { type Language, languages } from '@suivi/kernel';
import { canonicalJson } from '../canonical.js';
import { composeConsolidatedReport } from '../consolidated/consolidated-report.js';
import { consolidatedFactsOf } from '../consolidated/consolidated.js';
import { composeProgressReport } from '../progress-report.js';
import { factsOf } from '../reports.js';
import * as store from './documents.store.js';

/** All that a report says, whatever becomes of anything later: what is frozen when it is issued, and what files are written from. */
export interface ReportContent {
  kind: store.ReportDocument['kind'];
  /** ISO 8601, UTC. */
  cutOffAt: string;
  dress: Omit<ReportDress, 'previous' | 'correction' | 'narratives'> & { narratives: ReportNarrative[]; previous: ReportFigures | null; correction: number | null };
  facts: Record<Language, CompiledReport>;
}

/** A content with the text that is kept and the name that it is kept under. */
export interface NamedContent {
  content: ReportContent;
  text: string;
  sha256: string;
}

const takeBreath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Compose = (language: Language) => CompiledReport;

/** What a report tells of on record at its cut-off, ready to be said in any language. */
async function gathered(sql: Sql, scope: Scope, { meetingId, kind, cutOffAt: at, periodFrom, periodTo, nextReportOn }: store.ReportDocument): Promise<Compose> {
  if (meetingId !== null) {
    const facts = await factsOf(sql, scope, { meetingId, kind: kind as ReportKind, at });
    return (language) => composeProgressReport(facts, language);
  }
  if (periodFrom === null || periodTo === null || nextReportOn === null) throw new Error('a consolidated report has a period');
  const facts = await consolidatedFactsOf(sql, scope, { from: periodFrom, asOf: periodTo, nextReportOn, at });
  return (language) => composeConsolidatedReport(facts, language);
}

/** The facts of a report that was not issued, in one language. Refuses as compiling does. */
export const compileFacts = async (sql: Sql, scope: Scope, document: store.ReportDocument, language: Language): Promise<CompiledReport> => (await gathered(sql, scope, document))(language);

/** The facts of a report in the six languages; each is composed in a turn of its own, so that nobody else waits for all of them. */
async function factsInLanguages(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<ReportContent['facts']> {
  const compose = await gathered(sql, scope, document);
  const composed: [Language, CompiledReport][] = [];
  for (const language of languages) {
    composed.push([language, compose(language)]);
    await takeBreath();
  }
  return Object.fromEntries(composed) as ReportContent['facts'];
}

/** The narratives of a report, less those that were taken away. */
export const narrativesWritten = async (sql: Sql, reportId: number): Promise<ReportNarrative[]> =>
  (await store.narrativesOf(sql, reportId)).filter(({ narrative }) => narrative.text !== '').map(({ narrative: { key, language, text } }) => ({ key, language, text }));

async function previousFigures(sql: Sql, document: store.ReportDocument): Promise<ReportFigures | null> {
  const before = await store.contentIssuedBefore(sql, document);
  if (before === undefined) return null;
  const { en } = (JSON.parse(before) as ReportContent).facts;
  return en.kind === 'consolidated' ? null : en.figures;
}

/** What a report that was not issued says now, as on record at its cut-off. Refuses as compiling does. */
export async function compileContent(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<ReportContent> {
  const { kind, cutOffAt, masthead, breakdown, order, correction } = document;
  const facts = await factsInLanguages(sql, scope, document);
  const narratives = await narrativesWritten(sql, document.id);
  return { kind, cutOffAt: cutOffAt.toISOString(), dress: { masthead, breakdown, order, narratives, previous: await previousFigures(sql, document), correction }, facts };
}

/** Canonical JSON of a content, a language a turn: the whole takes longer than others should wait. */
async function canonicalText({ facts, ...rest }: ReportContent): Promise<string> {
  const inLanguages: string[] = [];
  for (const language of [...languages].sort()) {
    inLanguages.push(`"${language}":${canonicalJson(facts[language])}`);
    await takeBreath();
  }
  const others = Object.entries(rest).map(([key, value]) => [key, `"${key}":${canonicalJson(value)}`] as const);
  return `{${[...others, ['facts', `"facts":{${inLanguages.join(',')}}`] as const].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, member]) => member).join(',')}}`;
}

/** The same, named. */
export async function compileNamed(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<NamedContent> {
  const content = await compileContent(sql, scope, document);
  const text = await canonicalText(content);
  return { content, text, sha256: await nameOfBytes(Buffer.from(text)) };
}

/** What a report says: of an issued one what was frozen, whatever the rest of the database says by now. */
export async function contentOf(sql: Sql, scope: Scope, document: store.ReportDocument): Promise<ReportContent> {
  if (document.contentSha256 === null) return compileContent(sql, scope, document);
  return JSON.parse(await frozenText(sql, document.contentSha256)) as ReportContent;
}

/** The very text that was kept. */
export async function frozenText(sql: Sql, sha256: string): Promise<string> {
  const text = await store.contentNamed(sql, sha256);
  if (text === undefined) throw new Error(`the content ${sha256} is not there`);
  return text;
}

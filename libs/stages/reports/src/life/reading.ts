import { type Scope, wholeInstallation } from '@suivi/access';
import type { CompiledReport, ReportFormat } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import type { Language } from '@suivi/kernel';
import { renderReportApart } from '../render-apart.js';
import { compileNamed, frozenText, saidIn } from './content.js';
import { reportNamed } from './keeping.js';

/** All that a report of the reader's says, as canonical JSON: of an issued one the very bytes that were frozen. */
export async function contentTextOf(sql: Sql, scope: Scope, id: number): Promise<string> {
  const document = await reportNamed(sql, scope, id);
  return document.contentSha256 === null ? (await compileNamed(sql, wholeInstallation, document)).text : frozenText(sql, document.contentSha256);
}

/** What a report of the reader's looks like now, in a language and a format. */
export async function renderedDraft(sql: Sql, scope: Scope, wish: { id: number; language: Language; format: ReportFormat }): Promise<Buffer | string> {
  const { facts, dress } = await saidIn(sql, wholeInstallation, await reportNamed(sql, scope, wish.id), [wish.language]);
  return renderReportApart(facts.get(wish.language) as CompiledReport, wish.format, dress);
}

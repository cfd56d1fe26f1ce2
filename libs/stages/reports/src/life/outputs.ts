import { type Scope, wholeInstallation } from '@suivi/access';
import type { ReportFormat, reportDocuments, RouteResponse } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { bytesOfFile, storedFile } from '@suivi/files';
import { wish } from '@suivi/jobs';
import { type Act, type Language, Refusal } from '@suivi/kernel';
import { mediaTypeOf } from '../render.js';
import { compileNamed } from './content.js';
import * as documents from './documents.store.js';
import { lockedReport, reportNamed } from './keeping.js';
import * as store from './outputs.store.js';
import { writeOutputs } from './outputs.jobs.js';

/** The name of what the files of a report are written from; the content of a draft is kept as it is now. */
async function presentContent(sql: Sql, document: documents.ReportDocument, now: Date): Promise<string> {
  if (document.contentSha256 !== null) return document.contentSha256;
  const { sha256, text } = await compileNamed(sql, wholeInstallation, document);
  await documents.keepContent(sql, { sha256, content: text, keptAt: now });
  return sha256;
}

/** Asks for files of what a report says now, one for each language and format. What is there already is not made again. */
export const requestOutputs = (sql: Sql, input: { id: number; languages: readonly Language[]; formats: readonly ReportFormat[] }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const document = await lockedReport(tx, input);
    const contentSha256 = await presentContent(tx, document, act.now);
    const wanted = [...new Set(input.languages)].flatMap((language) => [...new Set(input.formats)].map((format) => ({ language, format })));
    await store.wantOutputs(tx, wanted.map((one) => ({
      ...one, reportId: document.id, contentSha256, status: 'waiting', requestedAt: act.now, requestedById: act.actor.personId ?? null, wishedAt: act.now, attempts: 0,
    })));
    await wish(tx, writeOutputs, {}, act.now);
  });

/** An output, and whether the report still says what it was written from. */
export type ShownOutput = store.Output & { isPresent: boolean };

/** The files of a report and how far they are. */
export async function outputsOf(sql: Sql, scope: Scope, id: number): Promise<ShownOutput[]> {
  const document = await reportNamed(sql, scope, id);
  const written = (await documents.narrativesOf(sql, id)).map(({ narrative }) => narrative.writtenAt.getTime());
  const changedAt = Math.max(document.changedAt.getTime(), ...written);
  const isPresent = (output: store.Output): boolean => (document.contentSha256 === null ? output.requestedAt.getTime() >= changedAt : output.contentSha256 === document.contentSha256);
  return (await store.outputsOf(sql, id)).map((output) => ({ ...output, isPresent: isPresent(output) }));
}

/** The same as they are shown, with the progress of what was wanted of the present content. */
export async function outputsShown(sql: Sql, scope: Scope, id: number): Promise<RouteResponse<typeof reportDocuments.listReportOutputs>> {
  const outputs = await outputsOf(sql, scope, id);
  const present = outputs.filter(({ isPresent }) => isPresent);
  const inState = (status: store.Output['status']): number => present.filter((output) => output.status === status).length;
  const items = outputs.map(({ id: outputId, language, format, contentSha256, status, requestedAt, finishedAt, failure, isPresent }) => ({
    id: outputId, language, format, contentSha256, status, requestedAt: requestedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, failure, isPresent,
  }));
  return { items, progress: { wanted: present.length, done: inState('done'), failed: inState('failed') } };
}

/** A finished file of a report. */
export interface OutputFile {
  fileName: string;
  mediaType: string;
  size: number;
  bytes: AsyncIterable<Uint8Array>;
}

const plain = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');

/** A file of a report of the reader's; refuses with 'not-found' while it is not there. */
export async function outputFile(sql: Sql, scope: Scope, id: number): Promise<OutputFile> {
  const output = await store.outputById(sql, id);
  const document = output && (await documents.documentById(sql, scope, output.reportId));
  const file = document && output.fileSha256 !== null ? await storedFile(sql, output.fileSha256) : undefined;
  if (!output || !document || !file) throw new Refusal('not-found', `there is no finished file ${id} of a report`);
  const correction = document.correction === null ? '' : `-Corr.${document.correction}`;
  const name = document.masthead.symbol === null ? `${document.kind}-report-${document.id}` : plain(document.masthead.symbol);
  return { fileName: `${name}${correction}-${output.contentSha256.slice(0, 8)}.${output.language}.${output.format}`, mediaType: mediaTypeOf(output.format), size: file.size, bytes: bytesOfFile(sql, file) };
}

import { type Scope, wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { forgetFile, nameOfBytes, storeFile } from '@suivi/files';
import { wish } from '@suivi/jobs';
import { type Act, Refusal } from '@suivi/kernel';
import type { NewFile } from './importing.js';
import { mediaTypeOf } from './intake/index.js';
import { checkVersion, found, meeting, remember, seriesNamed } from './outcomes.js';
import { readDocument } from './outcomes.jobs.js';
import * as store from './readings.store.js';

/** A reading in a partnership that the reader coordinates, by id; refuses with 'not-found'. */
export const readingNamed = async (sql: Sql, scope: Scope, id: number): Promise<store.Reading> => found(await store.readingById(sql, scope, id), `reading ${id}`);

/** Refuses a file that is a document of the meeting already, or on its way to be one; one that was refused before takes its place. */
async function refuseRepeated(tx: Tx, of: { meetingId: number; fileSha256: string }): Promise<void> {
  const [document] = await store.documentsOfFile(tx, of);
  if (document) throw new Refusal('document.already-imported', `this very file is already document ${document.id} of the meeting`);
  for (const earlier of await store.readingsOfFile(tx, of)) {
    if (earlier.status !== 'refused') throw new Refusal('reading.under-way', `this very file is being read already: reading ${earlier.id}`);
    await store.deleteReading(tx, earlier.id);
  }
}

/**
 * Keeps a file and asks for its reading, which a worker does in the background. Refuses at once what cannot be a document, and the same file
 * twice for a meeting; whatever else is wrong with it the reading tells.
 */
export async function requestReading(sql: Sql, { bytes, ...about }: NewFile, act: Act): Promise<store.Reading> {
  const mediaType = mediaTypeOf(bytes);
  const fileSha256 = await nameOfBytes(bytes);
  return transact(sql, async (tx) => {
    const { id: meetingId } = await meeting(tx, wholeInstallation, about.meetingId);
    // The same file stored at the same moment by another: whoever comes second waits here and then sees the first's reading.
    await storeFile(tx, bytes, { mediaType, now: act.now });
    await refuseRepeated(tx, { meetingId, fileSha256 });
    const row = await store.insertReading(tx, {
      meetingId, fileSha256, fileName: about.fileName, kind: about.kind ?? 'joint-statement', title: about.title, symbol: about.symbol,
      language: about.language ?? 'auto', adoptedOn: about.adoptedOn, requestedAt: act.now, requestedBy: act.actor, status: 'waiting',
      wishedAt: act.now, attempts: 0, version: 1,
    });
    await wish(tx, readDocument, {}, act.now);
    return row;
  });
}

async function refusedReading(tx: Tx, input: { id: number; version?: number }): Promise<store.Reading> {
  const row = found(await store.readingForChange(tx, input.id), `reading ${input.id}`);
  checkVersion(row, input.version);
  if (row.status !== 'refused') throw new Refusal('reading.not-refused', row.status === 'done' ? 'the file was read; it is a document now' : 'the file is still being read');
  return row;
}

/** Reads a refused file once more. */
export const retryReading = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.Reading> =>
  transact(sql, async (tx) => {
    const { id } = await refusedReading(tx, input);
    const again = { status: 'waiting', phase: null, pagesDone: null, pagesTotal: null, refusalCode: null, refusalDetail: null, finishedAt: null, wishedAt: act.now, attempts: 0 } as const;
    const row = await store.updateReading(tx, id, again);
    await wish(tx, readDocument, {}, act.now);
    return row;
  });

/** Takes a refused file off the list, and out of the store unless something else needs it; the history keeps that it came. */
export const dismissReading = (sql: Sql, input: { id: number; version?: number }, act: Act): Promise<store.Reading> =>
  transact(sql, async (tx) => {
    const row = await refusedReading(tx, input);
    await store.deleteReading(tx, row.id);
    if (!(await store.isFileNeeded(tx, row.fileSha256))) await forgetFile(tx, row.fileSha256);
    const { partnershipId } = await seriesNamed(tx, wholeInstallation, (await meeting(tx, wholeInstallation, row.meetingId)).seriesId);
    await remember(tx, act, { subject: 'reading', action: 'dismissed', before: null, after: row, partnershipId });
    return row;
  });

/** Longer than a wish takes to reach a worker that has a free hand. */
const patienceMinutes = 2;

/** Asks again for readings that nobody has taken up: the queue was wiped, or a worker was killed. Answers how many wait so. */
export const sweepReadings = (sql: Sql, now: Date): Promise<number> =>
  transact(sql, async (tx) => {
    const overdue = await store.overdueReadings(tx, { now, wishedBefore: new Date(now.getTime() - patienceMinutes * 60_000) });
    if (overdue > 0) await wish(tx, readDocument, {}, now);
    return overdue;
  });

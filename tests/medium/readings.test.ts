import { beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { history, installation, storedFile } from '@suivi/db';
import { createPartnership } from '@suivi/directory';
import { type DeliveryContext, round } from '@suivi/emails';
import { InlineQueue, relayOutbox } from '@suivi/jobs';
import { SteppedClock } from '@suivi/kernel';
import { MailboxMailer } from '@suivi/mailer';
import {
  createMeeting, createSeries, dismissReading, documentsWhere, readDocument, readingNamed, readWaitingFiles, requestReading, retryReading, sweepReadings, unfinishedReadings,
} from '@suivi/outcomes';
import { letterhead } from '../support/api.js';
import { withDatabase } from '../support/database.js';
import { column, pdfOf } from '../support/document-files.js';

const databaseOf = withDatabase();
const at = (now: string) => ({ actor: { kind: 'person' as const, name: 'Amina' }, now: new Date(now) });
const start = at('2011-08-01T12:00:00Z');
const context = (now: string) => ({ db: databaseOf().db, clock: new SteppedClock(new Date(now)) });
let meetingId: number;

beforeAll(async () => {
  const { db } = databaseOf();
  const partnership = await createPartnership(db, { slug: 'un-au', name: { en: 'UN–African Union' } }, start);
  const series = await createSeries(db, { partnershipId: partnership.id, slug: 'un-au', name: { en: 'Meetings' } }, start);
  meetingId = (await createMeeting(db, { seriesId: series.id, ordinal: 1, startsOn: '2011-07-28', place: 'Geneva', status: 'held' }, start)).id;
});

let files = 0;
const newFile = (): Buffer => Buffer.from(`${(files += 1)}. The participants requested the Secretariat to report by 30 November 2011.`);
const handIn = (bytes: Buffer = newFile()) => requestReading(databaseOf().db, { meetingId, bytes, fileName: 'statement.txt' }, start);
const documents = async () => (await documentsWhere(databaseOf().db, wholeInstallation, { meetingId })).length;
const workers = async (now: string, count = 1): Promise<void> => {
  await Promise.all(Array.from({ length: count }, () => readWaitingFiles(context(now))));
};

describe('a file that was handed in', () => {
  test('is read by one of several workers, once, and becomes a document in the name of who handed it in', async () => {
    const before = await documents();
    const { id } = await handIn();
    await workers('2011-08-01T12:00:02Z', 3);
    await workers('2011-08-01T12:00:03Z');
    const done = await readingNamed(databaseOf().db, wholeInstallation, id);
    expect(done).toMatchObject({ status: 'done', attempts: 1, leaseUntil: null, phase: null });
    expect(await documents()).toBe(before + 1);
    const entries = (await databaseOf().db.select().from(history)).filter((entry) => entry.subject === 'document' && entry.subjectId === done.documentId);
    expect(entries).toMatchObject([{ actor: { name: 'Amina' }, action: 'imported' }]);
  });

  test('is taken over from a worker that was killed, once its lease is over, and becomes one document', async () => {
    const { db, pool } = databaseOf();
    const before = await documents();
    const { id } = await handIn();
    await pool.query(`update reading set status = 'reading', attempts = 1, lease_until = '2011-08-01T12:00:30Z' where id = $1`, [id]);
    await workers('2011-08-01T12:00:29Z');
    expect(await readingNamed(db, wholeInstallation, id)).toMatchObject({ status: 'reading', attempts: 1 });
    await workers('2011-08-01T12:00:30Z', 2);
    expect(await readingNamed(db, wholeInstallation, id)).toMatchObject({ status: 'done', attempts: 2 });
    expect(await documents()).toBe(before + 1);
  });

  test('is given up when it has ended its worker five times', async () => {
    const { db, pool } = databaseOf();
    const { id } = await handIn();
    await pool.query(`update reading set status = 'reading', attempts = 5, lease_until = '2011-08-01T12:00:30Z' where id = $1`, [id]);
    await workers('2011-08-01T12:01:00Z');
    expect(await readingNamed(db, wholeInstallation, id)).toMatchObject({ status: 'refused', refusalCode: 'document.too-complex', refusalDetail: expect.stringContaining('5 times') });
  });

  test('leaves nothing behind where the claim was lost while it was read', async () => {
    const { db, pool } = databaseOf();
    const before = await documents();
    const { id } = await handIn(pdfOf(Array.from({ length: 30 }, (_, n) => column([`${n + 1}. The participants agreed to report on theme ${n} by 30 November 2011.`], { x: 70, y: 700 }))));
    const reading = workers('2011-08-01T12:00:02Z');
    await pool.query(`update reading set status = 'reading', attempts = 7, lease_until = '2011-08-01T13:00:00Z' where id = $1`, [id]);
    await reading;
    expect([await documents(), (await readingNamed(db, wholeInstallation, id)).status]).toEqual([before, 'reading']);
    await pool.query('delete from reading where id = $1', [id]);
  });

  test('is read also where the queue was wiped: the round asks again, and once is enough', async () => {
    const { db } = databaseOf();
    const queue = new InlineQueue<DeliveryContext>([round, readDocument]);
    const { id } = await handIn();
    await relayOutbox(db, queue);
    queue.wipe();
    const clock = new SteppedClock(new Date('2011-08-01T12:01:00Z'));
    const inside = new MailboxMailer(db, clock);
    const worker: DeliveryContext = { db, clock, letterhead, inside, outside: inside, worker: 'test' };
    expect(await db.select().from(installation)).toHaveLength(1);
    for (const [minute, status] of [['12:01', 'waiting'], ['12:03', 'done'], ['12:04', 'done']] as const) {
      clock.set(new Date(`2011-08-01T${minute}:00Z`));
      await queue.enqueue('emails.round', {}, `tick-${minute.replace(':', '-')}`);
      await queue.drain(worker);
      await relayOutbox(db, queue);
      await queue.drain(worker);
      expect((await readingNamed(db, wholeInstallation, id)).status).toBe(status);
    }
    expect((await readingNamed(db, wholeInstallation, id)).attempts).toBe(1);
    expect(await sweepReadings(db, clock.now())).toBe(0);
  });
});

describe('a file that was refused', () => {
  test('says why, can be read once more, and is forgotten when it is dismissed', async () => {
    const { db } = databaseOf();
    const { id, fileSha256 } = await handIn(Buffer.from('%PDF-1.7 and no more'));
    await workers('2011-08-01T12:00:02Z');
    const refused = await readingNamed(db, wholeInstallation, id);
    expect(refused).toMatchObject({ status: 'refused', refusalCode: 'document.damaged' });
    await expect(retryReading(db, { id, version: refused.version - 1 }, start)).rejects.toMatchObject({ code: 'stale-version' });
    await retryReading(db, { id, version: refused.version }, start);
    await expect(dismissReading(db, { id }, start)).rejects.toMatchObject({ code: 'reading.not-refused' });
    await workers('2011-08-01T12:00:03Z');
    await dismissReading(db, { id }, start);
    expect((await unfinishedReadings(db, wholeInstallation, { meetingId })).map(({ reading }) => reading.id)).not.toContain(id);
    expect((await db.select().from(storedFile)).map(({ sha256 }) => sha256)).not.toContain(fileSha256);
  });

  test('gives its place to the same file handed in again', async () => {
    const first = await handIn(Buffer.from('%PDF-1.7 of another kind'));
    await workers('2011-08-01T12:00:02Z');
    const second = await handIn(Buffer.from('%PDF-1.7 of another kind'));
    await expect(readingNamed(databaseOf().db, wholeInstallation, first.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(handIn(Buffer.from('%PDF-1.7 of another kind'))).rejects.toMatchObject({ code: 'reading.under-way', message: expect.stringContaining(String(second.id)) });
    await workers('2011-08-01T12:00:04Z');
  });
});

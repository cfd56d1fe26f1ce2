import { recordHistory } from '@suivi/audit';
import type { DocumentKind, MeetingStatus } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { partnership } from '@suivi/directory';
import { type Act, type Language, type LocalDate, type LocalizedText, type Precision, Refusal } from '@suivi/kernel';
import { checkedText, fingerprint } from './document-text.js';
import { fixedDates, type MeetingDates } from './meeting.js';
import * as store from './outcomes.store.js';
import { readOutcomeDocument } from './reader/index.js';

/** The row, or the refusal that there is none. */
export const found = <T>(row: T | undefined, what: string): T => {
  if (row === undefined) throw new Refusal('not-found', `there is no ${what}`);
  return row;
};

/** Refuses a change that started from another version than the one stored; `undefined` asks for no check. */
export function checkVersion(stored: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== stored.version)
    throw new Refusal('stale-version', `somebody changed this meanwhile: it is at version ${stored.version}, the change was made to version ${expected}`);
}

/** Puts a change of this stage on record. */
export const remember = async (tx: Tx, act: Act, entry: { subject: string; action: string; before: { id: number } | null; after: { id: number }; partnershipId: number; reason?: string }) =>
  recordHistory(tx, {
    partnershipId: entry.partnershipId, subject: entry.subject, subjectId: entry.after.id, at: act.now, actor: act.actor, action: entry.action,
    reason: entry.reason ?? null, before: entry.before, after: entry.after,
  });

/** A series by id; refuses with 'not-found'. */
export const seriesNamed = async (sql: Sql, id: number): Promise<store.Series> => found(await store.seriesById(sql, id), `series ${id}`);
/** A meeting by id; refuses with 'not-found'. */
export const meeting = async (sql: Sql, id: number): Promise<store.Meeting> => found(await store.meetingById(sql, id), `meeting ${id}`);
/** The meeting after this one in its series, if it is known. */
export const nextMeetingOf = (sql: Sql, of: { seriesId: number; ordinal: number }): Promise<store.Meeting | undefined> =>
  store.meetingByOrdinal(sql, of.seriesId, of.ordinal + 1);

/** Adds a series of meetings to a partnership. */
export const createSeries = (
  sql: Sql,
  input: { partnershipId: number; slug: string; name: LocalizedText; intervalMonths?: number },
  act: Act,
): Promise<store.Series> =>
  transact(sql, async (tx) => {
    await partnership(tx, input.partnershipId);
    const taken = (await store.seriesOf(tx)).some((s) => s.slug === input.slug);
    if (taken) throw new Refusal('already-exists', `series '${input.slug}' is already there`);
    const row = await store.insertSeries(tx, { ...input, intervalMonths: input.intervalMonths ?? 24 });
    await remember(tx, act, { subject: 'series', action: 'added', before: null, after: row, partnershipId: row.partnershipId });
    return row;
  });

/** What is known of a new meeting. */
export interface NewMeeting extends Omit<MeetingDates, 'precision'> {
  seriesId: number;
  ordinal: number;
  precision?: Precision;
  place: string;
  coChairs?: string[];
  status?: MeetingStatus;
}

/** Adds a meeting to a series; the ordinal must be free. */
export const createMeeting = (sql: Sql, input: NewMeeting, act: Act): Promise<store.Meeting> =>
  transact(sql, async (tx) => {
    const series = await seriesNamed(tx, input.seriesId);
    if (await store.meetingByOrdinal(tx, series.id, input.ordinal)) throw new Refusal('already-exists', `meeting ${input.ordinal} of this series is already there`);
    const row = await store.insertMeeting(tx, {
      seriesId: series.id, ordinal: input.ordinal, ...fixedDates({ ...input, precision: input.precision ?? 'day' }), place: input.place,
      coChairs: input.coChairs ?? [], status: input.status ?? 'planned', version: 1,
    });
    await remember(tx, act, { subject: 'meeting', action: 'added', before: null, after: row, partnershipId: series.partnershipId });
    return row;
  });

/** A change to a meeting's dates or place. */
export interface MeetingChange extends Partial<MeetingDates> {
  id: number;
  place?: string;
  coChairs?: string[];
  status?: MeetingStatus;
  version?: number;
}

/** Changes a meeting. Deadlines that hang on it follow through `commitments.moveMeeting`, which calls this. */
export const changeMeeting = (sql: Sql, input: MeetingChange, act: Act): Promise<{ before: store.Meeting; after: store.Meeting; partnershipId: number }> =>
  transact(sql, async (tx) => {
    const before = found(await store.meetingForChange(tx, input.id), `meeting ${input.id}`);
    checkVersion(before, input.version);
    const { partnershipId } = await seriesNamed(tx, before.seriesId);
    const startsOn = input.startsOn ?? before.startsOn;
    const endsOn = input.endsOn ?? (input.startsOn === undefined ? before.endsOn : undefined);
    const dates = fixedDates({ startsOn, endsOn, precision: input.precision ?? (input.startsOn ? 'day' : before.precision) });
    const after = await store.updateMeeting(tx, before.id, {
      ...dates, place: input.place ?? before.place, coChairs: input.coChairs ?? before.coChairs, status: input.status ?? before.status,
    });
    await remember(tx, act, { subject: 'meeting', action: after.status === before.status ? 'changed' : 'held', before, after, partnershipId });
    return { before, after, partnershipId };
  });

/** An outcome document as handed in. */
export interface NewDocument {
  meetingId: number;
  text: string;
  fileName: string;
  kind?: DocumentKind;
  title?: string;
  symbol?: string;
  language?: Language | 'auto';
  adoptedOn?: LocalDate;
}

/**
 * Reads a document and stores its paragraphs and proposals in one transaction. Refuses an empty one, one that is no text, and
 * the same text twice for a meeting.
 */
export async function importDocument(sql: Sql, input: NewDocument, act: Act): Promise<store.OutcomeDocument> {
  const text = checkedText(input.text);
  const of = await meeting(sql, input.meetingId);
  const adoptedOn = input.adoptedOn ?? of.endsOn;
  const reading = readOutcomeDocument(text, { language: input.language ?? 'auto', adoptedOn });
  const sha256 = fingerprint(text);
  return transact(sql, async (tx) => {
    const { partnershipId } = await seriesNamed(tx, of.seriesId);
    await store.meetingForChange(tx, of.id); // two imports of the same text at once: the second waits, then sees the first
    if (await hasDocument(tx, of.id, sha256)) throw new Refusal('document.already-imported', 'this very text is already a document of the meeting');
    const row = await store.insertDocument(tx, {
      meetingId: of.id, kind: input.kind ?? 'joint-statement', title: input.title ?? reading.facts.title ?? input.fileName, symbol: input.symbol ?? reading.facts.symbol,
      language: reading.language, adoptedOn, fileName: input.fileName, sha256, text, importedAt: act.now,
    });
    const paragraphIds = await store.insertParagraphs(
      tx,
      reading.paragraphs.map((p, position) => ({
        documentId: row.id, position, label: p.label, parentLabel: p.parent, start: p.start, end: p.end, text: p.text,
      })),
    );
    const paragraphOf = (p: { paragraph: string; start: number }): number => {
      const labelled = reading.paragraphs.findLastIndex((q) => q.label === p.paragraph && q.start <= p.start);
      const index = labelled >= 0 ? labelled : reading.paragraphs.findLastIndex((q) => q.start <= p.start);
      return paragraphIds[Math.max(index, 0)] as number;
    };
    await store.insertProposals(
      tx,
      reading.proposals.map((p, position) => ({
        documentId: row.id, paragraphId: paragraphOf(p), position, quote: p.quote, text: p.text, start: p.start, end: p.end,
        kind: p.kind, actors: p.actors, deadline: p.deadline, rule: p.rule, confidence: p.confidence, status: 'proposed' as const, version: 1,
      })),
    );
    const { text: _text, ...summary } = row;
    await remember(tx, act, { subject: 'document', action: 'imported', before: null, after: summary, partnershipId });
    return row;
  });
}

const hasDocument = async (sql: Sql, meetingId: number, sha256: string): Promise<boolean> =>
  (await store.documentsWhere(sql, { meetingId })).some((row) => row.document.sha256 === sha256);

import { type Db, type Sql, sideBySide } from '@suivi/db';
import { type Language, type LocalDate, localDayOf, type LocalizedText } from '@suivi/kernel';
import type { MailAttachment } from '@suivi/mailer';
import { hasAnswered, responseSheet, standingIn } from '@suivi/reminders';
import { type DigestCallRow, digestCalls } from './digest-calls.store.js';
import type { DigestChange, SaidDeadline } from './digest-change.js';
import type { DigestItem } from './digest-item.js';
import { type DigestItemRow, digestItems } from './digest.store.js';
import * as store from './digest-facts.store.js';
import type { Review } from './review.js';
import { mailsWithReview } from './review-watch.store.js';
import { reviewsFor } from './reviewing.js';

/** An item with everything but its link; `sequence` is the revision of its entry in the reader's calendar. */
export interface ItemFacts extends DigestItemRow, Pick<DigestItem, 'question' | 'askedBefore'> {
  sequence: number;
}

/** A call with how far its answer is. */
export interface CallFacts extends DigestCallRow {
  asked: number;
  answered: number;
  /** The response sheet that goes along; null for none. */
  file: MailAttachment | null;
}

/** A sheet that takes more of a mail is left to the page. */
const largestSheet = 60_000;
const sheetTypes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const;

async function sheetOf(sql: Sql, { sheet, role, callId, organizationId }: DigestCallRow, language: Language): Promise<MailAttachment | null> {
  if (sheet === 'none' || role === 'coordinator') return null;
  const { fileName, bytes } = await responseSheet(sql, { callId, organizationId, language, format: sheet });
  const content = bytes.toString('base64');
  return content.length > largestSheet ? null : { fileName, contentType: sheetTypes[sheet], content, isBase64: true };
}

/** Everything that a digest is written from, as it stands now. */
export interface DigestFacts {
  items: readonly ItemFacts[];
  calls: readonly CallFacts[];
  changed: { since: LocalDate; changes: readonly DigestChange[] } | null;
  moved: readonly store.MovedDeadline[];
  reviews: readonly Review[];
}

/** A digest to be written, with its reader's zone. */
export interface DigestToWrite extends store.DigestOf {
  zone: string;
  language: Language;
}

export const nothingKnown: DigestFacts = { items: [], calls: [], changed: null, moved: [], reviews: [] };

const keyOf = ({ commitmentId, organizationId }: store.Duty, personId?: number): string => `${commitmentId} ${organizationId} ${personId ?? ''}`;
const by = <T>(rows: readonly T[], of: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const [key, group] = [of(row), groups.get(of(row))];
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

/** Reads in a few statements, several at a time, what a batch of digests is to be written from, by mail. */
export async function digestFacts(db: Db, digests: readonly DigestToWrite[], now: Date): Promise<Map<number, DigestFacts>> {
  if (digests.length === 0) return new Map();
  const [rowsOf, callsOf, movedRows, last, bearing] = await sideBySide(db, [
    () => digestItems(db, digests), () => callFacts(db, digests), () => store.movedDeadlines(db, digests), () => store.lastDigests(db, digests), () => mailsWithReview(db, digests.map((d) => d.mailId), now),
  ]);
  const moved = by(movedRows, (m) => String(m.mailId));
  const asked = digests.flatMap((d) => (rowsOf.get(d.mailId) ?? []).map((row) => ({ ...row, personId: d.personId, since: row.lastNewsAt })));
  const [questions, before, sequences, changes, reviews] = await sideBySide(db, [
    async () => by(await store.openQuestions(db, asked), (q) => keyOf(q)),
    async () => by(await store.askedBefore(db, asked.filter((row) => row.rule.startsWith('escalation-'))), (b) => keyOf(b, b.personId)),
    async () => by(await store.nextSequences(db, asked), (s) => keyOf(s, s.personId)),
    () => changesOf(db, digests, { rowsOf, moved, last }),
    () => reviewsFor(db, digests.filter((d) => bearing.has(d.mailId))),
  ]);
  const factsOf = (row: DigestItemRow, { personId, zone }: DigestToWrite): ItemFacts => {
    const [question] = questions.get(keyOf(row)) ?? [];
    const people = before.get(keyOf(row, personId)) ?? [];
    return {
      ...row,
      sequence: Math.max(row.version, sequences.get(keyOf(row, personId))?.[0]?.atLeast ?? 0),
      question: question ? { words: question.words, askedOn: localDayOf(question.askedAt, zone) } : null,
      askedBefore: people[0] ? { people, since: localDayOf(people[0].at, zone) } : null,
    };
  };
  return new Map(
    digests.map((d) => [
      d.mailId,
      { items: (rowsOf.get(d.mailId) ?? []).map((row) => factsOf(row, d)), calls: callsOf.get(d.mailId) ?? [], changed: changes.get(d.mailId) ?? null, moved: moved.get(String(d.mailId)) ?? [], reviews: (bearing.has(d.mailId) && reviews.get(d.personId)) || [] },
    ]),
  );
}

/** The calls that digests ask about; who has answered in full meanwhile is not asked. */
async function callFacts(sql: Sql, digests: readonly DigestToWrite[]): Promise<Map<number, CallFacts[]>> {
  const rows = await digestCalls(sql, digests);
  const callIds = [...new Set([...rows.values()].flatMap((calls) => calls.map((call) => call.callId)))];
  const standing = new Map((await standingIn(sql, callIds)).map((one) => [`${one.callId} ${one.organizationId}`, one]));
  const found = new Map<number, CallFacts[]>();
  for (const { mailId, language } of digests) {
    const calls: CallFacts[] = [];
    for (const row of rows.get(mailId) ?? []) {
      const one = standing.get(`${row.callId} ${row.organizationId}`);
      if (one && !hasAnswered(one.response)) calls.push({ ...row, asked: one.asked, answered: one.answered, file: await sheetOf(sql, row, language) });
    }
    found.set(mailId, calls);
  }
  return found;
}

interface Known {
  rowsOf: ReadonlyMap<number, readonly DigestItemRow[]>;
  moved: ReadonlyMap<string, readonly store.MovedDeadline[]>;
  /** When each reader was sent the last digest before this one. */
  last: ReadonlyMap<number, Date>;
}

/** What changed for each reader since the last digest: in what it is about, and in what their calendar holds. */
async function changesOf(sql: Sql, digests: readonly DigestToWrite[], { rowsOf, moved, last }: Known): Promise<Map<number, NonNullable<DigestFacts['changed']>>> {
  const referencesOf = (mailId: number): Map<number, string> =>
    new Map([...(rowsOf.get(mailId) ?? []), ...(moved.get(String(mailId)) ?? [])].map((row) => [row.commitmentId, row.reference]));
  const asked = digests.flatMap((d) => {
    const since = last.get(d.mailId);
    return since ? [...referencesOf(d.mailId).keys()].map((commitmentId) => ({ mailId: d.mailId, commitmentId, since })) : [];
  });
  const recorded = by(await store.changesSince(sql, asked), (change) => `${change.mailId} ${change.commitmentId}`);
  const added = [...recorded.values()].flatMap(newOwners);
  const names = await store.namesOf(sql, [...new Set(added)]);
  return new Map(
    digests.flatMap((d) => {
      const since = last.get(d.mailId);
      if (!since) return [];
      const gone = (moved.get(String(d.mailId)) ?? []).filter((m) => !m.theirs || m.recordState !== 'open').map(endOf);
      const ended = new Set(gone.map((change) => change.reference));
      const rest = [...referencesOf(d.mailId)].filter(([, reference]) => !ended.has(reference));
      const changes = rest.flatMap(([id, reference]) => toldOf(reference, recorded.get(`${d.mailId} ${id}`) ?? [], names));
      return [[d.mailId, { since: localDayOf(since, d.zone), changes: [...changes, ...gone] }] as const];
    }),
  );
}

const endOf = ({ reference, recordState, entity }: store.MovedDeadline): DigestChange =>
  recordState === 'open' ? { reference, kind: 'handed-over', entity } : { reference, kind: 'ended', state: recordState };

/** Who owns it after the changes and did not before. */
function newOwners(changes: readonly store.RecordedChange[]): number[] {
  const owners = changes.flatMap((change) => change.owners ?? []);
  const before = new Set((owners[0]?.from ?? []).map((o) => o.organizationId));
  return (owners.at(-1)?.to ?? []).map((o) => o.organizationId).filter((id) => !before.has(id));
}

/** The first state of the deadline and the last one; null where nothing came of the changes. */
function deadlineMove(changes: readonly store.RecordedChange[]): { from: SaidDeadline | null; to: SaidDeadline | null } | null {
  const moves = changes.flatMap((change) => (change.deadline ? [{ ...change, deadline: change.deadline }] : []));
  const [first, last] = [moves[0], moves.at(-1)];
  if (!first || !last || first.deadline.from === last.deadline.to) return null;
  const said = (on: LocalDate | null, precision: SaidDeadline['precision'] | null): SaidDeadline | null => (on === null ? null : { on, precision: precision ?? 'day' });
  return { from: said(first.deadline.from, first.precision ? first.precision.from : first.precisionNow), to: said(last.deadline.to, last.precisionNow) };
}

/** The changes of one commitment as a digest tells them: what they came to, not each step. */
function toldOf(reference: string, changes: readonly store.RecordedChange[], names: ReadonlyMap<number, LocalizedText>): DigestChange[] {
  const move = deadlineMove(changes);
  const entities = newOwners(changes).flatMap((id) => names.get(id) ?? []);
  return [
    ...(move ? [{ reference, kind: 'deadline', ...move } as const] : []),
    ...(changes.some((change) => change.words) ? [{ reference, kind: 'words' } as const] : []),
    ...(entities.length > 0 ? [{ reference, kind: 'owners', entities } as const] : []),
  ];
}

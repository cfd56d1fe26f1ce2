import type { Scope } from '@suivi/access';
import type { commitments, RouteInput, RouteResponse } from '@suivi/contract';
import type { Correction, Sql } from '@suivi/db';
import { type LocalDate, localDayOf, Refusal } from '@suivi/kernel';
import { pageAt, wordChanges } from '@suivi/outcomes';
import { commitmentById } from './commitments.store.js';
import { objectiveById } from './objectives.store.js';
import { cursorOf, placeOf } from './register-order.store.js';
import { type KinRow, lineageOf, registerRows, type RegisterRow, sourceOf } from './register.store.js';
import { scheduleStatus } from './schedule.js';

type Commitment = RouteResponse<typeof commitments.listCommitments>['items'][number];
type CommitmentInFull = RouteResponse<typeof commitments.readCommitment>;
type RegisterQuery = RouteInput<typeof commitments.listCommitments>['query'];

const numberOrNull = (value: string | null): number | null => (value === null ? null : Number(value));
const isoOrNull = (value: string | Date | null): string | null => (value === null ? null : new Date(value).toISOString());

function commitmentOf(row: RegisterRow, today: LocalDate): Commitment {
  return {
    id: Number(row.id),
    reference: row.reference,
    partnershipId: Number(row.partnershipId),
    meeting: { id: Number(row.meetingId), ordinal: row.meetingOrdinal, seriesName: row.seriesName },
    paragraphLabel: row.paragraphLabel,
    title: row.title,
    quote: row.quote,
    kind: row.kind,
    thematicArea: row.areaName && row.thematicAreaId ? { id: Number(row.thematicAreaId), name: row.areaName } : null,
    level: row.level,
    acceptance: row.acceptance,
    declaredStatus: row.declaredStatus,
    verifiedStatus: row.verifiedStatus,
    recordState: row.recordState,
    scheduleStatus: scheduleStatus(row, today, row.dueSoonDays),
    deadline:
      row.deadlineOn === null
        ? null
        : { text: row.deadlineText, on: row.deadlineOn, precision: row.deadlinePrecision ?? 'day', meetingId: numberOrNull(row.deadlineMeetingId) },
    horizonOn: row.horizonOn,
    owners: row.owners,
    lastUpdateAt: isoOrNull(row.lastUpdateAt),
    version: row.version,
  };
}

/** A page of what a reader sees of the register, filtered and in the order asked for; `now` decides what is overdue (by the day in UTC). */
export async function register(sql: Sql, scope: Scope, query: RegisterQuery, now: Date): Promise<{ items: Commitment[]; nextCursor: string | null }> {
  const { cursor, limit, ...asked } = query;
  const today = localDayOf(now, 'utc');
  const rows = await registerRows(sql, scope, {
    ...asked, after: cursor === undefined ? undefined : placeOf(cursor, asked), today, limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map((row) => commitmentOf(row, today)), nextCursor: rows.length > limit && last ? cursorOf({ keys: last.place, id: Number(last.id) }) : null };
}

const correctionOf = (quote: string, { edition, words, settled }: Correction): CommitmentInFull['correction'] => ({
  version: edition, words, settled, changes: wordChanges(quote.replace(/\s+/gu, ' '), words ?? ''),
});

async function objectiveOf(sql: Sql, id: number | null): Promise<CommitmentInFull['objective']> {
  const objective = id === null ? undefined : await objectiveById(sql, id);
  return objective ? { id: objective.id, name: objective.name } : null;
}

const kinOf = ({ meetingId, ordinal, ...kin }: KinRow): CommitmentInFull['lineage'][number] => ({ ...kin, meeting: { id: meetingId, ordinal } });

const linkOf = (kin: CommitmentInFull['lineage'][number] | undefined): CommitmentInFull['carriedFrom'] => (kin ? { id: kin.id, reference: kin.reference, title: kin.title } : null);

/** One commitment of the reader's with its source paragraph and lineage; refuses with 'not-found'. */
export async function commitmentInFull(sql: Sql, scope: Scope, id: number, now: Date): Promise<CommitmentInFull> {
  const today = localDayOf(now, 'utc');
  const [line] = await registerRows(sql, scope, { id, today, sort: 'deadline', limit: 1 });
  const row = line && (await commitmentById(sql, scope, id));
  if (!line || !row) throw new Refusal('not-found', `there is no commitment ${id}`);
  const source = row.paragraphId === null ? undefined : await sourceOf(sql, row.paragraphId);
  const lineage = (await lineageOf(sql, scope, id)).map(kinOf);
  const link = (kin: number | null) => linkOf(lineage.find(({ id }) => id === kin));
  return {
    ...commitmentOf(line, today),
    source: source
      ? {
          documentId: Number(source.documentId), documentTitle: source.documentTitle, symbol: source.symbol, language: source.language,
          paragraph: { label: source.label, text: source.paragraphText, start: source.start },
          quoteStart: row.quoteStart ?? source.start, quoteEnd: row.quoteEnd ?? source.start, version: source.version,
          page: pageAt(source.pageStarts, row.quoteStart ?? source.start), hasOriginal: source.hasOriginal,
        }
      : null,
    correction: row.correction ? correctionOf(row.quote, row.correction) : null,
    acceptanceReason: row.acceptanceReason,
    objective: await objectiveOf(sql, row.objectiveId),
    project: row.project,
    closedReason: row.closedReason,
    openedAt: row.openedAt.toISOString(),
    closedAt: isoOrNull(row.closedAt),
    carriedFrom: link(row.carriedFromId),
    succeededBy: link(row.succeededById),
    lineage,
  };
}

import type { Scope } from '@suivi/access';
import { thematicAreasOf } from '@suivi/commitments';
import type { ProgressReport, ReportKind } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { partnership } from '@suivi/directory';
import { inTurns } from '@suivi/jobs';
import { type Language, type LocalDate, localDayOf, Refusal } from '@suivi/kernel';
import { meeting as meetingNow, seriesNamed } from '@suivi/outcomes';
import { canonicalText } from './canonical.js';
import type { CommitmentRecord, MeetingRecord } from './commitment-record.js';
import { deadlinesMoved } from './deadlines-moved.js';
import type { Kin } from './lineage.js';
import { objectivesAsOf } from './objectives-as-of.js';
import { organizationsAsOf } from './organization-names.js';
import { composingProgressReport, type ReportFacts } from './progress-report.js';
import { acceptedUpdates, commitmentsOnRecord, endOf, meetingsOnRecord } from './on-record.js';
import { mayCompileReport } from './reports.policy.js';
import * as store from './reports.store.js';

/** Which report is wanted; `asOf` is a day in UTC, its end is what counts. */
export interface ReportWish {
  meetingId: number;
  kind: ReportKind;
  asOf: LocalDate;
  language: Language;
  now: Date;
}

/** The same with the very instant by which things had to be recorded. */
export interface FactsWish {
  meetingId: number;
  kind: ReportKind;
  at: Date;
}

const kinOf = (records: readonly CommitmentRecord[], meetings: readonly MeetingRecord[]): Map<number, Kin> => {
  const ordinals = new Map(meetings.map((m) => [m.id, m.ordinal]));
  return new Map(records.map((c) => [c.id, { reference: c.reference, meetingOrdinal: ordinals.get(c.meetingId) ?? 0, recordState: c.recordState, carriedFromId: c.carriedFromId, succeededById: c.succeededById }]));
};

/** The partnership that a meeting of the reader's belongs to; refuses with 'not-found'. */
export const partnershipOfMeeting = async (sql: Sql, scope: Scope, meetingId: number): Promise<number> => (await seriesNamed(sql, scope, (await meetingNow(sql, scope, meetingId)).seriesId)).partnershipId;

/** All that a meeting's report is composed of, as on record at an instant, that instant included. Refuses with 'not-found', 'forbidden' and 'report.meeting-without-commitments'. */
export async function factsOf(sql: Sql, scope: Scope, wish: FactsWish): Promise<ReportFacts> {
  const { at } = wish;
  const asOf = localDayOf(at, 'utc');
  const present = await meetingNow(sql, scope, wish.meetingId);
  const series = await seriesNamed(sql, scope, present.seriesId);
  if (!mayCompileReport(scope, series.partnershipId)) throw new Refusal('forbidden', 'a report tells of all entities: it is compiled for who sees the whole partnership');
  const onRecord = await commitmentsOnRecord(sql, series.partnershipId, at);
  const commitments = onRecord.filter((c) => c.meetingId === present.id);
  if (commitments.length === 0) throw new Refusal('report.meeting-without-commitments', `no commitment of meeting ${present.id} was on record on ${asOf}`);
  const meetings = await meetingsOnRecord(sql, series.partnershipId, at);
  const updates = await acceptedUpdates(sql, commitments.map((c) => c.id), at);
  const organizationIds = [...new Set([...commitments.flatMap((c) => c.owners.map((o) => o.organizationId)), ...updates.map((u) => u.organizationId)])];
  const { name, dueSoonDays } = await partnership(sql, scope, series.partnershipId);
  return {
    kind: wish.kind,
    asOf,
    partnership: { name, dueSoonDays },
    series: { name: series.name },
    meeting: meetings.find((m) => m.id === present.id) ?? present,
    nextMeeting: meetings.find((m) => m.seriesId === present.seriesId && m.ordinal === present.ordinal + 1) ?? null,
    documents: await store.documentsOnRecord(sql, present.id, at),
    areas: await thematicAreasOf(sql, scope, series.partnershipId),
    organizations: await organizationsAsOf(sql, organizationIds, at),
    meetingOrdinals: new Map(meetings.map((m) => [m.id, m.ordinal])),
    objectives: await objectivesAsOf(sql, series.partnershipId, { served: commitments.map((c) => c.objectiveId), at }),
    kin: kinOf(onRecord, meetings),
    deadlines: await deadlinesMoved(sql, { partnershipId: series.partnershipId, commitmentIds: commitments.map((c) => c.id), at }),
    commitments,
    updates,
  };
}

/**
 * The progress report on a meeting's commitments as on record at the end of a day. What was compiled is kept, once for
 * each content. Refuses with 'not-found', 'forbidden' and 'report.meeting-without-commitments'.
 */
export const compileReport = (sql: Sql, scope: Scope, wish: ReportWish): Promise<ProgressReport> =>
  transact(sql, async (tx) => {
    const content = await inTurns(composingProgressReport(await factsOf(tx, scope, { ...wish, at: endOf(wish.asOf) }), wish.language));
    const { text, sha256 } = await canonicalText(content);
    if (!(await store.reportWithContent(tx, wish.meetingId, sha256)))
      await store.insertReport(tx, { meetingId: wish.meetingId, kind: wish.kind, asOf: wish.asOf, language: wish.language, contentSha256: sha256, compiledAt: wish.now }, text);
    return content;
  });

import { statesAsOf } from '@suivi/audit';
import type { Sql } from '@suivi/db';
import { taker } from '@suivi/jobs';
import { addDays, instantOf, type LocalDate, localDayOf } from '@suivi/kernel';
import { type CommitmentRecord, commitmentRecord, type MeetingRecord, meetingRecord } from './commitment-record.js';
import type { UpdateFacts } from './progress-report.js';
import * as store from './reports.store.js';

/** The last instant of a day in UTC, to the millisecond, which is how exactly the history knows its instants. */
export const endOf = (day: LocalDate): Date => new Date(instantOf(addDays(day, 1), 0, 'utc').getTime() - 1);

/** The commitments of a partnership as they stood at an instant, without those that were withdrawn. */
export async function commitmentsOnRecord(sql: Sql, partnershipId: number, at: Date): Promise<CommitmentRecord[]> {
  const states = await statesAsOf(sql, { subject: 'commitment', partnershipId, at });
  const pause = taker();
  const records: CommitmentRecord[] = [];
  for (const { after } of states) {
    if (after['withdrawn'] !== true) records.push(commitmentRecord.parse(after));
    await pause();
  }
  return records;
}

/** Its meetings. */
export async function meetingsOnRecord(sql: Sql, partnershipId: number, at: Date): Promise<MeetingRecord[]> {
  return (await statesAsOf(sql, { subject: 'meeting', partnershipId, at })).map((state) => meetingRecord.parse(state.after));
}

/** What was reported on commitments and accepted by an instant, the earliest first. */
export async function acceptedUpdates(sql: Sql, commitmentIds: number[], at: Date): Promise<UpdateFacts[]> {
  const rows = await store.updatesAcceptedBy(sql, commitmentIds, at);
  return rows.map(({ commitmentId, organizationId, status, narrative, evidence, submittedAt }) => ({
    commitmentId, organizationId, status, narrative, evidence, on: localDayOf(submittedAt, 'utc'),
  }));
}

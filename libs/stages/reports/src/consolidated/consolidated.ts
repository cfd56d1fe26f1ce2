import type { Scope } from '@suivi/access';
import { statesAsOf } from '@suivi/audit';
import { type ConsolidatedReport, vocabulary } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Partnership, partnershipsOf } from '@suivi/directory';
import { inTurns } from '@suivi/jobs';
import { addMonths, type Language, languages, type LocalDate } from '@suivi/kernel';
import { z } from 'zod';
import { acceptedUpdates, commitmentsOnRecord, endOf, meetingsOnRecord } from '../on-record.js';
import { organizationsAsOf } from '../organization-names.js';
import { mayCompileReport } from '../reports.policy.js';
import * as store from '../reports.store.js';
import { composingConsolidatedReport, type ConsolidatedFacts, type CooperationFacts } from './consolidated-report.js';

/** Which period is wanted: the days after `from` up to `asOf`, both UTC. Absent: two years, and two more to the next report. */
export interface ConsolidatedWish {
  from?: LocalDate;
  asOf: LocalDate;
  nextReportOn?: LocalDate;
  language: Language;
}

/** An instrument as the history keeps it. */
const instrumentRecord = z.object({
  name: z.partialRecord(z.enum(languages), z.string()), kind: z.enum(vocabulary.instrumentKinds), parties: z.array(z.string()),
  signedOn: z.string().nullable(), startsOn: z.string().nullable(), endsOn: z.string().nullable(),
});

/** What is on record of a partnership; undefined where nobody stands on its other side yet. */
async function cooperationOf(sql: Sql, { id: partnershipId, dueSoonDays }: Partnership, at: Date): Promise<CooperationFacts | undefined> {
  const [partner] = await store.partnersOf(sql, partnershipId);
  if (!partner) return undefined;
  const commitments = await commitmentsOnRecord(sql, partnershipId, at);
  const updates = commitments.length === 0 ? [] : await acceptedUpdates(sql, commitments.map((c) => c.id), at);
  const named = await organizationsAsOf(sql, [...new Set([partner.id, ...updates.map((u) => u.organizationId)])], at);
  const entities = new Map(named.map((o) => [o.id, o.acronym]));
  const organization = named.find((o) => o.id === partner.id);
  if (!organization) return undefined;
  return {
    partnershipId, organization, dueSoonDays, commitments,
    meetings: await meetingsOnRecord(sql, partnershipId, at),
    documents: await store.documentsOfPartnership(sql, partnershipId, at),
    updates: updates.map((u) => ({ ...u, entity: entities.get(u.organizationId) ?? `#${u.organizationId}` })),
    instruments: (await statesAsOf(sql, { subject: 'instrument', partnershipId, at })).map((state) => instrumentRecord.parse(state.after)),
  };
}

/** A consolidated report is due every two years. */
export const monthsBetweenReports = 24;

/** A period with the instant by which things had to be recorded. */
export interface PeriodWish {
  from: LocalDate;
  asOf: LocalDate;
  nextReportOn: LocalDate;
  at: Date;
}

/** All that a consolidated report is composed of, over the partnerships that the reader sees whole, as on record at an instant. */
export async function consolidatedFactsOf(sql: Sql, scope: Scope, { at, ...period }: PeriodWish): Promise<ConsolidatedFacts> {
  const cooperation: CooperationFacts[] = [];
  for (const partnership of await partnershipsOf(sql, scope)) {
    const facts = mayCompileReport(scope, partnership.id) ? await cooperationOf(sql, partnership, at) : undefined;
    if (facts) cooperation.push(facts);
  }
  return { ...period, cooperation };
}

/** The consolidated report over the partnerships that the reader sees whole, as on record at the end of a day. */
export const compileConsolidatedReport = (sql: Sql, scope: Scope, { asOf, from, nextReportOn, language }: ConsolidatedWish): Promise<ConsolidatedReport> =>
  transact(sql, async (tx) => inTurns(composingConsolidatedReport(await consolidatedFactsOf(tx, scope, { from: from ?? addMonths(asOf, -monthsBetweenReports), asOf, nextReportOn: nextReportOn ?? addMonths(asOf, monthsBetweenReports), at: endOf(asOf) }), language)));

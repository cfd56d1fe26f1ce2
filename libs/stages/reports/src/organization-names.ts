import { statesAsOf, timesOnRecord } from '@suivi/audit';
import type { Sql } from '@suivi/db';
import { languages, type LocalDate, localDayOf, type LocalizedText } from '@suivi/kernel';
import { z } from 'zod';
import type { OrganizationFacts } from './progress-report.js';
import * as store from './reports.store.js';

/** An organization as the history keeps it. */
const organizationRecord = z.object({ id: z.number().int(), acronym: z.string(), name: z.partialRecord(z.enum(languages), z.string()), sortKey: z.string() });

interface Borne {
  acronym: string;
  name: LocalizedText;
}

/** The name borne on a day, by the changes of name that had been recorded: the first that was not given up before. */
const borneOn = (day: LocalDate, recorded: readonly (Borne & { until: LocalDate })[]): Borne | undefined =>
  recorded.filter((former) => former.until >= day).sort((a, b) => (a.until < b.until ? -1 : 1))[0];

/**
 * Organizations under the names that they bore at an instant, as far as that had been recorded by then: a change of name that is recorded later, from
 * whatever day it counts, alters no report of before.
 */
export async function organizationsAsOf(sql: Sql, ids: number[], at: Date): Promise<OrganizationFacts[]> {
  if (ids.length === 0) return [];
  const wanted = { subject: 'organization', partnershipId: null, at, subjectIds: ids } as const;
  const states = new Map((await statesAsOf(sql, wanted)).map(({ subjectId, after }) => [subjectId, organizationRecord.parse(after)]));
  const renamed = await timesOnRecord(sql, { ...wanted, action: 'renamed' });
  const former = await store.formerNamesOf(sql, ids);
  return (await store.organizationsAmong(sql, ids)).map((now) => {
    // Each change of name put one former name down, in the same order.
    const recorded = former.filter((f) => f.organizationId === now.id).slice(0, renamed.get(now.id) ?? 0);
    const { acronym, name } = borneOn(localDayOf(at, 'utc'), recorded) ?? states.get(now.id) ?? now;
    return { id: now.id, acronym, name, sortKey: states.get(now.id)?.sortKey ?? now.sortKey };
  });
}

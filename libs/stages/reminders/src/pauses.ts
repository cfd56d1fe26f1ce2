import type { Scope } from '@suivi/access';
import type { reminders, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { partnership as partnershipOf } from '@suivi/directory';
import { localDayOf, Refusal } from '@suivi/kernel';
import { type PauseRow, pauses } from './pauses.store.js';
import { mayForesee } from './reminders.policy.js';

type Pause = RouteResponse<typeof reminders.listPauses>['items'][number];

/** What is shown at the most. */
const shown = 500;

function pauseOf(row: PauseRow): Pause {
  const { why } = row;
  const organization = { id: Number(row.organizationId), acronym: row.acronym };
  if (why === 'awaiting-decision' || why === 'extension-asked' || why === 'handover-proposed' || why === 'awaiting-clearance') return { why, commitment: { id: Number(row.commitmentId), reference: row.reference ?? '', title: row.title ?? '' }, organization };
  const person = { id: Number(row.personId), name: row.name ?? '' };
  return why === 'away' ? { why, person, organization, until: row.until ?? '' } : { why, person, organization };
}

/** Who of a partnership that the reader coordinates is not reminded at present, and why. Refuses with 'not-found'. */
export async function pausesOf(sql: Sql, scope: Scope, partnershipId: number, now: Date): Promise<Pause[]> {
  await partnershipOf(sql, scope, partnershipId);
  if (!mayForesee(scope, partnershipId)) throw new Refusal('forbidden', 'who is not reminded is seen by the coordinators of the partnership');
  return (await pauses(sql, { partnershipId, today: localDayOf(now, 'UTC'), limit: shown })).map(pauseOf);
}

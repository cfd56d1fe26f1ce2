import type { Scope } from '@suivi/access';
import { type commitments, type RouteInput, type RouteResponse, vocabulary } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { localDayOf } from '@suivi/kernel';
import { type SQL, sql as raw } from 'drizzle-orm';
import { conditions, ofSchedule, unsettled } from './register-filter.store.js';
import { leadJoin } from './register-order.store.js';

type Counts = RouteResponse<typeof commitments.countCommitments>;
type CountQuery = RouteInput<typeof commitments.countCommitments>['query'];

const { implementationStatuses, recordStates, scheduleStatuses } = vocabulary;
const keyOf = { entity: raw`l.id`, area: raw`c.thematic_area_id`, meeting: raw`c.meeting_id`, status: raw`c.verified_status` };

const counted = (names: readonly string[], condition: (name: string) => SQL): SQL =>
  raw`json_build_object(${raw.join(names.map((name) => raw`${raw.raw(`'${name}'`)}, count(*) filter (where ${condition(name)})`), raw`, `)})`;

/** How many commitments of a reader's a filter of the register leaves, each way that they are told apart; the same conditions as the register's own. */
export async function registerCounts(sql: Sql, scope: Scope, query: CountQuery, now: Date): Promise<Counts> {
  const { group, ...asked } = query;
  const filter = { ...asked, today: localDayOf(now, 'utc') };
  const { rows } = await sql.execute<Omit<Counts, 'groups'> & Record<string, unknown>>(raw`
    select count(*)::int as total, count(*) filter (where ${unsettled})::int as unsettled,
      ${counted(scheduleStatuses, (name) => ofSchedule[name as (typeof scheduleStatuses)[number]](filter.today))} as schedule,
      ${counted(implementationStatuses, (name) => raw`c.verified_status = ${raw.raw(`'${name}'`)}`)} as status,
      ${counted(recordStates, (name) => raw`c.record_state = ${raw.raw(`'${name}'`)}`)} as "recordState"
    from commitment c join partnership p on p.id = c.partnership_id ${conditions(scope, filter)}`);
  const [all] = rows;
  if (!all) throw new Error('a count without GROUP BY always answers one row');
  if (group === undefined) return { ...all, groups: [] };
  const groups = await sql.execute<Counts['groups'][number]>(raw`
    select coalesce((${keyOf[group]})::text, '') as key, count(*)::int as count
    from commitment c join partnership p on p.id = c.partnership_id ${group === 'entity' ? leadJoin : raw``} ${conditions(scope, filter)} group by 1 order by 1`);
  return { ...all, groups: groups.rows };
}

import type { Sql } from '@suivi/db';
import { sql as raw } from 'drizzle-orm';
import { personalSubjects } from './personal.js';
import type { TrailProblem } from './trail-problem.js';

/**
 * Values kept apart whose token is not theirs, and tokens in the history whose value is gone although no erasure of the person is on record. The subjects of the
 * statement are few beside the actors, and only in theirs a token stands anywhere but in the actor's name.
 */
export async function personalProblems(sql: Sql, limit: number): Promise<TrailProblem[]> {
  const { rows } = await sql.execute<{ kind: TrailProblem['kind']; person: string; row: string; chain: string; at: string }>(raw`
    with said as (
      select id, actor->>'name' as token from history where actor->>'kind' = 'person' and actor->>'name' like 'person:%'
      union all
      select id, (regexp_matches(concat_ws(' ', reason, changes::text, after::text), 'person:\\d+:[0-9a-f]{64}', 'g'))[1] from history where subject in ${[...personalSubjects]}
    ), mentioned as (select token, min(id) as id from said group by token)
    select case when v.token is null then 'name-missing' else 'name-changed' end as kind, split_part(m.token, ':', 2) as person, m.id as row,
      coalesce(h.partnership_id, 0) as chain, to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from mentioned m join history h on h.id = m.id left join personal_value v on v.token = m.token
    where case when v.token is null
      then not exists (select from history e where e.subject = 'person' and e.action = 'erased' and e.subject_id = split_part(m.token, ':', 2)::bigint)
      else v.token <> 'person:' || v.person_id || ':' || encode(sha256(v.salt || convert_to(v.value, 'UTF8')), 'hex') end
    order by m.id limit ${limit}`);
  return rows.map(({ kind, person, row, chain, at }) => ({
    kind, row: Number(row), chain: Number(chain), at,
    detail: kind === 'name-changed' ? `names person ${person} otherwise than was put down` : `names person ${person}, whose name is gone although no erasure is on record`,
  }));
}

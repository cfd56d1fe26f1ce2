import { beforeAll, describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { columnsNamed, readTable, register, registerCounts, tableRows, writeTable } from '@suivi/commitments';
import { vocabulary } from '@suivi/contract';
import { withDatabase } from '../support/database.js';
import { peopleOwing } from '../support/owing.js';

const database = withDatabase();
const db = () => database().db;
const now = new Date('2012-05-01T12:00:00Z');
const { registerGroups, registerSorts, scheduleStatuses, implementationStatuses, recordStates } = vocabulary;

beforeAll(async () => {
  for (const slug of ['alpha', 'beta', 'gamma']) await peopleOwing(database(), slug, { commitments: 13 });
  await database().pool.query(`
    insert into thematic_area (partnership_id, position, name) select id, n, '{"en": "Area"}' from partnership, generate_series(1, 2) n;
    update commitment c set thematic_area_id = (select a.id from thematic_area a where a.partnership_id = c.partnership_id and a.position = c.id % 3),
      deadline_on = case when c.id % 5 > 0 then date '2012-04-01' + (c.id * 7 % 90)::int end, last_update_at = case when c.id % 4 > 0 then timestamptz '2012-02-01 10:00:00.123Z' + c.id % 3 * interval '1 day' end,
      verified_status = (array['not-started', 'in-progress', 'implemented', 'discontinued'])[c.id % 4 + 1], record_state = case when c.id % 4 > 1 then 'closed' else 'open' end,
      level = (array['global', 'regional'])[c.id % 2 + 1], acceptance = (array['accepted', null])[c.id % 2 + 1]`);
});

const query = commitmentsQuery();
function commitmentsQuery() {
  return async (asked: Partial<Parameters<typeof register>[2]>) => {
    const ids: number[] = [];
    const rows: Awaited<ReturnType<typeof register>>['items'] = [];
    let cursor: string | undefined;
    do {
      const page = await register(db(), wholeInstallation, { sort: 'deadline', limit: 7, ...asked, cursor }, now);
      rows.push(...page.items);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return { ids, rows };
  };
}

describe('the register by pages', () => {
  const orders = registerSorts.flatMap((sort) => [undefined, ...registerGroups].map((group) => ({ sort, group })));

  test.each(orders)('ordered by $sort within $group holds every row once, and from the other end too', async ({ sort, group }) => {
    const { ids, rows } = await query({ sort, group });
    expect(new Set(ids).size).toBe(39);
    expect(ids).toHaveLength(39);
    const whole = await register(db(), wholeInstallation, { sort, group, limit: 200 }, now);
    expect(whole.items.map(({ id }) => id)).toEqual(ids);
    const back = await query({ sort: `-${sort}`, group });
    if (group === undefined) expect(back.ids).toEqual(ids.toReversed());
    else {
      const groupOf = (row: (typeof rows)[number]): unknown => ({ entity: row.owners[0]?.acronym, area: row.thematicArea?.id ?? null, meeting: row.meeting.id, status: row.verifiedStatus })[group];
      const runs = back.rows.map(groupOf).filter((one, at, all) => one !== all[at - 1]);
      expect(new Set(runs).size).toBe(runs.length);
      expect((await registerCounts(db(), wholeInstallation, { group }, now)).groups.map(({ count }) => count).toSorted()).toEqual(runs.map((run) => rows.filter((row) => groupOf(row) === run).length).toSorted());
    }
  });

  test('a cursor of another order, and one that nobody gave, is refused', async () => {
    const { nextCursor } = await register(db(), wholeInstallation, { sort: 'deadline', limit: 3 }, now);
    for (const [sort, cursor] of [['updated', nextCursor], ['deadline', 'xyz'], ['status', Buffer.from('[1,"9 or true"]').toString('base64url')], ['reference', Buffer.from('{"a":1}').toString('base64url')]] as const)
      await expect(register(db(), wholeInstallation, { sort, limit: 3, cursor: cursor ?? '' }, now)).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('counts are what the register shows under each of them', async () => {
  for (const filter of [{}, { partnershipId: 1 }, { level: 'global' as const }, { acceptance: 'accepted' as const }, { q: 'beta promise' }, { thematicAreaId: 1 }, { leadId: 2 }]) {
    const counts = await registerCounts(db(), wholeInstallation, filter, now);
    const length = async (more: object) => (await query({ ...filter, ...more })).ids.length;
    expect(counts.total).toBe(await length({}));
    expect(counts.total).toBeLessThan(Object.keys(filter).length > 0 ? 39 : 40);
    for (const schedule of scheduleStatuses) expect([schedule, counts.schedule[schedule]]).toEqual([schedule, await length({ schedule })]);
    for (const status of implementationStatuses) expect(counts.status[status]).toBe(await length({ status }));
    for (const recordState of recordStates) expect(counts.recordState[recordState]).toBe(await length({ recordState }));
  }
});

test('what is seen is what is exported: the same rows, order and columns', async () => {
  const asked = { sort: '-updated', group: 'entity', level: 'global' } as const;
  const rows = await tableRows(db(), wholeInstallation, asked, now);
  const { rows: seen } = await query(asked);
  expect(rows.map(({ reference }) => reference)).toEqual(seen.map(({ reference }) => reference));
  for (const format of ['csv', 'xlsx'] as const) {
    const read = await readTable(await writeTable(rows, format, columnsNamed('title, reference')));
    expect(read.map(({ cells }) => cells)).toEqual(rows.map(({ title, reference }) => ({ title, reference })));
  }
  expect(() => columnsNamed('reference,secret')).toThrow('there is no column “secret”');
});

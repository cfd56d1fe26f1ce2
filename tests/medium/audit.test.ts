import { describe, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { type HistoryEntry, historyOf, recordHistory, statesAsOf } from '@suivi/audit';
import { transact } from '@suivi/db';
import { withDatabase } from '../support/database.js';

const database = withDatabase();
const at = (day: string): Date => new Date(`${day}T12:00:00Z`);
const actor = { kind: 'person', name: 'Ada Baptiste', personId: 7 } as const;

const record = (entry: Partial<HistoryEntry> & Pick<HistoryEntry, 'subjectId' | 'after'>) =>
  recordHistory(database().db, {
    partnershipId: 1, subject: 'commitment', at: at('2011-08-01'), actor, action: 'registered', before: null, ...entry,
  });


describe('the history', () => {
  test('a change is one row: who, when, what, why, and the whole state after it', async () => {
    const before = { id: 101, status: 'not-started', version: 1 };
    await record({ subjectId: 101, before, after: { ...before, status: 'in-progress', version: 2 }, action: 'declared', reason: 'work began' });
    const [row] = await historyOf(database().db, wholeInstallation, 'commitment', 101);
    expect(row).toMatchObject({
      at: at('2011-08-01'), actor, action: 'declared', reason: 'work began',
      changes: { status: { from: 'not-started', to: 'in-progress' }, version: { from: 1, to: 2 } },
      after: { id: 101, status: 'in-progress', version: 2 },
    });
  });

  test('the latest change stands first, and another subject of the same number is another story', async () => {
    for (const [i, action] of ['registered', 'declared', 'verified'].entries()) await record({ subjectId: 102, after: { version: i }, action });
    await record({ subjectId: 102, subject: 'meeting', after: {} });
    expect((await historyOf(database().db, wholeInstallation, 'commitment', 102)).map((r) => r.action)).toEqual(['verified', 'declared', 'registered']);
  });

  test('a change that is rolled back leaves no trace', async () => {
    const entry = { partnershipId: 1, subject: 'commitment', subjectId: 103, at: at('2011-08-01'), actor, action: 'registered', before: null, after: {} };
    await expect(transact(database().db, async (tx) => {
      await recordHistory(tx, entry);
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await historyOf(database().db, wholeInstallation, 'commitment', 103)).toEqual([]);
  });

  test('nobody alters or removes a row', async () => {
    await record({ subjectId: 104, after: {} });
    await expect(database().pool.query("update history set reason = 'other' where subject_id = 104")).rejects.toThrow();
    await expect(database().pool.query('delete from history where subject_id = 104')).rejects.toThrow();
  });
});

describe('the states as of an instant', () => {
  const partnershipId = 2;
  const states = (day: string) => statesAsOf(database().db, { subject: 'commitment', partnershipId, at: at(day) });

  test('each subject stands as it was last recorded up to that instant, which is included', async () => {
    await record({ partnershipId, subjectId: 1, at: at('2011-08-01'), after: { status: 'not-started' } });
    await record({ partnershipId, subjectId: 2, at: at('2011-08-02'), after: { status: 'not-started' } });
    await record({ partnershipId, subjectId: 1, at: at('2012-03-01'), after: { status: 'in-progress' } });
    await record({ partnershipId, subjectId: 1, at: at('2012-03-01'), after: { status: 'implemented' } });
    await record({ partnershipId: 3, subjectId: 9, at: at('2011-08-01'), after: { status: 'not-started' } });
    await record({ partnershipId, subject: 'meeting', subjectId: 9, at: at('2011-08-01'), after: {} });

    expect(await states('2011-07-31')).toEqual([]);
    expect(await states('2011-08-01')).toEqual([{ subjectId: 1, after: { status: 'not-started' } }]);
    expect(await states('2012-02-29')).toEqual([{ subjectId: 1, after: { status: 'not-started' } }, { subjectId: 2, after: { status: 'not-started' } }]);
    expect(await states('2012-03-01')).toEqual([{ subjectId: 1, after: { status: 'implemented' } }, { subjectId: 2, after: { status: 'not-started' } }]);
  });

  test('one partnership among many is read through the index', async () => {
    await database().pool.query(`
      insert into history (partnership_id, subject, subject_id, at, actor, action, changes, after)
      select 100 + n % 50, 'commitment', n / 50, timestamptz '2011-08-01' + n * interval '1 minute', '{}', 'declared', '{}', '{}'
      from generate_series(1, 20000) n`);
    await database().pool.query('analyze history');
    const { rows } = await database().pool.query<{ 'QUERY PLAN': string }>(`
      explain select distinct on (subject_id) subject_id, after from history
      where partnership_id = 120 and subject = 'commitment' and at <= '2011-08-10' order by subject_id, at desc, id desc`);
    expect(rows.map((r) => r['QUERY PLAN']).join('\n')).toContain('history_of_partnership');
  });
});

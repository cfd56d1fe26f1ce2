import { beforeAll, expect, test } from '@jest/globals';
import { wholeInstallation } from '@suivi/access';
import { historyOf } from '@suivi/audit';
import { workingCalendars } from '@suivi/directory';
import { withApi } from '../support/api.js';

/** A coordinator keeps the working calendar of a duty station. */

const api = withApi('2026-03-02T09:00:00Z');
const v1 = '/api/v1';
let id: number;

beforeAll(async () => {
  const { json } = await api().call('POST', `${v1}/duty-stations`, { body: { name: 'Georgetown', country: 'GY', zone: 'America/Guyana', holidays: [{ on: '2026-05-26', name: 'Independence Day' }] } });
  id = json.id;
});

const change = (body: unknown) => api().call('PATCH', `${v1}/duty-stations/${id}`, { body });

test('another week and another holiday count from then on, and the history says what was before', async () => {
  const holidays = [{ on: '2026-08-03', name: 'Emancipation' }, { on: '2026-05-26', name: 'Independence Day' }];
  const answer = await change({ weekdays: [7, 1, 2, 3, 4], holidays, knownHolidays: ['2026-05-26'] });
  expect([answer.status, answer.json.weekdays, answer.json.holidays.map(({ on }: { on: string }) => on)]).toEqual([200, [1, 2, 3, 4, 7], ['2026-05-26', '2026-08-03']]);
  const { db } = api().database;
  expect((await workingCalendars(db)).get(id)).toEqual({ weekdays: [1, 2, 3, 4, 7], holidays: new Set(['2026-05-26', '2026-08-03']) });
  const [latest] = await historyOf(db, wholeInstallation, 'duty-station', id);
  expect([latest?.action, Object.keys(latest?.changes ?? {})]).toEqual(['changed', ['holidays', 'weekdays']]);
});

test('holidays that somebody entered meanwhile are not lost', async () => {
  expect((await change({ holidays: [], knownHolidays: ['2026-05-26'] })).json.code).toBe('stale-version');
  expect((await change({ weekdays: [1, 2, 3, 4, 5] })).json.holidays).toHaveLength(2);
});

test('a week without a working day, and a day that is none, are refused', async () => {
  expect([(await change({ weekdays: [] })).status, (await change({ weekdays: [8] })).status, (await change({ holidays: [{ on: '2026-02-30', name: 'None' }] })).status]).toEqual([422, 422, 422]);
});

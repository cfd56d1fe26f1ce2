import { recordHistory } from '@suivi/audit';
import type { directory, RouteBody } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, type LocalDate, Refusal } from '@suivi/kernel';
import * as store from './directory.store.js';

type Wish = RouteBody<typeof directory.changeDutyStation>;
type Holidays = NonNullable<Wish['holidays']>;

function refuseOverwriting(known: readonly LocalDate[] | undefined, present: Holidays): void {
  if (known && [...known].sort().join() !== present.map(({ on }) => on).join()) throw new Refusal('stale-version', 'somebody changed the holidays of this duty station meanwhile');
}

/** Changes the working week or the holidays of a duty station: what is planned from now on counts by them. The holidays given replace those on record. */
export const changeDutyStation = (sql: Sql, { id, weekdays, holidays, knownHolidays }: Wish & { id: number }, act: Act): Promise<store.DutyStation> =>
  transact(sql, async (tx) => {
    const station = await store.dutyStationForChange(tx, id);
    if (!station) throw new Refusal('not-found', `there is no duty station ${id}`);
    const present = (await store.holidaysOf(tx, [id])).map(({ on, name }) => ({ on, name }));
    refuseOverwriting(knownHolidays, present);
    const wanted = holidays ? [...new Map(holidays.map((one) => [one.on, one])).values()].sort((a, b) => (a.on < b.on ? -1 : 1)) : present;
    if (holidays) {
      await store.deleteHolidays(tx, id);
      await store.insertHolidays(tx, wanted.map((one) => ({ dutyStationId: id, ...one })));
    }
    const row = weekdays ? await store.setWeekdays(tx, id, [...new Set(weekdays)].sort()) : station;
    await recordHistory(tx, { partnershipId: null, subject: 'duty-station', subjectId: id, at: act.now, actor: act.actor, action: 'changed', before: { ...station, holidays: present }, after: { ...row, holidays: wanted } });
    return row;
  });

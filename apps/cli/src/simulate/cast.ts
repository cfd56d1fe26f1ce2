import { wholeInstallation } from '@suivi/access';
import { addObjectives, addThematicAreas, objectivesOf, thematicAreasOf } from '@suivi/commitments';
import type { Sql } from '@suivi/db';
import { addInstrument, addParticipant, appoint, createDutyStation, createOrganization, createPartnership, createPerson } from '@suivi/directory';
import type { Act, LocalDate } from '@suivi/kernel';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { setPolicy } from '@suivi/reminders';
import { dayOf } from './days.js';
import type { Scenario } from './scenario.js';

/** The database ids of what a scenario names, by its keys. */
export interface Cast {
  partnershipId: number;
  seriesId: number;
  areas: Map<string, number>;
  objectives: Map<string, number>;
  organizations: Map<string, number>;
  people: Map<string, number>;
  meetings: Map<string, number>;
  documents: Map<string, number>;
  commitments: Map<string, number>;
  calls: Map<string, number>;
}

/** The id behind a key; what has not come into being is the story's own mistake. */
export const idIn = (map: Map<string, number>, key: string): number => {
  const id = map.get(key);
  if (id === undefined) throw new Error(`'${key}' has not come into being`);
  return id;
};

/** Where and as what the scenario is set up. */
export interface Setting {
  sql: Sql;
  scenario: Scenario;
  today: LocalDate;
  isSample: boolean;
}

/** Enters partnership, entities, people and meetings; the events come later. */
export async function enterCast(setting: Setting, act: Act): Promise<Cast> {
  const { sql, scenario, isSample } = setting;
  const { reminderPolicy, ...described } = scenario.partnership;
  const partnership = await createPartnership(sql, { ...described, isSample }, act);
  if (reminderPolicy) await setPolicy(sql, { partnershipId: partnership.id, policy: reminderPolicy }, act);
  const areas = await enterAreas(setting, partnership.id);
  const objectives = await enterObjectives(setting, partnership.id);
  await enterInstruments(setting, partnership.id, act);
  const stations = await enterStations(setting, act);
  const organizations = await enterOrganizations(setting, partnership.id, act);
  const people = await enterPeople(setting, { stations, organizations, partnershipId: partnership.id }, act);
  const series = await createSeries(sql, { partnershipId: partnership.id, ...scenario.series }, act);
  const cast: Cast = { partnershipId: partnership.id, seriesId: series.id, areas, objectives, organizations, people, meetings: new Map(), documents: new Map(), commitments: new Map(), calls: new Map() };
  for (const [key, { startsOn, endsOn, ...meeting }] of Object.entries(scenario.meetings)) {
    const dates = { startsOn: dayOf(startsOn, setting.today), endsOn: endsOn === undefined ? undefined : dayOf(endsOn, setting.today) };
    cast.meetings.set(key, (await createMeeting(sql, { seriesId: series.id, ...meeting, ...dates }, act)).id);
  }
  return cast;
}

async function enterAreas({ sql, scenario }: Setting, partnershipId: number): Promise<Map<string, number>> {
  await addThematicAreas(sql, partnershipId, Object.values(scenario.thematicAreas));
  const rows = await thematicAreasOf(sql, wholeInstallation, partnershipId);
  return new Map(Object.keys(scenario.thematicAreas).map((key, i) => [key, rows[i]?.id as number]));
}

async function enterObjectives({ sql, scenario }: Setting, partnershipId: number): Promise<Map<string, number>> {
  const named = scenario.strategicObjectives ?? {};
  await addObjectives(sql, partnershipId, Object.values(named));
  const rows = await objectivesOf(sql, wholeInstallation, partnershipId);
  return new Map(Object.keys(named).map((key, i) => [key, rows[i]?.id as number]));
}

async function enterInstruments({ sql, scenario, today }: Setting, partnershipId: number, act: Act): Promise<void> {
  const on = (written: string | undefined) => (written === undefined ? null : dayOf(written, today));
  for (const { signedOn, startsOn, endsOn, ...said } of scenario.instruments ?? [])
    await addInstrument(sql, { ...said, partnershipId, signedOn: on(signedOn), startsOn: on(startsOn), endsOn: on(endsOn) }, act);
}

async function enterStations({ sql, scenario, today }: Setting, act: Act): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [key, { weekdays = [1, 2, 3, 4, 5], holidays = [], ...station }] of Object.entries(scenario.dutyStations)) {
    const row = await createDutyStation(sql, { ...station, weekdays, holidays: holidays.map((h) => ({ ...h, on: dayOf(h.on, today) })) }, act);
    ids.set(key, row.id);
  }
  return ids;
}

async function enterOrganizations({ sql, scenario }: Setting, partnershipId: number, act: Act): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  // Groups last: their members must be there.
  const inOrder = Object.entries(scenario.organizations).sort(([, a], [, b]) => Number(Boolean(a.members)) - Number(Boolean(b.members)));
  for (const [key, { side, members = [], ...organization }] of inOrder) {
    const memberIds = members.map((member) => ids.get(member)).filter((id) => id !== undefined);
    const row = await createOrganization(sql, { ...organization, memberIds }, act);
    ids.set(key, row.id);
    if (side) await addParticipant(sql, { partnershipId, organizationId: row.id, side }, act);
  }
  return ids;
}

interface Entered {
  partnershipId: number;
  stations: Map<string, number>;
  organizations: Map<string, number>;
}

async function enterPeople({ sql, scenario, isSample }: Setting, entered: Entered, act: Act): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [key, { appointments, dutyStation, zone, ...person }] of Object.entries(scenario.people)) {
    const row = await createPerson(
      sql,
      { ...person, zone: zone ?? scenario.dutyStations[dutyStation]?.zone ?? 'UTC', dutyStationId: entered.stations.get(dutyStation) ?? null, isSample },
      act,
    );
    ids.set(key, row.id);
    for (const { organization, role } of appointments)
      await appoint(sql, { partnershipId: entered.partnershipId, organizationId: entered.organizations.get(organization) as number, personId: row.id, role }, act);
  }
  return ids;
}

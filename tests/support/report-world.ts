import { addThematicAreas, enterCommitment, verifyStatus } from '@suivi/commitments';
import type { Db } from '@suivi/db';
import * as directory from '@suivi/directory';
import { createMeeting, createSeries } from '@suivi/outcomes';
import { acceptUpdate, submitUpdate } from '@suivi/updates';
import { testAct } from './owing.js';

/** A partnership with a desk and an entity on each side, and the commitments of its sixth meeting on the way to the seventh. */
export interface ReportWorld {
  partnership: number;
  meeting: number;
  nextMeeting: number;
  entity: { un: number; partner: number };
  desk: { un: number; partner: number };
  focal: { un: number; partner: number };
  commitments: number[];
}

const on = (day: string) => testAct(`${day}T12:00:00Z`);
const begin = on('2011-07-29');

/** Builds it; `many` is how many commitments there are. */
export async function reportWorld(db: Db, { slug = 'un-caricom', many = 6 } = {}): Promise<ReportWorld> {
  const { id: partnership } = await directory.createPartnership(db, { slug, name: { en: 'UN–CARICOM', fr: 'ONU–CARICOM' } }, begin);
  await addThematicAreas(db, partnership, [{ en: 'Energy', fr: 'Énergie', es: 'Energía', zh: '能源', ar: 'الطاقة', ru: 'Энергетика' }, { en: 'Regional security', fr: 'Sécurité régionale' }]);
  const { id: series } = await createSeries(db, { partnershipId: partnership, slug, name: { en: 'UN–CARICOM general meetings' } }, begin);
  const { id: meeting } = await createMeeting(db, { seriesId: series, ordinal: 6, startsOn: '2011-07-28', endsOn: '2011-07-29', place: 'Georgetown', status: 'held' }, begin);
  const { id: nextMeeting } = await createMeeting(db, { seriesId: series, ordinal: 7, startsOn: '2013-07-22', endsOn: '2013-07-23', place: 'New York' }, begin);
  const entity = { un: await enrol(db, partnership, 'un', { acronym: `DPA-${slug}`, name: { en: 'Department of Political Affairs', fr: 'Département des affaires politiques' } }), partner: await enrol(db, partnership, 'partner', { acronym: `CDEMA-${slug}`, name: { en: 'Caribbean Disaster Emergency Management Agency' } }) };
  const person = async (side: 'un' | 'partner', role: 'coordinator' | 'focal-point'): Promise<number> => {
    const { id } = await directory.createPerson(db, { name: `${role} ${side}`, email: `${role}.${side}@${slug}.example`, language: side === 'un' ? 'en' : 'fr', zone: 'UTC' }, begin);
    await directory.appoint(db, { partnershipId: partnership, organizationId: entity[side], personId: id, role, startsOn: '2011-01-01' }, begin);
    return id;
  };
  const desk = { un: await person('un', 'coordinator'), partner: await person('partner', 'coordinator') };
  const focal = { un: await person('un', 'focal-point'), partner: await person('partner', 'focal-point') };
  const areas = (await db.$client.query('select id from thematic_area where partnership_id = $1 order by position', [partnership])).rows.map(({ id }) => Number(id));
  const commitments: number[] = [];
  for (let n = 1; n <= many; n += 1) {
    const owners = [{ organizationId: n % 2 ? entity.un : entity.partner, part: 'lead' as const }, { organizationId: n % 2 ? entity.partner : entity.un, part: 'contributing' as const }];
    const { id } = await enterCommitment(db, { meetingId: meeting, title: `Prepare plan ${n}`, paragraphLabel: String(n), quote: `agreed to prepare plan ${n} — 准备计划 إعداد خطة`, owners, thematicAreaId: areas[n % areas.length] ?? null, level: 'regional', deadline: { on: '2012-06-30' } }, begin);
    commitments.push(id);
  }
  return { partnership, meeting, nextMeeting, entity, desk, focal, commitments };
}

async function enrol(db: Db, partnershipId: number, side: 'un' | 'partner', named: { acronym: string; name: Record<string, string> }): Promise<number> {
  const { id } = await directory.createOrganization(db, named, begin);
  await directory.addParticipant(db, { partnershipId, organizationId: id, side }, begin);
  return id;
}

/** An entity reports on a commitment, and a day later the desk accepts it. */
export async function reportAndAccept(db: Db, of: { commitmentId: number; organizationId: number; status: 'in-progress' | 'implemented'; narrative: string }, day: string): Promise<void> {
  const { id } = await submitUpdate(db, of, on(day));
  await acceptUpdate(db, { id }, { ...on(day), now: new Date(on(day).now.getTime() + 86_400_000) });
}

/** The desk sets the verified status. */
export const verify = (db: Db, id: number, status: 'in-progress' | 'implemented' | 'discontinued', day: string): Promise<unknown> => verifyStatus(db, { id, status, reason: 'As told in the meeting' }, on(day));

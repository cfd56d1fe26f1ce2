import { wholeInstallation } from '@suivi/access';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Appointment, appointmentsOf, partnershipsOf, sideOf } from '@suivi/directory';
import { type Letterhead, queueMail, round } from '@suivi/emails';
import { wish } from '@suivi/jobs';
import { type Act, type LocalDate, localDayOf } from '@suivi/kernel';
import { meeting } from '@suivi/outcomes';
import { compileFacts } from './content.js';
import type * as store from './documents.store.js';
import { changed, lockedReport, refuseFrozen } from './keeping.js';

/** What is said to those who are to read a draft. */
export interface Circulation {
  id: number;
  version?: number;
  toEntities: boolean;
  commentsBy?: LocalDate;
  note?: string;
  letterhead: Letterhead;
}

/** The partnerships that a report tells of. */
const partnershipsOfReport = async (tx: Tx, { partnershipId }: store.ReportDocument): Promise<number[]> =>
  partnershipId === null ? (await partnershipsOf(tx, wholeInstallation)).map(({ id }) => id) : [partnershipId];

type IsAsked = (appointment: Appointment) => boolean | Promise<boolean>;
const reports = ({ role }: Appointment): boolean => role === 'focal-point' || role === 'alternate';

/** Who reads a progress report: the coordinators of both sides and, if they are wanted, those who report for the entities that have a part in it. */
async function askedOf(tx: Tx, document: store.ReportDocument, toEntities: boolean): Promise<IsAsked> {
  const report = toEntities ? await compileFacts(tx, wholeInstallation, document, 'en') : null;
  const commitments = report === null || report.kind === 'consolidated' ? [] : report.areas.flatMap((area) => area.commitments);
  const entities = new Set(commitments.flatMap(({ lead, contributing }) => [...(lead ? [lead] : []), ...contributing]).map(({ id }) => id));
  return (appointment) => appointment.role === 'coordinator' || (reports(appointment) && entities.has(appointment.organizationId));
}

/** Who reads a consolidated report: the coordinators of the United Nations side and, if they are wanted, all others who follow up or report. */
const askedOverAll = (tx: Tx, toEntities: boolean): IsAsked => async (appointment) =>
  appointment.role === 'coordinator' ? toEntities || (await sideOf(tx, wholeInstallation, appointment)) === 'un' : toEntities && reports(appointment);

const holdsOn = ({ startsOn, endsOn }: Appointment, today: LocalDate): boolean => startsOn <= today && (endsOn === null || endsOn >= today);

/** The people to whom a draft is sent; whoever circulates it knows it. */
async function readersOf(tx: Tx, document: store.ReportDocument, toEntities: boolean, act: Act): Promise<Set<number>> {
  const today = localDayOf(act.now, 'utc');
  const isAsked = document.partnershipId === null ? askedOverAll(tx, toEntities) : await askedOf(tx, document, toEntities);
  const people = new Set<number>();
  for (const partnershipId of await partnershipsOfReport(tx, document))
    for (const { appointment } of await appointmentsOf(tx, wholeInstallation, partnershipId)) if (holdsOn(appointment, today) && (await isAsked(appointment))) people.add(appointment.personId);
  if (act.actor.personId !== undefined) people.delete(act.actor.personId);
  return people;
}

/** Circulates a report for comments, and writes to all who are to read it. It may be circulated again after it was changed. */
export const circulateReport = (sql: Sql, input: Circulation, act: Act): Promise<store.ReportDocument> =>
  transact(sql, async (tx) => {
    const before = await lockedReport(tx, input);
    refuseFrozen(before);
    const state = before.state === 'drafted' ? 'circulated' : before.state;
    const after = await changed(tx, before, { set: { state, circulatedAt: act.now, shownToEntities: before.shownToEntities || input.toEntities }, action: 'circulated', reason: input.note }, act);
    const meetingOrdinal = after.meetingId === null ? null : (await meeting(tx, wholeInstallation, after.meetingId)).ordinal;
    const payload = { reportId: after.id, kind: after.kind, meetingOrdinal, by: act.actor.name, note: input.note ?? null, commentsBy: input.commentsBy ?? null };
    for (const personId of await readersOf(tx, after, input.toEntities, act))
      await queueMail(tx, { kind: 'report-circulated', personId, key: `report-${after.id}-${after.version}`, payload }, { letterhead: input.letterhead, now: act.now });
    await wish(tx, round, {}, act.now);
    return after;
  });

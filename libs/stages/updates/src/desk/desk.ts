import type { Scope } from '@suivi/access';
import { registerCounts } from '@suivi/commitments';
import type { desk, RouteResponse, Side } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { partnership as partnershipOf } from '@suivi/directory';
import { awaitingClearance, deskFacts, overdueDuties, silentAmong } from '@suivi/emails';
import { daysBetween, type LocalDate, type LocalizedText, localDayOf, Refusal } from '@suivi/kernel';
import { mailsAhead } from '@suivi/reminders';
import { leftUncleared } from '../left-uncleared.store.js';
import { repliesBefore } from '../parked-replies.store.js';
import { mayDecide } from '../updates.policy.js';
import { cycleOf } from './cycle.js';
import * as store from './desk.store.js';

type Standing = RouteResponse<typeof desk.readDesk>;
type Week = RouteResponse<typeof desk.readDeskWeek>;

/** Overdue duties are listed up to here, and replies counted; the other counts are of all. */
const listed = 500;

interface OfEntity {
  organizationId: number;
  acronym: string;
  entity: LocalizedText;
  side: Side | null;
}
interface OfCommitment {
  commitmentId: number;
  reference: string;
  title: string;
  version: number;
}
const entityOf = ({ organizationId: id, acronym, entity: name, side }: OfEntity) => ({ id, acronym, name, side });
const commitmentOf = ({ commitmentId: id, reference, title, version }: OfCommitment) => ({ id, reference, title, version });
const waitingOf = (row: OfEntity & OfCommitment & { since: LocalDate; keptBy: Side | null }, today: LocalDate) => ({ commitment: commitmentOf(row), entity: entityOf(row), keptBy: row.keptBy, since: row.since, days: daysBetween(row.since, today) });

const partOf = ({ commitmentId, organizationId }: { commitmentId: number; organizationId: number }): string => `${commitmentId} ${organizationId}`;
const personOf = ({ personId, personName }: { personId: number | null; personName: string | null }) => (personId === null ? null : { id: personId, name: personName ?? '' });

/** What stands behind each wait, by the part that waits; of several the latest. */
const byPart = <T extends { commitmentId: number; organizationId: number }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [partOf(row), row]));

type Facts = Awaited<ReturnType<typeof deskFacts>>;

async function decisionsOf(sql: Sql, facts: Facts, of: { partnershipId: number; today: LocalDate }): Promise<Pick<Standing, 'toVerify' | 'extensions' | 'handovers'>> {
  const updates = byPart(await store.submittedUpdates(sql, of.partnershipId));
  const requests = byPart(await store.pendingExtensions(sql, of.partnershipId));
  const proposals = byPart(await store.pendingProposals(sql, of.partnershipId));
  return {
    toVerify: facts.toVerify.map((row) => {
      const update = updates.get(partOf(row));
      return { ...waitingOf(row, of.today), update: update ? { id: update.id, version: update.version, status: update.status, beginning: update.beginning, person: personOf(update) } : null };
    }),
    extensions: facts.extensions.map((row) => {
      const request = requests.get(partOf(row));
      return { ...waitingOf(row, of.today), request: request ? { id: request.id, version: request.version, deadline: { on: request.on, precision: request.precision }, reason: request.reason, person: personOf(request) } : null };
    }),
    handovers: facts.handovers.map((row) => {
      const proposal = proposals.get(partOf(row));
      return { ...waitingOf(row, of.today), handover: proposal ? { id: proposal.id, version: proposal.version, colleague: { name: proposal.name, email: proposal.email }, person: personOf(proposal) } : null };
    }),
  };
}

async function clearancesOf(sql: Sql, of: { partnershipId: number; today: LocalDate; silentAfterDays: number }): Promise<Standing['clearances']> {
  const left = byPart(await leftUncleared(sql, { partnershipId: of.partnershipId }, of.today));
  return (await awaitingClearance(sql, of)).map((row) => {
    const answer = left.get(partOf(row));
    return { ...waitingOf(row, of.today), left: answer ? { id: answer.id, version: answer.version } : null };
  });
}

async function entitiesOf(sql: Sql, facts: Facts, ask: { partnershipId: number; today: LocalDate; silentAfterDays: number }): Promise<Standing['entities']> {
  const contacts = await store.contactsOf(sql, ask);
  const silent = new Set(silentAmong(facts.entities, ask).map((one) => one.organizationId));
  return facts.entities
    .filter((one) => one.overdue > 0 || silent.has(one.organizationId))
    .map((one) => ({
      entity: entityOf(one), open: one.open, overdue: one.overdue, oldestDays: one.since === null ? null : daysBetween(one.since, ask.today), lastContactOn: one.lastContactOn,
      silentDays: silent.has(one.organizationId) ? daysBetween(one.lastNewsOn, ask.today) : null,
      people: contacts.filter(({ organizationId }) => organizationId === one.organizationId).map(({ organizationId: _of, ...person }) => person),
    }));
}

/** Who may see a partnership as its desks do; refuses with 'not-found' and 'forbidden'. */
async function deskPartnership(sql: Sql, scope: Scope, partnershipId: number) {
  const partnership = await partnershipOf(sql, scope, partnershipId);
  if (!mayDecide(scope, { partnershipId, side: null })) throw new Refusal('forbidden', 'what waits for the desk is seen by the coordinators of the partnership');
  return partnership;
}

/** A partnership as its coordinators find it on a day; the register's own counts, and the facts of the weekly mail. */
export async function deskStanding(sql: Sql, scope: Scope, partnershipId: number, now: Date): Promise<Standing> {
  const { silentAfterDays } = await deskPartnership(sql, scope, partnershipId);
  const today = localDayOf(now, 'utc');
  const ask = { partnershipId, today, silentAfterDays };
  const facts = await deskFacts(sql, ask);
  const counts = await registerCounts(sql, scope, { partnershipId, recordState: 'open' }, now);
  return {
    partnershipId, today,
    counts: {
      open: counts.total, overdue: counts.schedule.overdue, dueSoon: counts.schedule['due-soon'], duties: facts.entities.reduce((sum, one) => sum + one.overdue, 0),
      repliesParked: (await repliesBefore(sql, scope, { state: 'parked', limit: listed })).length,
    },
    overdue: (await overdueDuties(sql, ask, listed)).map((row) => ({
      commitment: commitmentOf(row), entity: entityOf(row), part: row.part, deadline: { on: row.deadlineOn, precision: row.precision ?? 'day' }, days: daysBetween(row.deadlineOn, today), lastContactOn: row.lastContactOn, nudgedAt: row.nudgedAt === null ? null : new Date(row.nudgedAt).toISOString(), keptBy: row.keptBy,
      asksForMore: row.asksForMore, namesColleague: row.namesColleague, waitsForHead: row.waitsForHead,
    })),
    entities: await entitiesOf(sql, facts, ask),
    ...(await decisionsOf(sql, facts, ask)),
    clearances: await clearancesOf(sql, ask),
    corrections: facts.corrections.map(commitmentOf),
    lost: facts.lost.map((row) => ({ person: { id: row.personId, name: row.person }, entity: entityOf(row), since: row.since, digests: row.digests })),
    failed: facts.failed.map(({ personId, person, count, lastOn, mailId }) => ({ person: { id: personId, name: person }, count, lastOn, mailId })),
    cycle: await cycleOf(sql, scope, partnershipId, now),
  };
}

const daysAhead = 7;

/** How many mails go out on each of the next days if nobody does anything: what the preview of the policy shows, counted. */
export async function deskWeek(sql: Sql, scope: Scope, partnershipId: number, now: Date): Promise<Week> {
  await deskPartnership(sql, scope, partnershipId);
  const mails = await mailsAhead(sql, { partnershipId, days: daysAhead }, now);
  const days = new Map<LocalDate, { day: LocalDate; digests: number; direct: number }>();
  for (const { localDay: day, channel } of mails) {
    const of = days.get(day) ?? { day, digests: 0, direct: 0 };
    days.set(day, channel === 'single' ? { ...of, direct: of.direct + 1 } : { ...of, digests: of.digests + 1 });
  }
  return { from: now.toISOString(), until: new Date(now.getTime() + daysAhead * 86_400_000).toISOString(), total: mails.length, days: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) };
}

import { reportsFor, type Scope, seesWhole, wholeInstallation } from '@suivi/access';
import { commitmentById, ownersInFull } from '@suivi/commitments';
import type { answers, OwnerPart, RouteResponse } from '@suivi/contract';
import type { Sql } from '@suivi/db';
import { Refusal } from '@suivi/kernel';
import { type StatusUpdate, updateOf } from './update-shape.js';
import { latestInputs } from './updates.store.js';

type Input = RouteResponse<typeof answers.listInputs>['items'][number];

interface Owner {
  organizationId: number;
  part: OwnerPart;
}

/** Whose inputs a reader sees: all who sees the whole, and who consolidates them for the lead entity; else those of the own entity. */
function seenOf<T extends { owner: Owner }>(scope: Scope, partnershipId: number, owners: readonly T[]): T[] {
  const isOwn = ({ owner }: T): boolean => reportsFor(scope, { partnershipId, organizationId: owner.organizationId });
  const leads = owners.some((o) => o.owner.part === 'lead' && isOwn(o));
  return leads || seesWhole(scope, partnershipId) ? [...owners] : owners.filter(isOwn);
}

/** What each entity has reported on a commitment, side by side, the lead first; refuses with 'not-found' a commitment that is not the reader's. */
export async function inputsOn(sql: Sql, scope: Scope, commitmentId: number): Promise<Input[]> {
  const of = await commitmentById(sql, scope, commitmentId);
  const owners = of ? seenOf(scope, of.partnershipId, await ownersInFull(sql, scope, [commitmentId])) : [];
  if (!of || (owners.length === 0 && !seesWhole(scope, of.partnershipId))) throw new Refusal('not-found', `there is no commitment ${commitmentId}`);
  const latest = await inputsByEntity(sql, commitmentId);
  return owners.map(({ owner, acronym, name, side }) => ({
    organization: { id: owner.organizationId, acronym, name }, side, part: owner.part, declaredStatus: owner.declaredStatus,
    waiting: latest.get(`${owner.organizationId} submitted`) ?? null, accepted: latest.get(`${owner.organizationId} accepted`) ?? null,
  }));
}

/** What contributing entities have reported, for who writes for the lead: what waits, else what was accepted last. */
export async function contributionsTo(sql: Sql, commitmentId: number): Promise<StatusUpdate[]> {
  const inputs = await inputsOn(sql, wholeInstallation, commitmentId);
  return inputs.filter(({ part }) => part === 'contributing').map(({ waiting, accepted }) => waiting ?? accepted).filter((update) => update !== null);
}

async function inputsByEntity(sql: Sql, commitmentId: number): Promise<Map<string, StatusUpdate>> {
  const rows = await latestInputs(sql, commitmentId);
  return new Map(rows.map((row) => [`${row.update.organizationId} ${row.update.state}`, updateOf(row)]));
}

import { administers, type Scope } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { GrantRole } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import * as store from './granting.store.js';
import { unlessTaken } from './unless-taken.js';

/** Tells whether the reader may give or take a right: that of a partnership is its administrators', that of the whole installation the installation's. */
export const mayGrant = (scope: Scope, { partnershipId }: { partnershipId: number | null }): boolean => administers(scope, partnershipId ?? undefined);

/** Gives a person a right that no appointment gives; for one partnership, or with null for the whole installation. */
export const giveGrant = (sql: Sql, input: { personId: number; partnershipId: number | null; role: GrantRole }, act: Act): Promise<store.Grant> =>
  transact(sql, async (tx) => {
    const row = await unlessTaken('this right', store.insertGrant(tx, { ...input, grantedAt: act.now }));
    await recordHistory(tx, { partnershipId: row.partnershipId, subject: 'access-grant', subjectId: row.id, at: act.now, actor: act.actor, action: 'given', before: null, after: row });
    return row;
  });

/** A right that counts now and is the reader's to give; refuses with 'not-found', also where it is somebody else's to give. */
async function grantOf(tx: Tx, scope: Scope, id: number): Promise<store.Grant> {
  const row = await store.grantForChange(tx, id);
  if (!row || !mayGrant(scope, row)) throw new Refusal('not-found', `there is no right ${id}`);
  return row;
}

/** Ends a right; that of the last administrator of the installation stays. */
export const endGrant = (sql: Sql, scope: Scope, input: { id: number; version?: number }, act: Act): Promise<store.Grant> =>
  transact(sql, async (tx) => {
    await store.lockAdministrators(tx);
    const before = await grantOf(tx, scope, input.id);
    if (input.version !== undefined && input.version !== before.version) throw new Refusal('stale-version', 'this right was changed meanwhile');
    if (before.role === 'administrator' && before.partnershipId === null) await requireOtherAdministrator(tx, before.personId);
    const row = await store.setGrantEnd(tx, before.id, act.now);
    await recordHistory(tx, { partnershipId: row.partnershipId, subject: 'access-grant', subjectId: row.id, at: act.now, actor: act.actor, action: 'ended', before, after: row });
    return row;
  });

/** Refuses to leave the installation without anybody who administers it; the caller holds the lock. */
export async function requireOtherAdministrator(tx: Tx, personId: number): Promise<void> {
  if (!(await store.hasOtherAdministrator(tx, personId))) throw new Refusal('account.last-administrator', 'give somebody else the right to administer the installation first');
}

import { accountById, ensureAccount, setDisabled, takeClaim, wholeInstallation } from '@suivi/access';
import { type Sql, transact } from '@suivi/db';
import { type Language, localDayOf, Refusal } from '@suivi/kernel';
import { createPerson, person } from './directory.js';
import { type Person, personByEmail } from './directory.store.js';
import { giveGrant } from './granting.js';
import { administersInstallation } from './granting.store.js';
import { groundsOf } from './scope.store.js';

const hasRights = async (sql: Sql, personId: number, now: Date): Promise<boolean> => (await groundsOf(sql, personId, localDayOf(now, 'utc'))).length > 0;

/** The person of the directory who may sign in with an address: whoever holds an appointment or a grant at present. */
export async function personWhoMaySignIn(sql: Sql, address: string, now: Date): Promise<Person | null> {
  const row = await personByEmail(sql, address.toLowerCase());
  // Asked in any case, so that an unknown address takes as long.
  const may = await hasRights(sql, row?.id ?? 0, now);
  return row && may ? row : null;
}

/** Tells whether an account may have a session: nobody took it away, and its person holds an appointment or a grant. */
export async function mayHaveSession(sql: Sql, accountId: string, now: Date): Promise<boolean> {
  const account = await accountById(sql, accountId);
  return account !== undefined && account.disabledAt === null && hasRights(sql, account.personId, now);
}

/** Who takes an installation over: somebody of the directory, or somebody new to it. */
export type Claimant = { personId: number } | { name: string; email: string; language: Language };

/** Uses a one-time link up: whoever comes first with it becomes administrator of the whole installation, and accounts are on from this moment. Answers the account; refuses with 'not-found'. */
export const claimInstallation = (sql: Sql, claim: { token: string; claimant: Claimant }, now: Date): Promise<{ accountId: string; personId: number }> =>
  transact(sql, async (tx) => {
    if (!(await takeClaim(tx, claim.token, now))) throw new Refusal('not-found', 'this link is not valid');
    const act = { actor: { kind: 'operator' as const, name: 'One-time link' }, now };
    const { claimant } = claim;
    const who =
      'personId' in claimant
        ? await person(tx, wholeInstallation, claimant.personId, now)
        : ((await personByEmail(tx, claimant.email.toLowerCase())) ?? (await createPerson(tx, { ...claimant, zone: 'UTC', dutyStationId: null }, act)));
    if (!(await administersInstallation(tx, who.id))) await giveGrant(tx, { personId: who.id, partnershipId: null, role: 'administrator' }, act);
    const account = await ensureAccount(tx, who, now);
    if (account.disabledAt !== null) await setDisabled(tx, who.id, null);
    return { accountId: account.id, personId: who.id };
  });

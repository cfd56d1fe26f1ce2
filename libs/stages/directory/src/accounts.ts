import { deleteSession, deleteSessions, ensureAccount, insertToken, digestOf, newApiToken, revokeToken as revoke, setDisabled, type TokenRow, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { TokenScope } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { type Act, localDayOf, Refusal } from '@suivi/kernel';
import { person as personOf } from './directory.js';
import { lockAdministrators, administersInstallation } from './granting.store.js';
import { requireOtherAdministrator } from './granting.js';
import { scopeOf } from './scoping.js';

const day = 24 * 3_600_000;

/** Takes a person's account away: from this moment on neither a session nor a token of theirs counts. The last administrator of the installation keeps it. */
export const disableAccount = (sql: Sql, input: { personId: number; reason: string }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    await lockAdministrators(tx);
    const person = await personOf(tx, wholeInstallation, input.personId, act.now);
    if (await administersInstallation(tx, person.id)) await requireOtherAdministrator(tx, person.id);
    const { disabledAt } = await ensureAccount(tx, person, act.now);
    if (disabledAt !== null) return;
    await setDisabled(tx, person.id, act.now);
    await deleteSessions(tx, { personId: person.id, except: null });
    await recordHistory(tx, { partnershipId: null, subject: 'account', subjectId: person.id, at: act.now, actor: act.actor, action: 'disabled', reason: input.reason, before: { disabled: false }, after: { disabled: true } });
  });

/** Gives a person's account back; they sign in anew. */
export const enableAccount = (sql: Sql, personId: number, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const person = await personOf(tx, wholeInstallation, personId, act.now);
    const { disabledAt } = await ensureAccount(tx, person, act.now);
    if (disabledAt === null) return;
    await setDisabled(tx, person.id, null);
    await recordHistory(tx, { partnershipId: null, subject: 'account', subjectId: person.id, at: act.now, actor: act.actor, action: 'enabled', before: { disabled: true }, after: { disabled: false } });
  });

/** Ends sessions of a person: one of them, or all but one (null: all); answers how many. That they were ended is put on record, not which browsers they were. */
export const endSessions = (sql: Sql, of: { personId: number } & ({ id: string } | { except: string | null }), act: Act): Promise<number> =>
  transact(sql, async (tx) => {
    const ended = 'id' in of ? Number(await deleteSession(tx, of)) : await deleteSessions(tx, of);
    if (ended > 0) await recordHistory(tx, { partnershipId: null, subject: 'account', subjectId: of.personId, at: act.now, actor: act.actor, action: 'sessions-ended', before: {}, after: { ended } });
    return ended;
  });

/** What the history keeps of a token: never its digest. */
const remembered = ({ id, personId, name, scopes, expiresAt }: TokenRow) => ({ id, personId, name, scopes, expiresAt });

/** Makes a token for a program of a person; only its digest is kept. Refuses what the person may not do. */
export const createToken = (sql: Sql, input: { personId: number; name: string; scopes: TokenScope[]; expiresInDays: number }, act: Act): Promise<{ row: TokenRow; token: string }> =>
  transact(sql, async (tx) => {
    const person = await personOf(tx, wholeInstallation, input.personId, act.now);
    const scope = await scopeOf(tx, person.id, localDayOf(act.now, 'utc'));
    const administersSomething = scope.everything || scope.partnerships.some(({ role }) => role === 'administrator');
    if (input.scopes.includes('administer') && !administersSomething) throw new Refusal('token.beyond-rights', 'this person administers nothing');
    const token = newApiToken();
    const row = await insertToken(tx, {
      personId: person.id, name: input.name, digest: digestOf(token), scopes: input.scopes, createdAt: act.now, expiresAt: new Date(act.now.getTime() + input.expiresInDays * day), lastUsedAt: null, revokedAt: null,
    });
    await recordHistory(tx, { partnershipId: null, subject: 'api-token', subjectId: row.id, at: act.now, actor: act.actor, action: 'created', before: null, after: remembered(row) });
    return { row, token };
  });

/** Revokes a token; with a person, only one of theirs. Refuses with 'not-found'. */
export const revokeToken = (sql: Sql, of: { id: number; personId?: number }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const row = await revoke(tx, of, act.now);
    if (!row) throw new Refusal('not-found', `there is no token ${of.id}`);
    await recordHistory(tx, { partnershipId: null, subject: 'api-token', subjectId: row.id, at: act.now, actor: act.actor, action: 'revoked', before: remembered(row), after: { ...remembered(row), revoked: true } });
  });

import { type Scope, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { emails, RouteResponse } from '@suivi/contract';
import { type Sql, transact } from '@suivi/db';
import { person as personOf } from '@suivi/directory';
import { type Act, Refusal } from '@suivi/kernel';
import * as store from './emails.store.js';
import { mailInFull } from './ledger.js';

/** An alarm goes again to where it went; whether the address is right stands in the settings. */
const theOperator = { email: null, contactLostAt: null };

/**
 * Lets a mail go that failed or bounced, to the address that the person has now: with the next round, in its hours. `version` is the one that the
 * decision started from, undefined for any. Refuses with 'stale-version', 'mail.not-undelivered', 'person.address-not-usable'.
 */
export const retryMail = (db: Sql, scope: Scope, retry: { id: number; version?: number }, act: Act): Promise<RouteResponse<typeof emails.readMail>> =>
  transact(db, async (tx) => {
    const row = await store.mailForChange(tx, retry.id);
    if (!row) throw new Refusal('not-found', `there is no mail ${retry.id}`);
    if (retry.version !== undefined && retry.version !== row.version) throw new Refusal('stale-version', `mail ${row.id} was changed meanwhile: version ${row.version}`);
    if (row.state !== 'failed' && row.state !== 'bounced') throw new Refusal('mail.not-undelivered', `mail ${row.id} is ${row.state}; only one that failed or bounced is tried again`);
    const { email, contactLostAt } = row.personId === null ? theOperator : await personOf(tx, wholeInstallation, row.personId, act.now);
    if (contactLostAt && email === row.toAddress) throw new Refusal('person.address-not-usable', `${email} does not reach its person any more: give them another address first`);
    await store.setRetried(tx, row.id, act.now);
    await recordHistory(tx, { partnershipId: null, subject: 'mail', subjectId: row.id, at: act.now, actor: act.actor, action: 'retried', before: { state: row.state }, after: { state: 'due' } });
    return mailInFull(tx, scope, row.id);
  });

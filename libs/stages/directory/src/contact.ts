import { recordHistory } from '@suivi/audit';
import { type Sql, transact } from '@suivi/db';
import { type Act, isMailAddress, Refusal } from '@suivi/kernel';
import * as store from './directory.store.js';

/** Refuses what is not exactly one mail address: nothing that could become two recipients, or another command, on the wire. */
export function requireMailAddress(address: string): string {
  if (!isMailAddress(address)) throw new Refusal('person.address-not-usable', 'this is not exactly one mail address such as name@example.org');
  return address.toLowerCase();
}

/**
 * Puts down that an address no longer reaches its person: nothing automatic is sent there until it is changed. Done twice, or about an
 * address that the person does not have any more, it changes nothing.
 */
export const markContactLost = (sql: Sql, lost: { personId: number; address: string; reason: string }, act: Act): Promise<void> =>
  transact(sql, async (tx) => {
    const before = await store.personForChange(tx, lost.personId);
    if (!before || before.contactLostAt !== null || before.email.toLowerCase() !== lost.address.toLowerCase()) return;
    const after = await store.setContact(tx, before.id, { contactLostAt: act.now });
    await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: before.id, at: act.now, actor: act.actor, action: 'contact-lost', reason: lost.reason, before, after });
  });

/** Ends all links that went to a person, to answer and to the calendar: what goes out from now on bears others. Who opens an old one may have a fresh one sent to the person. */
export const revokeLinks = (sql: Sql, input: { personId: number }, act: Act): Promise<store.Person> =>
  transact(sql, async (tx) => {
    const before = await store.personForChange(tx, input.personId);
    if (!before) throw new Refusal('not-found', `there is no person ${input.personId}`);
    const after = await store.setContact(tx, before.id, { linkGeneration: before.linkGeneration + 1 });
    await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: before.id, at: act.now, actor: act.actor, action: 'links-revoked', before, after });
    return after;
  });

/** Gives a person another address, and takes them to be reachable again. `version` is the one that the change started from, undefined for any. */
export const changeAddress = (sql: Sql, change: { personId: number; email: string; version?: number }, act: Act): Promise<store.Person> =>
  transact(sql, async (tx) => {
    const email = requireMailAddress(change.email);
    const before = await store.personForChange(tx, change.personId);
    if (!before) throw new Refusal('not-found', `there is no person ${change.personId}`);
    if (change.version !== undefined && change.version !== before.version) throw new Refusal('stale-version', `person ${before.id} was changed meanwhile: version ${before.version}`);
    const other = await store.personByEmail(tx, email);
    if (other && other.id !== before.id) throw new Refusal('already-exists', `a person with the address ${email} is already there`);
    const after = await store.setContact(tx, before.id, { email, contactLostAt: null });
    await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: before.id, at: act.now, actor: act.actor, action: 'address-changed', before, after });
    return after;
  });

import { wholeInstallation } from '@suivi/access';
import { erasedName, erasePersonalValues, type HistoryRow, historyOf, holdBackPersonalValues, personalValuesOf, recordHistory } from '@suivi/audit';
import { type Sql, transact, type Tx } from '@suivi/db';
import { type Act, addDays, localDayOf, Refusal } from '@suivi/kernel';
import { type Person, personForChange, setAppointmentEnd } from './directory.store.js';
import * as store from './erasure.store.js';
import { requireOtherAdministrator } from './granting.js';
import { administersInstallation, lockAdministrators } from './granting.store.js';

/** What was known of a person who was erased, and what stands in its place: later stages look for the one and put the other. */
export interface ErasedPerson {
  id: number;
  /** Names that the person bears or bore, and nobody else bears: a name may stand where there is no number. */
  names: string[];
  /** Addresses that were the person's, and are nobody else's by now. */
  addresses: string[];
  name: string;
  email: string;
}

/** What the directory and its history hold on a person, as JSON; refuses with 'not-found'. */
export async function exportPersonalData(sql: Sql, personId: number): Promise<Record<string, unknown>> {
  const person = found(await store.personOnRecord(sql, personId), personId);
  const history = await historyOf(sql, wholeInstallation, 'person', personId);
  return {
    person,
    appointments: await store.appointmentsOfPerson(sql, personId),
    absences: await store.absencesOfPerson(sql, personId),
    history: history.map(({ at, actor, action, reason, changes }) => ({ at, actor, action, reason, changes })),
    keptBesideTheHistory: await personalValuesOf(sql, personId),
  };
}

function found(person: Person | undefined, personId: number): Person {
  if (!person) throw new Refusal('not-found', `there is no person ${personId}`);
  return person;
}

const personToErase = async (tx: Tx, personId: number): Promise<Person> => found(await personForChange(tx, personId), personId);

/**
 * Erases a person from the directory and from what the history says of people: the number stays, and everything under it. Done again it erases what has come
 * since. Other stages hold more, each erases its own: see `ErasedPerson`. Refuses with 'not-found'.
 */
export const erasePerson = (sql: Sql, personId: number, act: Act): Promise<ErasedPerson> =>
  transact(sql, async (tx) => {
    await holdBackPersonalValues(tx);
    const before = await personToErase(tx, personId);
    const instead = { name: erasedName(personId), email: `erased-${personId}@erased.invalid` };
    const known = await knownAs(tx, before);
    await endAppointments(tx, personId, act);
    for (const { id } of await store.deleteAbsences(tx, personId)) await record(tx, act, { subject: 'absence', subjectId: id, before: null, after: {} });
    if (before.name !== instead.name) {
      const after = await store.setErased(tx, personId, { ...instead, now: act.now });
      // The change of name and address is not told: it would put both on record again.
      await record(tx, act, { subject: 'person', subjectId: personId, before: { ...before, ...instead }, after });
    }
    await erasePersonalValues(tx, personId);
    return { id: personId, ...instead, ...known };
  });

/** Locks a person who is to be erased by an administrator: what was changed since `version` is refused, and the last administrator of the installation stays. */
export async function requireErasable(tx: Tx, of: { personId: number; version?: number }): Promise<void> {
  await lockAdministrators(tx);
  const { version } = await personToErase(tx, of.personId);
  if (of.version !== undefined && of.version !== version) throw new Refusal('stale-version', `person ${of.personId} was changed meanwhile: version ${version}`);
  if (await administersInstallation(tx, of.personId)) await requireOtherAdministrator(tx, of.personId);
}

/** Puts on record that what is held on a person was handed out, and to whom. */
export const recordHandingOut = (sql: Sql, personId: number, act: Act): Promise<void> =>
  recordHistory(sql, { partnershipId: null, subject: 'account', subjectId: personId, at: act.now, actor: act.actor, action: 'data-exported', before: {}, after: { exported: true } });

const record = (tx: Tx, act: Act, entry: { subject: string; subjectId: number; before: object | null; after: object }): Promise<void> =>
  recordHistory(tx, { partnershipId: null, at: act.now, actor: act.actor, action: 'erased', ...entry });

/** Ends what counts, as of the day before; what has not begun is taken back. */
async function endAppointments(tx: Tx, personId: number, act: Act): Promise<void> {
  const last = addDays(localDayOf(act.now, 'utc'), -1);
  for (const before of await store.appointmentsAfter(tx, personId, last)) {
    const begun = before.startsOn <= last;
    const after = begun ? await setAppointmentEnd(tx, before.id, last) : { ...before, withdrawn: true };
    if (!begun) await store.deleteAppointment(tx, before.id);
    await recordHistory(tx, {
      partnershipId: before.partnershipId, subject: 'appointment', subjectId: before.id, at: act.now, actor: act.actor, action: begun ? 'ended' : 'withdrawn', before, after,
    });
  }
}

/** The addresses that a person has or had, and nobody else has by now; refuses with 'not-found'. */
export const knownAddresses = async (sql: Sql, personId: number): Promise<string[]> => (await knownAs(sql, found(await store.personOnRecord(sql, personId), personId))).addresses;

/** Under which names and addresses a person stands in the history, of today and of former days. */
async function knownAs(tx: Sql, person: Person): Promise<Pick<ErasedPerson, 'names' | 'addresses'>> {
  const rows = await historyOf(tx, wholeInstallation, 'person', person.id);
  const names = textsOf(rows, 'name', [person.name, erasedName(person.id)]);
  const addresses = textsOf(rows, 'email', [person.email, erasedName(person.id)]);
  const shared = await store.sharedWithOthers(tx, { personId: person.id, names, addresses });
  return { names: names.filter((name) => !shared.names.has(name)), addresses: addresses.filter((address) => !shared.addresses.has(address)) };
}

/** Every text that a field had, and `[now]`; without what stands for an erased one. */
function textsOf(rows: readonly HistoryRow[], field: string, [now, erased]: [now: string, erased: string]): string[] {
  const said = rows.flatMap(({ after, changes }) => [after[field], changes[field]?.from, changes[field]?.to]);
  return [...new Set([now, ...said])].filter((text): text is string => typeof text === 'string' && text !== erased);
}

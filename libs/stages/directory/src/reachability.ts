import { recordHistory } from '@suivi/audit';
import { type Sql, transact } from '@suivi/db';
import { type Act, type LocalDate, Refusal } from '@suivi/kernel';
import * as store from './directory.store.js';

/** Whether and when a person can be written to: digests stopped and resumed, days away. */

async function setDigests(sql: Sql, personId: number, off: boolean, act: Act): Promise<store.Person> {
  return transact(sql, async (tx) => {
    const before = await store.personForChange(tx, personId);
    if (!before) throw new Refusal('not-found', `there is no person ${personId}`);
    if ((before.digestsOffAt !== null) === off) return before;
    const after = await store.setDigestsOff(tx, personId, off ? act.now : null);
    await recordHistory(tx, {
      partnershipId: null, subject: 'person', subjectId: personId, at: act.now, actor: act.actor, action: off ? 'digests-stopped' : 'digests-resumed', before, after,
    });
    return after;
  });
}

/** Stops a person's digests; what is asked of the person directly still comes. Done twice it changes nothing. */
export const stopDigests = (sql: Sql, input: { personId: number }, act: Act): Promise<store.Person> => setDigests(sql, input.personId, true, act);

/** Lets a person's digests go out again. Done twice it changes nothing. */
export const resumeDigests = (sql: Sql, input: { personId: number }, act: Act): Promise<store.Person> => setDigests(sql, input.personId, false, act);

/** Puts down that a person is away on these days, both included: the alternate is written to instead. */
export const recordAbsence = (sql: Sql, input: { personId: number; startsOn: LocalDate; endsOn: LocalDate }, act: Act): Promise<store.Absence> =>
  transact(sql, async (tx) => {
    if (input.endsOn < input.startsOn) throw new Refusal('absence.dates-reversed', `an absence cannot end on ${input.endsOn}, before it starts on ${input.startsOn}`);
    if (!(await store.personForChange(tx, input.personId))) throw new Refusal('not-found', `there is no person ${input.personId}`);
    const known = await store.absenceWithin(tx, input.personId, input);
    if (known) throw new Refusal('already-exists', `an absence from ${known.startsOn} to ${known.endsOn} is there already`);
    const row = await store.insertAbsence(tx, { personId: input.personId, startsOn: input.startsOn, endsOn: input.endsOn });
    await recordHistory(tx, { partnershipId: null, subject: 'absence', subjectId: row.id, at: act.now, actor: act.actor, action: 'added', before: null, after: row });
    return row;
  });

/** Changes the last day of an absence: back earlier, or away longer. */
export const endAbsence = (sql: Sql, input: { id: number; endsOn: LocalDate }, act: Act): Promise<store.Absence> =>
  transact(sql, async (tx) => {
    const before = await store.absenceForChange(tx, input.id);
    if (!before) throw new Refusal('not-found', `there is no absence ${input.id}`);
    if (input.endsOn < before.startsOn) throw new Refusal('absence.dates-reversed', `an absence cannot end on ${input.endsOn}, before it starts on ${before.startsOn}`);
    const row = await store.setAbsenceEnd(tx, before.id, input.endsOn);
    await recordHistory(tx, { partnershipId: null, subject: 'absence', subjectId: row.id, at: act.now, actor: act.actor, action: 'changed', before, after: row });
    return row;
  });

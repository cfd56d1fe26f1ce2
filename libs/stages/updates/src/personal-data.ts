import { accessDataOf, eraseAccess } from '@suivi/access';
import { type Sql, transact } from '@suivi/db';
import { erasePerson, type ErasedPerson, exportPersonalData, knownAddresses } from '@suivi/directory';
import { eraseMail, mailDataOf } from '@suivi/emails';
import type { Act } from '@suivi/kernel';
import { eraseFromOutcomes, readingsAskedBy } from '@suivi/outcomes';
import { answersOf, eraseFromUpdates } from './personal-answers.store.js';

// Here, for this is the last stage that holds something on people. One that comes later and does so too takes this file with it.

/** Everything that the product holds on a person, by where it is held; refuses with 'not-found'. */
export const everythingOn = (sql: Sql, personId: number): Promise<Record<string, unknown>> =>
  transact(
    sql,
    async (tx) => {
      const directory = await exportPersonalData(tx, personId);
      const who = { id: personId, addresses: await knownAddresses(tx, personId) };
      return {
        directory, access: await accessDataOf(tx, personId), readings: await readingsAskedBy(tx, personId), emails: await mailDataOf(tx, who), updates: await answersOf(tx, who),
      };
    },
    { isolationLevel: 'repeatable read' },
  );

/** Erases a person wherever the product holds something on them, in one transaction; refuses with 'not-found'. */
export const eraseEverywhere = (sql: Sql, personId: number, act: Act): Promise<ErasedPerson> =>
  transact(sql, async (tx) => {
    const erased = await erasePerson(tx, personId, act);
    await eraseAccess(tx, personId, act.now);
    await eraseFromOutcomes(tx, erased);
    await eraseMail(tx, erased);
    await eraseFromUpdates(tx, erased);
    return erased;
  });

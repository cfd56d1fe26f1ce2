import { recordHistory } from '@suivi/audit';
import { type Sql, transact, uproot } from '@suivi/db';
import { type Act, Refusal } from '@suivi/kernel';
import * as store from './sample.store.js';

// Here for the same reason as what is held on people: everything that hangs on a partnership is known by now, but for reports, which their guard keeps.

/** What is no sample's: a row that belongs to one of these stays, and what it hangs on with it. */
const anchors = ['partnership', 'series', 'meeting', 'document', 'commitment', 'call_for_inputs', 'report_document'];

/**
 * Removes a partnership that the product brought as its sample, with its people and all that hangs on them; of its entities and duty stations those that nobody else has.
 * Answers how many rows went. Refuses with 'not-found', 'sample.none', 'sample.report-issued', and 'sample.in-use' where its people were given something outside.
 */
export const removeSample = (sql: Sql, partnershipId: number, act: Act): Promise<{ rows: number }> =>
  transact(sql, async (tx) => {
    const of = await store.partnershipToRemove(tx, partnershipId);
    if (!of) throw new Refusal('not-found', `there is no partnership ${partnershipId}`);
    if (!of.isSample) throw new Refusal('sample.none', `${of.slug} is no sample`);
    if (await store.hasIssuedReport(tx, partnershipId)) throw new Refusal('sample.report-issued', 'a report of the sample was issued, and what was issued stays');
    const { people, organizations, stations } = await store.castOf(tx, partnershipId);
    if (await store.administersAny(tx, people)) throw new Refusal('sample.in-use', 'somebody of the sample administers the installation');
    await store.emptyMailbox(tx, people);
    const gone = await uproot(tx, [{ table: 'partnership', ids: [partnershipId] }, { table: 'person', ids: people }], { anchors });
    if (gone === null) throw new Refusal('sample.in-use', 'people of the sample were given something outside it');
    let rows = gone;
    for (const id of organizations) rows += (await uproot(tx, [{ table: 'organization', ids: [id] }], { only: ['organization', 'former_name', 'group_member'] })) ?? 0;
    for (const id of stations) rows += (await uproot(tx, [{ table: 'duty_station', ids: [id] }], { only: ['duty_station', 'holiday'] })) ?? 0;
    await recordHistory(tx, { partnershipId: null, subject: 'partnership', subjectId: partnershipId, at: act.now, actor: act.actor, action: 'removed', before: of, after: {} });
    return { rows };
  });

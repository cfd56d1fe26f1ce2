import { recordHistory } from '@suivi/audit';
import { type Sql, transact } from '@suivi/db';
import { type Act, type Language, Refusal } from '@suivi/kernel';
import * as store from './directory.store.js';

/** What a person sets for themselves, or a desk for them: how they are called, in which language and by which clock and calendar they are written to. */
export interface Settings {
  name?: string;
  language?: Language;
  zone?: string;
  dutyStationId?: number | null;
}

/** Changes a person's settings; what is absent stays. `version` is the one that the change started from, undefined for any. */
export const changeSettings = (sql: Sql, change: Settings & { personId: number; version?: number }, act: Act): Promise<store.Person> =>
  transact(sql, async (tx) => {
    const { personId, version, ...settings } = change;
    const before = await store.personForChange(tx, personId);
    if (!before) throw new Refusal('not-found', `there is no person ${personId}`);
    if (version !== undefined && version !== before.version) throw new Refusal('stale-version', `person ${personId} was changed meanwhile: version ${before.version}`);
    if (settings.dutyStationId && !(await store.dutyStationById(tx, settings.dutyStationId))) throw new Refusal('not-found', `there is no duty station ${settings.dutyStationId}`);
    const after = await store.setSettings(tx, personId, settings);
    await recordHistory(tx, { partnershipId: null, subject: 'person', subjectId: personId, at: act.now, actor: act.actor, action: 'changed', before, after });
    return after;
  });

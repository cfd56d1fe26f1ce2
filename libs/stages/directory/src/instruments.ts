import { type Scope, wholeInstallation } from '@suivi/access';
import { recordHistory } from '@suivi/audit';
import type { InstrumentKind } from '@suivi/contract';
import { type Sql, type Tx, transact } from '@suivi/db';
import { type Act, type LocalDate, type LocalizedText, Refusal } from '@suivi/kernel';
import { partnership } from './directory.js';
import * as store from './instruments.store.js';

/** A text between the two sides as somebody enters it. */
export interface NewInstrument {
  partnershipId: number;
  name: LocalizedText;
  kind: InstrumentKind;
  parties?: readonly string[];
  signedOn?: LocalDate | null;
  startsOn?: LocalDate | null;
  endsOn?: LocalDate | null;
}

function refuseReversed({ startsOn, endsOn }: { startsOn?: LocalDate | null; endsOn?: LocalDate | null }): void {
  if (startsOn && endsOn && endsOn < startsOn) throw new Refusal('instrument.dates-reversed', 'the term would end before it begins');
}

const remember = (tx: Tx, act: Act, entry: { action: string; before: store.Instrument | null; after: store.Instrument }): Promise<void> =>
  recordHistory(tx, { ...entry, partnershipId: entry.after.partnershipId, subject: 'instrument', subjectId: entry.after.id, at: act.now, actor: act.actor });

/** Adds an instrument. Refuses a term that ends before it begins, and a partnership that is not there. */
export const addInstrument = (sql: Sql, input: NewInstrument, act: Act): Promise<store.Instrument> =>
  transact(sql, async (tx) => {
    await partnership(tx, wholeInstallation, input.partnershipId);
    refuseReversed(input);
    const row = await store.insertInstrument(tx, { ...input, parties: [...(input.parties ?? [])], version: 1 });
    await remember(tx, act, { action: 'added', before: null, after: row });
    return row;
  });

/** Corrects or renews an instrument; what is absent stays. */
export const changeInstrument = (sql: Sql, input: { id: number; version?: number } & Partial<Omit<NewInstrument, 'partnershipId'>>, act: Act): Promise<store.Instrument> =>
  transact(sql, async (tx) => {
    const before = await store.instrumentForChange(tx, input.id);
    if (!before) throw new Refusal('not-found', `there is no instrument ${input.id}`);
    if (input.version !== undefined && input.version !== before.version) throw new Refusal('stale-version', `somebody changed this meanwhile: it is at version ${before.version}`);
    const { id: _id, version: _version, parties, ...set } = input;
    const after = await store.updateInstrument(tx, before.id, { ...set, ...(parties ? { parties: [...parties] } : {}) });
    refuseReversed(after);
    await remember(tx, act, { action: 'changed', before, after });
    return after;
  });

/** The instrument, if it is the reader's to see; refuses with 'not-found' otherwise. */
export async function instrumentNamed(sql: Sql, scope: Scope, id: number): Promise<store.Instrument> {
  const row = await store.instrumentById(sql, scope, id);
  if (!row) throw new Refusal('not-found', `there is no instrument ${id}`);
  return row;
}

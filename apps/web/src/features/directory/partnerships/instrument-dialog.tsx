import { Select, Textarea, TextInput } from '@mantine/core';
import { vocabulary, type InstrumentKind } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { Conflict, type Difference } from '../../../ui/conflict.js';
import { useLanguage } from '../../../ui/language.js';
import { isStale } from '../../../ui/problem-notice.js';
import { NameField, written } from './name-field.js';
import css from './partnerships.module.css';
import { useAddInstrument, useChangeInstrument, type Instrument } from './partnerships.js';

/** What a person has made of an instrument so far. */
interface Wish {
  name: Instrument['name'];
  kind: InstrumentKind;
  parties: string;
  signedOn: string;
  startsOn: string;
  endsOn: string;
}
const days = ['signedOn', 'startsOn', 'endsOn'] as const;

const blank: Wish = { name: {}, kind: 'memorandum', parties: '', signedOn: '', startsOn: '', endsOn: '' };
const standing = (one: Instrument | undefined): Wish =>
  one ? { name: one.name, kind: one.kind, parties: one.parties.join('\n'), signedOn: one.signedOn ?? '', startsOn: one.startsOn ?? '', endsOn: one.endsOn ?? '' } : blank;

/** The wish as the server takes it: one party a line, names of blanks left out. */
const bodyOf = ({ name, kind, parties, ...term }: Wish) => ({
  name: written(name),
  kind, parties: parties.split('\n').map((party) => party.trim()).filter((party) => party !== ''),
  signedOn: term.signedOn || null, startsOn: term.startsOn || null, endsOn: term.endsOn || null,
});
type Body = ReturnType<typeof bodyOf>;

/** Only what the person changed, so that nothing else is written over. */
function changedIn(wish: Wish, began: Wish): Partial<Body> {
  const [now, before] = [bodyOf(wish), bodyOf(began)];
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Body])));
}

function useDifferences(wish: Wish, { began, now }: { began: Wish; now: Wish }): Difference[] {
  const { t, language } = useLanguage();
  const changed = changedIn(wish, began);
  const day = (on: string): string => (on ? formatDay(on, 'day', language) : '–');
  const texts = (name: Wish['name']): string => Object.values(name).join('\n');
  return [
    ...(changed.name ? [{ name: t('partnerships.instrument.title'), mine: texts(wish.name), theirs: texts(now.name) }] : []),
    ...(changed.kind ? [{ name: t('partnerships.instrument.kind'), mine: t(`instrumentKind.${wish.kind}`), theirs: t(`instrumentKind.${now.kind}`) }] : []),
    ...(changed.parties ? [{ name: t('partnerships.instrument.parties'), mine: wish.parties, theirs: now.parties }] : []),
    ...days.filter((one) => one in changed).map((one) => ({ name: t(`partnerships.instrument.${one}`), mine: day(wish[one]), theirs: day(now[one]) })),
  ];
}

/** Adds a text between the two sides, or changes one; where somebody else was first, both versions are shown. */
export function InstrumentDialog({ partnershipId, instrument, onClose }: { partnershipId: number; instrument?: Instrument; onClose: () => void }) {
  const { t } = useLanguage();
  const [add, change] = [useAddInstrument(), useChangeInstrument()];
  const [began] = useState(() => standing(instrument));
  const [wish, setWish] = useState(began);
  const set = (changed: Partial<Wish>) => setWish((now) => ({ ...now, ...changed }));
  const differences = useDifferences(wish, { began, now: standing(instrument) });
  const send = () =>
    instrument ? change.mutate({ params: { id: instrument.id }, ifMatch: instrument.version, body: changedIn(wish, began) }, { onSuccess: onClose }) : add.mutate({ params: { id: partnershipId }, body: bodyOf(wish) }, { onSuccess: onClose });
  const sending = instrument ? change : add;
  const isLate = isStale(sending.error);
  const title = t(instrument ? 'partnerships.instrument.changing' : 'partnerships.instrument.add');
  return (
    <ActDialog title={title} submit={t('partnerships.instrument.save')} sending={isLate ? { ...sending, error: null } : sending} disabled={instrument !== undefined && Object.keys(changedIn(wish, began)).length === 0} onSend={send} onClose={onClose}>
      <NameField label={t('partnerships.instrument.title')} name={wish.name} onChange={(name) => set({ name })} />
      <Select label={t('partnerships.instrument.kind')} allowDeselect={false} data={vocabulary.instrumentKinds.map((value) => ({ value, label: t(`instrumentKind.${value}`) }))} value={wish.kind} onChange={(kind) => kind && set({ kind })} />
      <Textarea label={t('partnerships.instrument.parties')} description={t('partnerships.instrument.parties.text')} autosize minRows={2} maxRows={6} dir="auto" value={wish.parties} onChange={(event) => set({ parties: event.currentTarget.value })} />
      <div className={css.days}>
        {days.map((one) => <TextInput key={one} type="date" min="1900-01-01" max="2199-12-31" label={t(`partnerships.instrument.${one}`)} value={wish[one]} onChange={(event) => set({ [one]: event.currentTarget.value })} />)}
      </div>
      {isLate && <Conflict differences={differences} onSave={send} saving={sending.isPending} />}
    </ActDialog>
  );
}

import { Select, TextInput } from '@mantine/core';
import { precisions, type Precision } from '@suivi/kernel';
import css from './day-field.module.css';
import { useLanguage } from './language.js';

/** A day and how exactly it is meant. */
export interface DayWish {
  on: string;
  precision: Precision;
}

/** Asks for a day and how exactly it is meant; the label may be heard only, where the words stand beside it anyway. */
export function DayField({ label, isHeard = false, min = '1900-01-01', wish, onChange }: { label: string; isHeard?: boolean; min?: string; wish: DayWish; onChange: (wish: DayWish) => void }) {
  const { t } = useLanguage();
  const exact = precisions.map((value) => ({ value, label: t(`web.review.precision.${value}`) }));
  const named = (name: string) => (isHeard ? { 'aria-label': name } : { label: name });
  return (
    <div className={css.pair}>
      <TextInput type="date" required {...named(label)} value={wish.on} min={min} max="2199-12-31" onChange={(event) => onChange({ ...wish, on: event.currentTarget.value })} />
      <Select allowDeselect={false} {...named(t('web.review.precision'))} data={exact} value={wish.precision} onChange={(value) => value && onChange({ ...wish, precision: value })} />
    </div>
  );
}

import { Stack } from '@mantine/core';
import { DayField, type DayWish } from '../../ui/day-field.js';
import type { ReactNode } from 'react';
import { useLanguage } from '../../ui/language.js';
import { Radio } from '../../ui/radio.js';

/** By when: as the document says, on a date that a person names, or open. */
export interface DeadlineWish extends DayWish {
  way: 'said' | 'date' | 'none';
}

interface Props {
  /** What stands without anybody's doing. */
  said: ReactNode;
  /** What the choice of another date is called. */
  date: string;
  /** Whether there is a deadline that could be taken away. */
  mayBeNone: boolean;
  wish: DeadlineWish;
  onChange: (wish: DeadlineWish) => void;
}

/** The choice of a deadline. */
export function DeadlineChoice({ said, date, mayBeNone, wish, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <Radio.Group label={t('web.standing.schedule')} value={wish.way} onChange={(way) => onChange({ ...wish, way: way as DeadlineWish['way'] })}>
      <Stack gap={8} mt={6}>
        <Radio value="said" label={said} />
        <Radio value="date" label={date} />
        {wish.way === 'date' && <DayField label={date} isHeard wish={wish} onChange={(day) => onChange({ ...wish, ...day })} />}
        {mayBeNone && <Radio value="none" label={t('web.deadline.none')} />}
      </Stack>
    </Radio.Group>
  );
}

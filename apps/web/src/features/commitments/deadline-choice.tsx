import { Radio, Stack } from '@mantine/core';
import { DayField, type DayWish } from '../../ui/day-field.js';
import { useLanguage } from '../../ui/language.js';

/** By when: as the document says, on a date that a person names, or open. */
export interface DeadlineWish extends DayWish {
  way: 'said' | 'date' | 'none';
}

interface Props {
  said: string | null;
  language: string;
  wish: DeadlineWish;
  onChange: (wish: DeadlineWish) => void;
}

/** The choice of a deadline. */
export function DeadlineChoice({ said, language, wish, onChange }: Props) {
  const { t } = useLanguage();
  return (
    <Radio.Group label={t('web.standing.schedule')} value={wish.way} onChange={(way) => onChange({ ...wish, way: way as DeadlineWish['way'] })}>
      <Stack gap={8} mt={6}>
        <Radio value="said" label={<>{t('web.review.deadline.said')} {said ? <q lang={language} dir="auto">{said}</q> : t('web.deadline.none')}</>} />
        <Radio value="date" label={t('web.review.deadline.date')} />
        {wish.way === 'date' && <DayField label={t('web.review.deadline.date')} isHeard wish={wish} onChange={(day) => onChange({ ...wish, ...day })} />}
        {said && <Radio value="none" label={t('web.deadline.none')} />}
      </Stack>
    </Radio.Group>
  );
}

import { Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { precisions, type Precision } from '@suivi/kernel';
import { useLanguage } from '../../ui/language.js';

/** By when: as the document says, on a date that a person names, or open. */
export interface DeadlineWish {
  way: 'said' | 'date' | 'none';
  on: string;
  precision: Precision;
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
  const exact = precisions.map((value) => ({ value, label: t(`web.review.precision.${value}`) }));
  return (
    <Radio.Group label={t('web.standing.schedule')} value={wish.way} onChange={(way) => onChange({ ...wish, way: way as DeadlineWish['way'] })}>
      <Stack gap={8} mt={6}>
        <Radio value="said" label={<>{t('web.review.deadline.said')} {said ? <q lang={language} dir="auto">{said}</q> : t('web.deadline.none')}</>} />
        <Radio value="date" label={t('web.review.deadline.date')} />
        {wish.way === 'date' && (
          <Group gap="sm" ms={30} grow>
            <TextInput type="date" required aria-label={t('web.review.deadline.date')} value={wish.on} min="1900-01-01" max="2199-12-31" onChange={(event) => onChange({ ...wish, on: event.currentTarget.value })} />
            <Select allowDeselect={false} aria-label={t('web.review.precision')} data={exact} value={wish.precision} onChange={(value) => value && onChange({ ...wish, precision: value })} />
          </Group>
        )}
        {said && <Radio value="none" label={t('web.deadline.none')} />}
      </Stack>
    </Radio.Group>
  );
}

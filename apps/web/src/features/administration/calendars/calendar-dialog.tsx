import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { IconPlus, IconTrash } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import css from './calendars.module.css';
import { type DutyStation, type Holiday, useChangeStation, weekdayName, weekdays } from './calendars.js';

interface Line extends Holiday {
  key: number;
}

function HolidayLine({ line, onChange, onRemove }: { line: Line; onChange: (line: Line) => void; onRemove: () => void }) {
  const { t } = useLanguage();
  return (
    <li className={css.line}>
      <TextInput type="date" required aria-label={t('admin.calendars.day')} min="1900-01-01" max="2199-12-31" value={line.on} onChange={(event) => onChange({ ...line, on: event.currentTarget.value })} />
      <TextInput required dir="auto" maxLength={120} aria-label={t('admin.calendars.name')} placeholder={t('admin.calendars.name')} value={line.name} onChange={(event) => onChange({ ...line, name: event.currentTarget.value })} />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('admin.calendars.remove', { name: line.name || line.on })} onClick={onRemove}><IconTrash size={16} /></ActionIcon>
    </li>
  );
}

/** Changes the working week and the holidays of a duty station. */
export function CalendarDialog({ station, onClose }: { station: DutyStation; onClose: () => void }) {
  const { t, language } = useLanguage();
  const change = useChangeStation();
  const [began] = useState(station);
  const [week, setWeek] = useState(began.weekdays.map(String));
  const [lines, setLines] = useState<Line[]>(() => began.holidays.map((holiday, key) => ({ ...holiday, key })));
  const add = (): void => setLines([...lines, { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, on: '', name: '' }]);
  const send = (): void =>
    change.mutate({ params: { id: began.id }, body: { weekdays: week.map(Number), holidays: lines.map(({ on, name }) => ({ on, name: name.trim() })), knownHolidays: began.holidays.map(({ on }) => on) } }, { onSuccess: onClose });
  return (
    <ActDialog title={t('admin.calendars.change.of', { name: began.name })} submit={t('people.save')} sending={change} disabled={week.length === 0} onSend={send} onClose={onClose}>
      <Checkbox.Group label={t('admin.calendars.week')} value={week} onChange={setWeek}>
        <Group gap={14} mt={8}>{weekdays.map((day) => <Checkbox key={day} value={String(day)} label={weekdayName(day, language, 'long')} />)}</Group>
      </Checkbox.Group>
      <fieldset className={css.fieldset}>
        <legend>{t('admin.calendars.holidays')}</legend>
        <ul className={css.lines}>
          {lines.map((line) => <HolidayLine key={line.key} line={line} onChange={(changed) => setLines(lines.map((one) => (one.key === line.key ? changed : one)))} onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))} />)}
        </ul>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>{t('admin.calendars.add')}</Button>
      </fieldset>
    </ActDialog>
  );
}

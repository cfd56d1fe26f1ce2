import { Button, Group, TextInput } from '@mantine/core';
import { directory, type RouteResponse } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActDialog } from '../../ui/act-dialog.js';
import { useChange } from '../../ui/change.js';
import { IconCalendarOff, IconPlus } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Listing } from '../../ui/listing.js';
import { reading } from '../../ui/reading.js';
import { Section } from '../../ui/section.js';

type Absence = RouteResponse<typeof directory.listAbsences>['items'][number];

function Add({ personId, onClose }: { personId: number; onClose: () => void }) {
  const { t } = useLanguage();
  const add = useChange(directory.createAbsence, directory.listAbsences);
  const [days, setDays] = useState({ startsOn: '', endsOn: '' });
  return (
    <ActDialog title={t('people.absences.add')} submit={t('people.save')} sending={add} onSend={() => add.mutate({ params: { id: personId }, body: days }, { onSuccess: onClose })} onClose={onClose}>
      <Group grow align="start">
        <TextInput type="date" required label={t('people.absences.first')} value={days.startsOn} max="2199-12-31" onChange={(event) => setDays({ ...days, startsOn: event.currentTarget.value })} data-autofocus />
        <TextInput type="date" required label={t('people.end.last')} value={days.endsOn} min={days.startsOn} max="2199-12-31" onChange={(event) => setDays({ ...days, endsOn: event.currentTarget.value })} />
      </Group>
    </ActDialog>
  );
}

function Change({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const { t } = useLanguage();
  const change = useChange(directory.endAbsence, directory.listAbsences);
  const [endsOn, setEndsOn] = useState(absence.endsOn);
  return (
    <ActDialog title={t('people.absences.change')} submit={t('people.save')} sending={change} onSend={() => change.mutate({ params: { id: absence.id }, body: { endsOn } }, { onSuccess: onClose })} onClose={onClose}>
      <TextInput type="date" required label={t('people.end.last')} value={endsOn} min={absence.startsOn} max="2199-12-31" onChange={(event) => setEndsOn(event.currentTarget.value)} data-autofocus />
    </ActDialog>
  );
}

/** When a person is away. */
export function Absences({ personId }: { personId: number }) {
  const { t, language } = useLanguage();
  const absences = useQuery(reading(directory.listAbsences, { params: { id: personId } }));
  const [isNew, setNew] = useState(false);
  const [changing, setChanging] = useState<Absence | null>(null);
  const changeOf = ({ startsOn }: Absence): string => `${t('people.absences.change')}: ${formatDay(startsOn, 'day', language)}`;
  return (
    <Section title={t('people.absences')} lead={t('people.absences.lead')} end={<Button size="sm" variant="default" leftSection={<IconPlus size={15} />} onClick={() => setNew(true)}>{t('people.absences.add')}</Button>}>
      <Listing label={t('people.absences')} asked={absences} items={absences.data?.items} keyOf={({ id }) => id} empty={{ icon: IconCalendarOff, title: t('people.none.title') }}
        columns={[{ head: t('people.from'), cell: ({ startsOn }) => formatDay(startsOn, 'day', language) }, { head: t('people.until'), cell: ({ endsOn }) => formatDay(endsOn, 'day', language) }]}
        acts={(absence) => <Button size="xs" variant="default" aria-label={changeOf(absence)} onClick={() => setChanging(absence)}>{t('people.absences.change')}</Button>} />
      {isNew && <Add personId={personId} onClose={() => setNew(false)} />}
      {changing && <Change absence={changing} onClose={() => setChanging(null)} />}
    </Section>
  );
}

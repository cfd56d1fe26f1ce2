import { Select, TextInput } from '@mantine/core';
import { directory } from '@suivi/contract';
import { ownName } from '@suivi/i18n';
import { languages, type Language } from '@suivi/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActDialog } from '../../ui/act-dialog.js';
import { useLanguage } from '../../ui/language.js';
import { reading } from '../../ui/reading.js';
import { useChangeSettings, type PersonInFull } from './people/people.js';

/** The zones that this browser knows, and the one that counts. */
const zonesWith = (zone: string): string[] => [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])].sort();

/** The duty stations, for their working week and holidays. */
export const useDutyStations = () => useQuery({ ...reading(directory.listDutyStations), staleTime: 60_000 });

const nowhere = 'none';

/** How a person is called, and in which language and by which clock and calendar they are written to. */
export function SettingsDialog({ person, onClose }: { person: PersonInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const change = useChangeSettings();
  const stations = useDutyStations().data?.items ?? [];
  const [{ name, language, zone, dutyStationId }, set] = useState(person);
  const put = (part: Partial<PersonInFull>) => set((now) => ({ ...now, ...part }));
  const send = () => change.mutate({ params: { id: person.id }, ifMatch: person.version, body: { name: name.trim(), language, zone, dutyStationId } }, { onSuccess: onClose });
  return (
    <ActDialog title={t('people.settings.change')} submit={t('people.save')} sending={change} onSend={send} onClose={onClose}>
      <TextInput label={t('people.name')} required maxLength={200} dir="auto" value={name} onChange={(event) => put({ name: event.currentTarget.value })} data-autofocus />
      <Select label={t('people.language')} allowDeselect={false} data={languages.map((value) => ({ value, label: ownName[value] }))} value={language} onChange={(value) => put({ language: value as Language })} />
      <Select label={t('people.zone')} description={t('people.zone.text')} searchable allowDeselect={false} dir="ltr" data={zonesWith(zone)} value={zone} onChange={(value) => value && put({ zone: value })} />
      <Select label={t('people.station')} description={t('people.station.text')} allowDeselect={false} value={dutyStationId === null ? nowhere : String(dutyStationId)}
        data={[{ value: nowhere, label: t('people.station.none') }, ...stations.map((station) => ({ value: String(station.id), label: station.name }))]} onChange={(value) => value && put({ dutyStationId: value === nowhere ? null : Number(value) })} />
    </ActDialog>
  );
}

import { Button } from '@mantine/core';
import { ownName } from '@suivi/i18n';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { Section } from '../../ui/section.js';
import { Unreachable } from './people/appointments.js';
import type { PersonInFull } from './people/people.js';
import css from './people/people.module.css';
import { Reachability } from './reachability.js';
import { SettingsDialog, useDutyStations } from './settings-dialog.js';

/** Where, in which language and by which clock and calendar a person is written to: the same for the desk that follows them up and for the person. */
export function PersonSettings({ person }: { person: PersonInFull }) {
  const { t } = useLanguage();
  const [changing, setChanging] = useState(false);
  const station = useDutyStations().data?.items.find(({ id }) => id === person.dutyStationId);
  return (
    <Section title={t('people.settings')} end={<><Button size="sm" variant="default" onClick={() => setChanging(true)}>{t('people.settings.change')}</Button><Reachability person={person} /></>}>
      <dl className={css.facts}>
        <dt>{t('people.address')}</dt><dd><bdi>{person.email}</bdi> <Unreachable of={person} /></dd>
        <dt>{t('people.language')}</dt><dd>{ownName[person.language]}</dd>
        <dt>{t('people.zone')}</dt><dd><bdi>{person.zone}</bdi></dd>
        <dt>{t('people.station')}</dt><dd dir="auto">{station?.name ?? t('people.station.none')}</dd>
      </dl>
      {changing && <SettingsDialog person={person} onClose={() => setChanging(false)} />}
    </Section>
  );
}

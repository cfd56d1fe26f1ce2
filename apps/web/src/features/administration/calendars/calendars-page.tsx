import { Button } from '@mantine/core';
import { formatDay, formatList } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { IconClock } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under } from '../../../ui/listing.js';
import { Page } from '../../../ui/page.js';
import { Trail } from '../../../ui/trail.js';
import { today } from '../../../ui/when.js';
import { useDutyStations } from '../../directory/settings-dialog.js';
import { CalendarDialog } from './calendar-dialog.js';
import { type DutyStation, weekdayName } from './calendars.js';

function Holidays({ station: { holidays } }: { station: DutyStation }) {
  const { t, language } = useLanguage();
  const next = holidays.find(({ on }) => on >= today());
  return <>{next && <span>{t('admin.calendars.next', { name: `${next.name}, ${formatDay(next.on, 'day', language)}` })}</span>}<Under>{t('admin.calendars.count', { count: holidays.length })}</Under></>;
}

/** When people work: the week and the holidays of each duty station. */
export function CalendarsPage() {
  const { t, language } = useLanguage();
  const stations = useDutyStations();
  const [chosen, choose] = useState<DutyStation | null>(null);
  return (
    <Page title={t('admin.calendars')} lead={t('admin.calendars.lead')} trail={<Trail steps={[<Link key="up" to="/administration">{t('admin.title')}</Link>]} here={t('admin.calendars')} />}>
      <Listing label={t('admin.calendars')} asked={stations} items={stations.data?.items} keyOf={({ id }) => id} empty={{ icon: IconClock, title: t('admin.calendars.none') }}
        columns={[
          { head: t('people.station'), cell: ({ name, country, zone }) => <><span dir="auto">{name}</span><Under><bdi>{country} · {zone}</bdi></Under></> },
          { head: t('admin.calendars.week'), cell: (station) => formatList(station.weekdays.map((day) => weekdayName(day, language, 'short')), language) },
          { head: t('admin.calendars.holidays'), cell: (station) => <Holidays station={station} /> },
        ]}
        acts={(station) => <Button size="xs" variant="default" aria-label={t('admin.calendars.change.of', { name: station.name })} onClick={() => choose(station)}>{t('admin.calendars.change')}</Button>} />
      {chosen && <CalendarDialog station={chosen} onClose={() => choose(null)} />}
    </Page>
  );
}

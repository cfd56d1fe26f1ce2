import { Button } from '@mantine/core';
import { formatMeetingDays } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useRights } from '../../../ui/caller.js';
import { IconPlus, IconUsersGroup } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under } from '../../../ui/listing.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import { usePartnerships } from '../directory.js';
import { EndingSoon } from './instruments.js';
import { cyclesOf, type Cycle, type Meeting, type Series } from './next-meetings.js';
import { useInstruments, useParticipants, type Participant, type Partnership } from './partnerships.js';

function Next({ cycles }: { cycles: readonly Cycle[] }) {
  const { t, language } = useLanguage();
  const told = cycles.filter(({ next, last }) => next ?? last);
  if (told.length === 0) return <Under>{t('partnerships.meeting.none')}</Under>;
  return told.map(({ series, next, last }) => {
    const meeting = next ?? last;
    return meeting && (
      <div key={series.id}>
        <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>{aboutMeeting(language, 'web.meeting.name', meeting.ordinal)}</Link>
        <Under>{[next ? undefined : t('partnerships.meeting.last'), formatMeetingDays(meeting, language), meeting.place].filter(Boolean).join(' · ')}</Under>
      </div>
    );
  });
}

/** In the order of the organizations that the partnerships are with, by their English names; those that have none yet come last. */
function inOrder(partnerships: readonly Partnership[], participants: readonly Participant[]): Partnership[] {
  const at = ({ id }: Partnership): number => {
    const place = participants.findIndex(({ partnershipId, side }) => partnershipId === id && side === 'partner');
    return place === -1 ? participants.length : place;
  };
  return [...partnerships].sort((a, b) => at(a) - at(b));
}

/** The partnerships with whom they are, their next meeting and what they rest on; and what ends within a year. */
export function PartnershipsPage({ meetings, series }: { meetings: readonly Meeting[]; series: readonly Series[] }) {
  const { t, named } = useLanguage();
  const { everything } = useRights();
  const partnerships = usePartnerships();
  const participants = useParticipants().data?.items ?? [];
  const instruments = useInstruments().data?.items ?? [];
  const items = partnerships.data && inOrder(partnerships.data.items, participants);
  const partners = (id: number): Participant[] => participants.filter(({ partnershipId, side }) => partnershipId === id && side === 'partner');
  const add = everything && <Button size="sm" component={Link} to="/start" leftSection={<IconPlus size={15} />}>{t('web.start.add')}</Button>;
  return (
    <Page title={t('web.partnerships.title')} lead={t('partnerships.lead')} end={add}>
      <Section title={t('web.partnership.all')}>
        <Listing label={t('web.partnerships.title')} asked={partnerships} items={items} keyOf={({ id }) => id} empty={{ icon: IconUsersGroup, title: t('partnerships.none'), text: t('partnerships.none.text') }}
          columns={[
            { head: t('partnerships.one'), cell: ({ id, name, isSample }) => <><Link to="/partnerships/$partnershipId" params={{ partnershipId: id }} data-row-link><bdi>{named(name)}</bdi></Link> {isSample && <Tag>{t('web.sample')}</Tag>}</> },
            { head: t('partnerships.with'), cell: ({ id }) => partners(id).map(({ organization }) => <div key={organization.id}><bdi>{named(organization.name)}</bdi></div>) },
            { head: t('partnerships.meeting.next'), cell: ({ id }) => <Next cycles={cyclesOf(id, series, meetings)} /> },
            { head: t('partnerships.instruments'), cell: ({ id }) => instruments.filter(({ partnershipId }) => partnershipId === id).length },
          ]} />
      </Section>
      {items !== undefined && items.length > 0 && <EndingSoon partnerships={items} />}
    </Page>
  );
}

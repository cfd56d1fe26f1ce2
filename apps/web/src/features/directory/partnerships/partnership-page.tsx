import { Group, Skeleton } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import { formatMeetingDays } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty.js';
import { IconFileText } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under, type Asked } from '../../../ui/listing.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Tag } from '../../../ui/tag.js';
import { Trail } from '../../../ui/trail.js';
import { usePartnerships } from '../directory.js';
import { InstrumentsOf } from './instruments.js';
import type { Cycle } from './next-meetings.js';
import { ObjectivesOf } from './objectives.js';
import css from './partnerships.module.css';
import { useParticipants, type Partnership } from './partnerships.js';
import { RemoveSample } from './remove-sample.js';

function Meetings({ cycles, asked }: { cycles: readonly Cycle[]; asked: Asked }) {
  const { t, named, language } = useLanguage();
  if (cycles.length === 0) return <Section title={t('partnerships.meetings')}><Empty icon={IconFileText} title={t('partnerships.meeting.none')}>{t('partnerships.meetings.none.text')}</Empty></Section>;
  return cycles.map(({ series, meetings, next }) => (
    <Section key={series.id} title={named(series.name)} lead={t('partnerships.series.every', { count: series.intervalMonths })}>
      <Listing label={named(series.name)} asked={asked} items={meetings} keyOf={({ id }) => id} empty={{ icon: IconFileText, title: t('partnerships.meeting.none'), text: t('partnerships.meetings.none.text') }}
        columns={[
          { head: t('partnerships.meeting'), cell: ({ id, ordinal }) => <Link to="/meetings/$meetingId" params={{ meetingId: id }}>{aboutMeeting(language, 'web.meeting.name', ordinal)}</Link> },
          { head: t('partnerships.meeting.when'), cell: (one) => <>{formatMeetingDays(one, language)}{one.place && <Under><bdi>{one.place}</bdi></Under>}</> },
          { head: t('partnerships.meeting.state'), cell: ({ id, status }) => <Tag tone={id === next?.id ? 'info' : 'neutral'}>{t(id === next?.id ? 'partnerships.meeting.next' : `meetingStatus.${status}`)}</Tag> },
        ]} />
    </Section>
  ));
}

function Sides({ partnershipId }: { partnershipId: number }) {
  const { t, named } = useLanguage();
  const participants = useParticipants(partnershipId);
  return (
    <Section title={t('partnerships.sides')}>
      {participants.isError && !participants.data && <ProblemNotice error={participants.error} onRetry={() => void participants.refetch()} />}
      {participants.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={120} radius="lg" /></div>}
      {participants.data && (
        <div className={css.sides}>
          {vocabulary.sides.map((side) => {
            const own = participants.data.items.filter((one) => one.side === side);
            return (
              <div key={side} className={css.side}>
                <h3>{t(`side.${side}`)}</h3>
                {own.length === 0 ? <Under>{t('partnerships.sides.none')}</Under> : <ul>{own.map(({ organization }) => <li key={organization.id}><bdi>{organization.acronym}</bdi><bdi>{named(organization.name)}</bdi></li>)}</ul>}
              </div>
            );
          })}
        </div>
      )}
    </Section>
  );
}

function Known({ partnership, cycles, asked }: { partnership: Partnership; cycles: readonly Cycle[]; asked: Asked }) {
  const { t } = useLanguage();
  const { id: partnershipId } = partnership;
  return (
    <>
      <nav className={css.links} aria-label={t('partnerships.ways')}>
        <Link to="/register" search={{ partnershipId }}>{t('web.register.title')}</Link>
        <Link to="/documents" search={{ partnershipId }}>{t('web.review.nav')}</Link>
        <Link to="/people" search={{ partnershipId }}>{t('people.title')}</Link>
        <Link to="/reminders" search={{ partnershipId }}>{t('web.reminders.title')}</Link>
      </nav>
      <Meetings cycles={cycles} asked={asked} />
      <ObjectivesOf partnershipId={partnershipId} />
      <InstrumentsOf partnershipId={partnershipId} />
      <Sides partnershipId={partnershipId} />
    </>
  );
}

/** One partnership: its meetings, what it rests on, and who stands on either side. */
export function PartnershipPage({ id, cycles, asked }: { id: number; cycles: readonly Cycle[]; asked: Asked }) {
  const { t, named } = useLanguage();
  const partnerships = usePartnerships();
  const partnership = partnerships.data?.items.find((one) => one.id === id);
  const trail = <Trail steps={[<Link to="/partnerships">{t('web.partnerships.title')}</Link>]} here={partnership ? named(partnership.name) : t('partnerships.one')} />;
  if (partnership) return <Page title={named(partnership.name)} end={partnership.isSample && <Group gap="sm"><Tag>{t('web.sample')}</Tag><RemoveSample partnershipId={id} /></Group>} trail={trail}><Known partnership={partnership} cycles={cycles} asked={asked} /></Page>;
  return (
    <Page title={t('partnerships.one')} trail={trail}>
      {partnerships.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={320} radius="lg" /></div>}
      {partnerships.isError && <ProblemNotice error={partnerships.error} onRetry={() => void partnerships.refetch()} />}
      {partnerships.isSuccess && <Empty icon={IconFileText} title={t('web.problem.missing.title')}>{t('web.problem.missing.text')}</Empty>}
    </Page>
  );
}

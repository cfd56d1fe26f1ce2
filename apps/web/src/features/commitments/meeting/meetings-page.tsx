import { Skeleton } from '@mantine/core';
import { formatMeetingDays } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { Empty } from '../../../ui/empty.js';
import { IconFileText } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Tag } from '../../../ui/tag.js';
import { useMeetings, useSeries } from '../../outcomes/meetings.js';
import css from './meeting.module.css';
import { useStanding, type Meeting } from './meeting-standing.js';
import { StatusBar } from './status-bar.js';

function Standing({ meetingId }: { meetingId: number }) {
  const { t } = useLanguage();
  const standing = useStanding(meetingId).data;
  if (!standing || standing.total === 0) return null;
  return (
    <div className={css.cardStanding}>
      <StatusBar counts={standing} most={standing.total} />
      <p className={css.quiet}>{`${t('web.meeting.figure.total')}: ${standing.total} · ${t('web.meeting.figure.open')}: ${standing.open} · ${t('web.meeting.figure.overdue')}: ${standing.overdue}`}</p>
    </div>
  );
}

function Line({ meeting }: { meeting: Meeting }) {
  const { t, language } = useLanguage();
  return (
    <li className={css.card}>
      <p className={css.cardHead}>
        <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }} data-row-link>{aboutMeeting(language, 'web.meeting.name', meeting.ordinal)}</Link>
        <Tag tone={meeting.status === 'held' ? 'neutral' : 'info'}>{t(`meetingStatus.${meeting.status}`)}</Tag>
      </p>
      <p className={css.quiet}>{[formatMeetingDays(meeting, language), meeting.place].filter(Boolean).join(' · ')}</p>
      <Standing meetingId={meeting.id} />
    </li>
  );
}

function AllSeries({ partnershipId }: { partnershipId: number | undefined }) {
  const { t, named } = useLanguage();
  const [meetings, series] = [useMeetings(partnershipId), useSeries()];
  const failed = [meetings, series].find((one) => one.isLoadingError);
  if (failed) return <ProblemNotice error={failed.error} onRetry={() => void Promise.all([meetings.refetch(), series.refetch()])} />;
  if (!meetings.data || !series.data) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" /></div>;
  const groups = series.data.items.map((one) => ({ ...one, meetings: meetings.data.items.filter((m) => m.seriesId === one.id) })).filter((one) => one.meetings.length > 0);
  if (groups.length === 0) return <Empty icon={IconFileText} title={t('web.meetings.empty.title')}>{t('web.meetings.empty.text')}</Empty>;
  return groups.map((one) => (
    <section key={one.id} className={css.section} aria-label={named(one.name)}>
      <h2 className={css.heading}>{named(one.name)}</h2>
      <ol className={css.cards}>{one.meetings.map((meeting) => <Line key={meeting.id} meeting={meeting} />)}</ol>
    </section>
  ));
}

/** The series of meetings, the latest meeting of each first. */
export function MeetingsPage({ partnershipId }: { partnershipId: number | undefined }) {
  const { t } = useLanguage();
  return <Page title={t('web.meetings.title')} lead={t('web.meetings.lead')}><AllSeries partnershipId={partnershipId} /></Page>;
}

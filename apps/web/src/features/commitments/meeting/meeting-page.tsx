import { Button, Skeleton } from '@mantine/core';
import { outcomes } from '@suivi/contract';
import { formatMeetingDays } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconCornerDownRight, IconFileText } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { aboutMeeting } from '../../../ui/meeting-name.js';
import { useTitle } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { reading } from '../../../ui/reading.js';
import { today } from '../../../ui/when.js';
import { Trail } from '../../../ui/trail.js';
import { useMeeting } from '../../outcomes/documents.js';
import { useMeetingNames, useMeetings } from '../../outcomes/meetings.js';
import { Cycle } from './cycle.js';
import css from './meeting.module.css';
import { useStanding, type Counts, type Meeting, type MeetingStanding } from './meeting-standing.js';
import { StatusBar, StatusKey } from './status-bar.js';

/** The way back to all meetings. */
export function MeetingTrail({ meeting, children }: { meeting?: Meeting; children?: ReactNode }) {
  const { t, language } = useLanguage();
  const name = meeting ? aboutMeeting(language, 'web.meeting.name', meeting.ordinal) : '…';
  return (
    <Trail steps={[<Link to="/meetings">{t('web.meetings.title')}</Link>, ...(children && meeting ? [<Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>{name}</Link>] : [])]} here={children ?? name} />
  );
}

function Areas({ standing }: { standing: MeetingStanding }) {
  const { t, named } = useLanguage();
  const most = Math.max(...standing.areas.map(({ total }) => total));
  return (
    <section className={css.section} aria-labelledby="areas">
      <h2 id="areas" className={css.heading}>{t('web.meeting.areas')}</h2>
      <StatusKey />
      <ul className={css.areas}>
        {standing.areas.map(({ area, ...counts }) => (
          <li key={area?.id ?? 0}>
            <span className={css.areaName} dir="auto">{area ? named(area.name) : t('web.meeting.area.none')}</span>
            <StatusBar counts={counts} most={most} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const measures = [
  ['total', (c: Counts) => c.total], ['implemented', (c: Counts) => c.byStatus.implemented ?? 0], ['open', (c: Counts) => c.open], ['overdue', (c: Counts) => c.overdue], ['carried-over', (c: Counts) => c.carriedOver],
] as const;

function Figures({ standing, meeting }: { standing: MeetingStanding; meeting: Meeting }) {
  const { t, language } = useLanguage();
  const { previous } = standing;
  return (
    <div className={css.tableFrame} role="region" aria-label={t('web.meeting.compare')} tabIndex={0}>
      <table className={css.figures}>
        <caption className={previous ? css.heading : 'for-ears'}>{t('web.meeting.compare')}</caption>
        <thead>
          <tr>
            <td />
            {measures.map(([key]) => <th key={key} scope="col">{t(`web.meeting.figure.${key}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {[{ ordinal: meeting.ordinal, id: meeting.id, counts: standing as Counts }, ...(previous ? [{ ordinal: previous.ordinal, id: previous.meetingId, counts: previous as Counts }] : [])].map(({ ordinal, id, counts }) => (
            <tr key={id}>
              <th scope="row">{id === meeting.id ? aboutMeeting(language, 'web.meeting.name', ordinal) : <Link to="/meetings/$meetingId" params={{ meetingId: id }}>{aboutMeeting(language, 'web.meeting.name', ordinal)}</Link>}</th>
              {measures.map(([key, of]) => <td key={key} className="numbers">{of(counts)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Documents({ meetingId }: { meetingId: number }) {
  const { t } = useLanguage();
  const documents = useQuery(reading(outcomes.listDocuments, { params: { id: meetingId } })).data?.items ?? [];
  if (documents.length === 0) return null;
  return (
    <section className={css.section} aria-labelledby="documents">
      <h2 id="documents" className={css.heading}>{t('web.review.nav')}</h2>
      <ul className={css.documents}>
        {documents.map(({ id, title, language }) => <li key={id}><IconFileText size={16} aria-hidden /><Link to="/documents/$documentId/review" params={{ documentId: id }} lang={language} dir="auto">{title}</Link></li>)}
      </ul>
    </section>
  );
}

function Body({ meeting, standing }: { meeting: Meeting; standing: MeetingStanding }) {
  const { t } = useLanguage();
  const next = useMeetings(meeting.partnershipId).data?.items.find(({ id }) => id === meeting.nextMeetingId);
  return (
    <>
      <Cycle meeting={meeting} next={next} months={standing.months} today={today()} />
      {standing.total === 0 ? <p className={css.quiet}>{t('web.meeting.none')}</p> : <><Areas standing={standing} /><Figures standing={standing} meeting={meeting} /></>}
      <Documents meetingId={meeting.id} />
    </>
  );
}

function Head({ meeting, open }: { meeting: Meeting; open: number }) {
  const { t, language } = useLanguage();
  const series = useMeetingNames(meeting.partnershipId).get(meeting.id) ?? aboutMeeting(language, 'web.meeting.name', meeting.ordinal);
  useTitle(series);
  return (
    <header className={css.head}>
      <div>
        <h1 className={css.title}>{series}</h1>
        <p className={css.lead}>{[t(`meetingStatus.${meeting.status}`), formatMeetingDays(meeting, language), meeting.place].filter(Boolean).join(' · ')}</p>
        {meeting.coChairs.length > 0 && <p className={css.lead}>{t('web.meeting.co-chairs', { names: meeting.coChairs.join(', ') })}</p>}
      </div>
      <div className={css.acts}>
        <Button variant="default" renderRoot={(props) => <Link to="/register" search={{ partnershipId: meeting.partnershipId, meetingId: meeting.id, recordState: 'all' }} {...props} />}>{t('web.meeting.register')}</Button>
        {open > 0 && <Button leftSection={<IconCornerDownRight size={16} className="flips" />} renderRoot={(props) => <Link to="/meetings/$meetingId/close" params={{ meetingId: meeting.id }} {...props} />}>{t('web.meeting.close.open')}</Button>}
      </div>
    </header>
  );
}

/** A meeting and its cycle: what was promised there, where it stands, and how long it is to the next; `parts` are what later stages show of it. */
export function MeetingPage({ id, parts }: { id: number; parts?: (meeting: Meeting) => ReactNode }) {
  const { t } = useLanguage();
  const [meeting, standing] = [useMeeting(id), useStanding(id)];
  const failed = [meeting, standing].find((one) => one.isLoadingError);
  if (failed) return <div className={css.page}><MeetingTrail /><ProblemNotice error={failed.error} onRetry={() => void Promise.all([meeting.refetch(), standing.refetch()])} /></div>;
  if (!meeting.data || !standing.data) return <div className={css.page} role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={28} width="50%" mb={24} /><Skeleton height={120} mb={24} radius="lg" /><Skeleton height={220} radius="lg" /></div>;
  return (
    <div className={css.page}>
      <MeetingTrail meeting={meeting.data} />
      <Head meeting={meeting.data} open={standing.data.open} />
      <Body meeting={meeting.data} standing={standing.data} />
      {parts?.(meeting.data)}
    </div>
  );
}

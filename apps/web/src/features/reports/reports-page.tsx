import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useRights } from '../../ui/caller.js';
import { Empty } from '../../ui/empty.js';
import { IconFileText, IconPlus } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Instant } from '../../ui/when.js';
import { useReports, type ReportDocument } from './reports.js';
import css from './reports.module.css';
import { ReportStateTag, Scope } from './state-tag.js';

const BeginDialog = lazy(() => import('./begin-dialog.js').then((module) => ({ default: module.BeginDialog })));

/** What a meeting is called, by its id. */
export type MeetingNames = ReadonlyMap<number, string>;

function Line({ report, meeting }: { report: ReportDocument; meeting: string | undefined }) {
  const { t } = useLanguage();
  return (
    <li className={css.line}>
      <div className={css.lineHead}>
        <Link to="/reports/$reportId" params={{ reportId: report.id }} className={css.lineTitle} data-row-link>{t(`drafting.kind.${report.kind}`)}{meeting ? `: ${meeting}` : ''}</Link>
        <ReportStateTag state={report.state} />
      </div>
      <p className={css.about}>
        {report.masthead.symbol && <bdi>{report.masthead.symbol}{report.corrects ? `/Corr.${report.corrects.number}` : ''}</bdi>}
        <span><Scope report={report} /></span>
        <Instant at={report.issuedAt ?? report.cutOffAt} />
      </p>
    </li>
  );
}

function Reports({ partnershipId, meetings }: { partnershipId: number | undefined; meetings: MeetingNames }) {
  const { t } = useLanguage();
  const reports = useReports(partnershipId);
  if (reports.isLoadingError) return <ProblemNotice error={reports.error} onRetry={() => void reports.refetch()} />;
  if (reports.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={220} radius="lg" /></div>;
  if (reports.data.items.length === 0) return <div className={css.none}><Empty icon={IconFileText} title={t('drafting.empty.title')}>{t('drafting.empty.text')}</Empty></div>;
  return <ul className={css.list}>{reports.data.items.map((report) => <Line key={report.id} report={report} meeting={report.meetingId === null ? undefined : meetings.get(report.meetingId)} />)}</ul>;
}

/** The reports of a partnership, or of all. */
export function ReportsPage({ partnershipId, meetings, choices }: { partnershipId: number | undefined; meetings: MeetingNames; choices: readonly { group: string; items: { value: string; label: string }[] }[] }) {
  const { t } = useLanguage();
  const rights = useRights();
  const [isBeginning, setBeginning] = useState(false);
  const may = partnershipId === undefined ? rights.keepsAny() : rights.keeps({ partnershipId, side: null });
  const begin = may ? <Button leftSection={<IconPlus size={16} />} onClick={() => setBeginning(true)}>{t('drafting.begin')}</Button> : undefined;
  return (
    <Page title={t('drafting.nav')} lead={t('drafting.lead')} end={begin}>
      <Reports partnershipId={partnershipId} meetings={meetings} />
      <Suspense>{isBeginning && <BeginDialog choices={choices} overAll={rights.everything} onClose={() => setBeginning(false)} />}</Suspense>
    </Page>
  );
}

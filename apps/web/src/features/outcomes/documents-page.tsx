import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDay } from '@suivi/i18n';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Empty } from '../../ui/empty.js';
import { IconFileText, IconUpload } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import { useDocumentsOf, type OutcomeDocument } from './documents.js';
import css from './documents.module.css';
import { useMeetingNames, useMeetings } from './meetings.js';
import { ReadingsList } from './readings-list.js';
import { useFileReadings } from './readings.js';

const ImportDialog = lazy(() => import('./import-dialog.js').then((module) => ({ default: module.ImportDialog })));

function Counts({ proposals }: { proposals: NonNullable<OutcomeDocument['proposals']> }) {
  const { t } = useLanguage();
  const counts = [['proposed', 'warn'], ['accepted', 'good'], ['rejected', 'neutral']] as const;
  return (
    <span className={css.counts}>
      {counts.filter(([status]) => proposals[status] > 0).map(([status, tone]) => <Tag key={status} tone={tone}>{t('web.review.count', { status: t(`proposalStatus.${status}`), count: proposals[status] })}</Tag>)}
    </span>
  );
}

function Line({ document, meeting }: { document: OutcomeDocument; meeting: string }) {
  const { t, language } = useLanguage();
  return (
    <li className={css.line}>
      <Link to="/documents/$documentId/review" params={{ documentId: document.id }} className={css.link} lang={document.language} dir="auto" data-row-link>{document.title}</Link>
      <p className={css.about}>
        <span>{t(`language.${document.language}`)}</span>
        {document.symbol && <bdi>{document.symbol}</bdi>}
        <span>{meeting}</span>
        <span>{formatDay(document.adoptedOn, 'day', language)}</span>
      </p>
      {document.proposals && <Counts proposals={document.proposals} />}
    </li>
  );
}

function Documents({ partnershipId }: { partnershipId: number | undefined }) {
  const { t } = useLanguage();
  const meetings = useMeetings(partnershipId);
  const names = useMeetingNames(partnershipId);
  const { documents, isPending, error } = useDocumentsOf((meetings.data?.items ?? []).map(({ id }) => id));
  const readings = useFileReadings(partnershipId);
  const failed = meetings.data ? error : meetings.error;
  if (failed) return <ProblemNotice error={failed} onRetry={() => void meetings.refetch()} />;
  if (meetings.isPending || isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" /></div>;
  if (documents.length === 0 && readings.length === 0) return <div className={css.none}><Empty icon={IconFileText} title={t('web.review.documents.empty.title')}>{t('web.review.documents.empty.text')}</Empty></div>;
  return (
    <>
      <ReadingsList readings={readings} meetings={names} />
      {documents.length > 0 && <ul className={css.list}>{documents.map((document) => <Line key={document.id} document={document} meeting={names.get(document.meetingId) ?? ''} />)}</ul>}
    </>
  );
}

/** The outcome documents of the meetings, and the way to import another, open at once for a meeting that has just been entered; `notice` is what the next stage has to say of them. */
export function DocumentsPage({ partnershipId, meetingId, notice }: { partnershipId: number | undefined; meetingId?: number; notice: ReactNode }) {
  const { t } = useLanguage();
  const [importing, setImporting] = useState(meetingId !== undefined);
  return (
    <Page title={t('web.review.nav')} lead={t('web.review.documents.lead')} end={<Button leftSection={<IconUpload size={16} />} onClick={() => setImporting(true)}>{t('web.review.import')}</Button>}>
      {notice}
      <Documents partnershipId={partnershipId} />
      <Suspense>{importing && <ImportDialog partnershipId={partnershipId} meetingId={meetingId} onClose={() => setImporting(false)} />}</Suspense>
    </Page>
  );
}

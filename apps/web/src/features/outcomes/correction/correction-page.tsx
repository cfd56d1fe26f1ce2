import { Button, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { IconCircleCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { useTitle } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useDocument } from '../documents.js';
import { CorrectedTextForm } from './corrected-text-form.js';
import { useApply, usePreview, type Corrected, type RevisionReport } from './correcting.js';
import css from './correction.module.css';
import { Report } from './report.js';
import { DocumentTrail } from './trail.js';

function Done({ report }: { report: RevisionReport }) {
  const { t } = useLanguage();
  return (
    <div className={css.done} role="status">
      <IconCircleCheck size={18} aria-hidden />
      <span>{t('web.correct.done', { version: report.version })}</span>
      <Link to="/documents/$documentId/review" params={{ documentId: report.document.id }}>{t('web.correct.review')}</Link>
    </div>
  );
}

/** What was compared, and the two ways on. */
function Ways({ apply, onApply, onOther }: { apply: ReturnType<typeof useApply>; onApply: () => void; onOther: () => void }) {
  const { t } = useLanguage();
  return (
    <div className={css.ways}>
      {apply.isError && <ProblemNotice error={apply.error} onRetry={onOther} />}
      <p className={css.quiet}>{t('web.correct.unwritten')}</p>
      <div className={css.buttons}>
        <Button variant="default" onClick={onOther}>{t('web.correct.other')}</Button>
        <Button onClick={onApply} loading={apply.isPending}>{t('web.correct.apply')}</Button>
      </div>
    </div>
  );
}

/** Takes a corrected version of a document: first what it moves and changes, then, if a person says so, the change itself. */
export function CorrectionPage({ id }: { id: number }) {
  const { t } = useLanguage();
  const document = useDocument(id);
  const [corrected, setCorrected] = useState<Corrected | null>(null);
  const preview = usePreview(id);
  const apply = useApply(id);
  const result = useRef<HTMLDivElement>(null);
  useTitle(t('web.correct.title'));
  const report = apply.data ?? preview.data;
  useEffect(() => {
    if (report) result.current?.focus();
  }, [report]);
  if (document.isLoadingError) return <div className={css.page}><ProblemNotice error={document.error} onRetry={() => void document.refetch()} /></div>;
  const compare = (given: Corrected) => {
    setCorrected(given);
    preview.mutate(given);
  };
  const startAgain = () => {
    preview.reset();
    apply.reset();
  };
  return (
    <div className={css.page}>
      {document.data ? <DocumentTrail id={id} title={document.data.title} language={document.data.language} /> : <Skeleton height={14} width={240} mb={10} />}
      <h1 className={css.title}>{t('web.correct.title')}</h1>
      {!report && <p className={css.lead}>{t('web.correct.lead')}</p>}
      {!report && <CorrectedTextForm onCompare={compare} isPending={preview.isPending} error={preview.error} />}
      {report && corrected && (
        <div ref={result} tabIndex={-1} className={css.result}>
          {apply.data && <Done report={apply.data} />}
          <Report report={report} />
          {!apply.data && <Ways apply={apply} onApply={() => apply.mutate({ corrected, version: report.version })} onOther={startAgain} />}
        </div>
      )}
    </div>
  );
}

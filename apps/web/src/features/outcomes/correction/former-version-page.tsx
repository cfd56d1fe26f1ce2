import { Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useLanguage } from '../../../ui/language.js';
import { useTitle } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { originalAt, useFormerVersion, type DocumentInFull } from '../documents.js';
import { DocumentText, noMarks } from '../review/document-text.js';
import css from './correction.module.css';
import { DocumentTrail } from './trail.js';

function Text({ document, version }: { document: DocumentInFull; version: number }) {
  const { t, language } = useLanguage();
  const former = document.formerVersions.find((one) => one.version === version);
  const shown = { ...document, version, original: former ? former.original : document.original };
  return (
    <>
      <h1 className={css.title}>{t('web.correct.version', { version })}</h1>
      <p className={css.formerFoot}>
        {former && <span>{t('web.former.replaced', { day: formatDay(former.correctedAt.slice(0, 10), 'day', language), version: version + 1 })}</span>}
        {shown.original && <a href={originalAt(shown)} target="_blank" rel="noopener">{t('web.original.open')}</a>}
      </p>
      <div className={css.former}><DocumentText document={shown} {...noMarks} /></div>
    </>
  );
}

/** A text that the document had before a corrected version took its place: to be read, not to be decided on. */
export function FormerVersionPage({ id, version }: { id: number; version: number }) {
  const { t } = useLanguage();
  const document = useFormerVersion(id, version);
  useTitle(t('web.correct.version', { version }));
  if (document.isLoadingError) return <div className={css.page}><ProblemNotice error={document.error} onRetry={() => void document.refetch()} /></div>;
  return (
    <div className={css.page}>
      {document.data ? <DocumentTrail id={id} title={document.data.title} language={document.data.language} /> : <Skeleton height={14} width={240} mb={10} />}
      {document.data ? <Text document={document.data} version={version} /> : <Skeleton height={480} radius="lg" />}
    </div>
  );
}

import { ActionIcon, Skeleton } from '@mantine/core';
import type { Language } from '@suivi/kernel';
import { IconRefresh } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import css from './reports.module.css';
import { usePreview } from './reports.js';

/** What the report looks like with what is saved, charts included: a page in a frame that may run nothing. */
export function Preview({ reportId, language }: { reportId: number; language: Language }) {
  const { t } = useLanguage();
  const preview = usePreview(reportId, language);
  return (
    <section className={css.preview} aria-label={t('drafting.preview')}>
      <div className={css.paneHead}>
        <h2 className={css.paneTitle}>{t('drafting.preview')}</h2>
        <ActionIcon variant="subtle" aria-label={t('drafting.preview.refresh')} title={t('drafting.preview.refresh')} loading={preview.isFetching} onClick={() => void preview.refetch()}><IconRefresh size={16} /></ActionIcon>
      </div>
      {preview.error && <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />}
      {preview.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={420} /></div>}
      {preview.data !== undefined && <iframe className={css.frame} title={t('drafting.preview')} sandbox="" srcDoc={preview.data} tabIndex={0} />}
    </section>
  );
}

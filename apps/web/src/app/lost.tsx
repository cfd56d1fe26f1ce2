import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Empty } from '../ui/empty.js';
import { IconFileText } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import { Page } from '../ui/page.js';
import { ProblemNotice } from '../ui/problem-notice.js';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <Page title={t('web.lost.title')}>
      <Empty icon={IconFileText} title={t('web.lost.title')} action={<Link to="/register">{t('web.lost.back')}</Link>}>{t('web.lost.text')}</Empty>
    </Page>
  );
}

/** A screen that failed, most likely because a new version was put in place: loading the page again brings it. */
export function Broken({ error }: ErrorComponentProps) {
  const { t } = useLanguage();
  return (
    <Page title={t('web.problem.broken.title')}>
      <ProblemNotice error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}

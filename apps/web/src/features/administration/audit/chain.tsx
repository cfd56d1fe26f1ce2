import { Button, Skeleton } from '@mantine/core';
import { useRights } from '../../../ui/caller.js';
import { IconAlertTriangle, IconShieldCheck } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Section } from '../../../ui/section.js';
import { Instant } from '../../../ui/when.js';
import css from './audit.module.css';
import { type TrailVerdict, useLastVerification, useVerify } from './trail.js';

/** What a verification found, with the first places at which something is wrong. */
function Verdict({ verdict: { rows, unsealed, head, problems, first, verifiedAt, by } }: { verdict: TrailVerdict }) {
  const { t } = useLanguage();
  const isWhole = problems === 0;
  const Glyph = isWhole ? IconShieldCheck : IconAlertTriangle;
  return (
    <div className={css.verdict} data-whole={isWhole}>
      <Glyph size={22} aria-hidden />
      <div>
        <p className={css.finding}>{t(isWhole ? 'admin.chain.whole' : 'admin.chain.broken', { count: isWhole ? rows : problems })}</p>
        <p className={css.quiet}>{t('admin.chain.last', { who: by })} · <Instant at={verifiedAt} hour />{unsealed > 0 && <> · {t('admin.chain.unsealed', { count: unsealed })}</>}</p>
        {first.length > 0 && (
          <ul className={css.problems}>
            {first.map((one, at) => <li key={at}>{one.row !== null && <b>{t('admin.chain.row', { row: one.row })}: </b>}{t(`trailProblem.${one.kind}`)} <span className={css.quiet} dir="ltr" lang="en">{one.detail}</span></li>)}
            {problems > first.length && <li>{t('admin.chain.more', { count: problems - first.length })}</li>}
          </ul>
        )}
        {head !== null && <p className={css.quiet}>{t('admin.chain.head')}: <code className={css.head} dir="ltr">{head}</code> {t('admin.chain.head.text')}</p>}
      </div>
    </div>
  );
}

/** Whether the history is as it was written, and the way to find out. */
export function Chain() {
  const { t } = useLanguage();
  const { everything } = useRights();
  const last = useLastVerification();
  const verify = useVerify();
  const button = everything && <Button size="sm" variant="default" loading={verify.isPending} onClick={() => verify.mutate({})}>{t('admin.chain.verify')}</Button>;
  return (
    <Section title={t('admin.chain')} lead={t('admin.chain.lead')} end={button}>
      {verify.isError && <ProblemNotice error={verify.error} onRetry={verify.reset} />}
      <div aria-live="polite">
        {last.isPending && <Skeleton height={70} radius="md" />}
        {last.isLoadingError && <ProblemNotice error={last.error} onRetry={() => void last.refetch()} />}
        {last.data && (last.data.last ? <Verdict verdict={last.data.last} /> : <p className={css.quiet}>{t('admin.chain.never')}</p>)}
      </div>
    </Section>
  );
}

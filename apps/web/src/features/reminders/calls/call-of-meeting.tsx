import { Button, Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { IconMailForward } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { CallCounts, CallStateTag } from './call-tags.js';
import { useCalls } from './calls.js';
import css from './calls.module.css';

/** How far the inputs to a meeting's report are, and the way to ask for them. */
export function CallOfMeeting({ meetingId }: { meetingId: number }) {
  const { t, language } = useLanguage();
  const calls = useCalls(meetingId);
  const latest = calls.data?.items[0];
  const label = latest && latest.state !== 'closed' ? t('web.calls.see') : t('web.calls.start');
  return (
    <section className={css.section} aria-labelledby="call-for-inputs">
      <h2 id="call-for-inputs" className={css.heading}>{t('web.calls.title')}</h2>
      {calls.isError && <ProblemNotice error={calls.error} onRetry={() => void calls.refetch()} />}
      {calls.isPending && <Skeleton height={64} radius="lg" />}
      {calls.data && (
        <div className={css.card}>
          {latest ? (
            <p className={css.facts}><CallStateTag state={latest.state} /><span>{t('web.calls.until', { date: formatDay(latest.dueOn, 'day', language) })}</span><CallCounts call={latest} /></p>
          ) : <p className={css.quiet}>{t('web.calls.none')}</p>}
          <Button variant="default" leftSection={<IconMailForward size={16} />} renderRoot={(props) => <Link to="/meetings/$meetingId/call" params={{ meetingId }} {...props} />}>{label}</Button>
        </div>
      )}
    </section>
  );
}

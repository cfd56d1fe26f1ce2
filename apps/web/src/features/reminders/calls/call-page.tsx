import { Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { localized } from '@suivi/kernel';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { CallActs } from './call-acts.js';
import { CallEntities } from './call-entities.js';
import { CallMails } from './call-mails.js';
import { CallCounts, CallStateTag } from './call-tags.js';
import { useCall, useCalls, useProposal, type CallInFull, type CallSummary } from './calls.js';
import css from './calls.module.css';
import { NewCall } from './new-call.js';
import { SheetReturn } from './sheet-return.js';

const Loading = () => {
  const { t } = useLanguage();
  return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={120} mb={20} radius="lg" /><Skeleton height={240} radius="lg" /></div>;
};

function Facts({ call }: { call: CallSummary }) {
  const { t, language } = useLanguage();
  return (
    <p className={css.facts}>
      <CallStateTag state={call.state} />
      <span>{t('web.calls.from', { date: formatDay(call.opensOn, 'day', language) })}</span>
      <span>{t('web.calls.until', { date: formatDay(call.dueOn, 'day', language) })}</span>
      <CallCounts call={call} />
    </p>
  );
}

function Shown({ call }: { call: CallInFull }) {
  const { language } = useLanguage();
  return (
    <>
      <section className={css.card}>
        <Facts call={call} />
        {Object.keys(call.message).length > 0 && <blockquote className={css.remarks} dir="auto">{localized(call.message, language)}</blockquote>}
        <CallActs call={call} />
      </section>
      <CallEntities call={call} />
      {call.state === 'open' && <SheetReturn id={call.id} />}
      {call.state !== 'closed' && <CallMails call={call} />}
    </>
  );
}

function Present({ id }: { id: number }) {
  const call = useCall(id);
  if (call.isLoadingError) return <ProblemNotice error={call.error} onRetry={() => void call.refetch()} />;
  return call.data ? <Shown call={call.data} /> : <Loading />;
}

function Next({ meetingId }: { meetingId: number }) {
  const proposal = useProposal(meetingId);
  if (proposal.isLoadingError) return <ProblemNotice error={proposal.error} onRetry={() => void proposal.refetch()} />;
  return proposal.data ? <NewCall meetingId={meetingId} proposal={proposal.data} /> : <Loading />;
}

function Former({ calls }: { calls: readonly CallSummary[] }) {
  const { t } = useLanguage();
  if (calls.length === 0) return null;
  return (
    <section className={css.section} aria-labelledby="former">
      <h2 id="former" className={css.heading}>{t('web.calls.former')}</h2>
      {calls.map((call) => <details key={call.id} className={css.former}><summary><Facts call={call} /></summary><Present id={call.id} /></details>)}
    </section>
  );
}

/** The call for inputs on a meeting's commitments: the one under way, else the step that makes one; those before it below. */
export function CallPage({ meetingId, trail }: { meetingId: number; trail: ReactNode }) {
  const { t } = useLanguage();
  const calls = useCalls(meetingId);
  const items = calls.data?.items ?? [];
  const present = items.find((one) => one.state !== 'closed');
  return (
    <Page title={t('web.calls.title')} lead={t('web.calls.lead')} trail={trail}>
      {calls.isError && <ProblemNotice error={calls.error} onRetry={() => void calls.refetch()} />}
      {calls.isPending && <Loading />}
      {calls.data && (present ? <Present key={present.id} id={present.id} /> : <Next meetingId={meetingId} />)}
      <Former calls={items.filter((one) => one.state === 'closed')} />
    </Page>
  );
}

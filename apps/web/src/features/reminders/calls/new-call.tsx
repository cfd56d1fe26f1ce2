import { Button } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { CallFields, entitiesIn, type CallDraft } from './call-fields.js';
import { useCreateCall, type CallProposal } from './calls.js';
import css from './calls.module.css';

/** The one step in which a call is made: the dates and the entities are proposed, and nothing goes out before it is opened. */
export function NewCall({ meetingId, proposal }: { meetingId: number; proposal: CallProposal }) {
  const { t, language } = useLanguage();
  const create = useCreateCall();
  const [draft, setDraft] = useState<CallDraft>({
    opensOn: proposal.opensOn, dueOn: proposal.dueOn, message: {}, sheet: 'xlsx', asked: new Map(proposal.entities.filter((one) => one.open > 0).map((one) => [one.organization.id, ''])),
  });
  if (proposal.entities.length === 0) return <p className={css.quiet}>{t('web.calls.no-entities')}</p>;
  const { asked, ...said } = draft;
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); create.mutate({ params: { id: meetingId }, body: { ...said, entities: entitiesIn(draft) } }); }}>
      <p className={css.quiet}>{proposal.meetsOn === null ? t('web.calls.no-meeting') : t('web.calls.meets', { date: formatDay(proposal.meetsOn, 'day', language) })}</p>
      <CallFields draft={draft} entities={proposal.entities} withDates onChange={setDraft} />
      {create.isError && <ProblemNotice error={create.error} onRetry={create.reset} />}
      <div className={css.acts}><Button type="submit" disabled={asked.size === 0} loading={create.isPending}>{t('web.calls.draft')}</Button></div>
    </form>
  );
}

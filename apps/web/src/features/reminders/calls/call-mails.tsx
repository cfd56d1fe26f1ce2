import { Button, Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { IconInbox, IconMailForward } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Tag } from '../../../ui/tag.js';
import { usePolicy } from '../reminders.js';
import { useWording, type RulesInForce } from '../wording.js';
import { daysAhead, useCallMails, type CallInFull, type ForeseenCallMail } from './calls.js';
import css from './calls.module.css';

const step = 20;

function Mail({ mail, policy }: { mail: ForeseenCallMail; policy: RulesInForce }) {
  const { t, language } = useLanguage();
  const { cause } = useWording();
  return (
    <li className={css.mail}>
      <time dateTime={mail.localDay} className={css.name}>{formatDay(mail.localDay, 'day', language)}</time>
      <span><bdi>{mail.person.name}</bdi> <span className={css.quiet}>{[...new Set(mail.why.map((why) => `${why.organization.acronym}: ${cause(why.rule, policy, true)}`))].join(' · ')}</span></span>
      <Tag tone={mail.channel === 'single' ? 'warn' : 'neutral'} icon={mail.channel === 'single' ? IconMailForward : IconInbox} plain>{t(`reminderChannel.${mail.channel}`)}</Tag>
    </li>
  );
}

/** What goes out about a call, to whom and when, if nobody answers. */
export function CallMails({ call: { id, partnershipId } }: { call: CallInFull }) {
  const { t } = useLanguage();
  const mails = useCallMails(id);
  const policy = usePolicy(partnershipId);
  const failed = [mails, policy].find((one) => one.isError);
  const [shown, setShown] = useState(step);
  const items = mails.data?.items ?? [];
  return (
    <section className={css.section} aria-labelledby="mails">
      <h2 id="mails" className={css.heading}>{t('web.calls.mails')}</h2>
      {failed && <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {(mails.isPending || policy.isPending) && <Skeleton height={160} radius="lg" />}
      {mails.data && <p className={css.quiet}>{t('web.calls.mails.count', { count: mails.data.total, days: daysAhead })}</p>}
      {policy.data && <ol className={css.mails}>{items.slice(0, shown).map((mail) => <Mail key={`${mail.person.id} ${mail.at}`} mail={mail} policy={policy.data.policy} />)}</ol>}
      {items.length > shown && <Button size="xs" variant="default" onClick={() => setShown(shown + step)}>{t('web.action.more')}</Button>}
    </section>
  );
}

import { Button, Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { useState } from 'react';
import { IconInbox, IconMailForward } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { Tag } from '../../../ui/tag.js';
import { rungs } from '../draft.js';
import { daysAhead, useCallMails, type ForeseenCallMail } from './calls.js';
import css from './calls.module.css';

const step = 20;

/** What calls for a mail, by the name of its rule. */
function useCause() {
  const { t } = useLanguage();
  return (rule: string): string => {
    const role = rungs.find((one) => rule === `escalation-${one}`);
    const before = /^call-before-(\d+)$/.exec(rule)?.[1];
    if (role) return t('web.reminders.cause.ladder', { role: t(`role.${role}`) });
    if (before) return t('web.calls.cause.before', { count: Number(before) });
    const known = (['opened', 'on-the-day', 'overdue'] as const).find((one) => rule === `call-${one}`) ?? (rule === 'nudge' ? 'nudge' : 'own');
    return t(`web.calls.cause.${known}`);
  };
}

function Mail({ mail }: { mail: ForeseenCallMail }) {
  const { t, language } = useLanguage();
  const cause = useCause();
  return (
    <li className={css.mail}>
      <time dateTime={mail.localDay} className={css.name}>{formatDay(mail.localDay, 'day', language)}</time>
      <span><bdi>{mail.person.name}</bdi> <span className={css.quiet}>{[...new Set(mail.why.map((why) => `${why.organization.acronym}, ${cause(why.rule)}`))].join(' · ')}</span></span>
      <Tag tone={mail.channel === 'single' ? 'warn' : 'neutral'} icon={mail.channel === 'single' ? IconMailForward : IconInbox} plain>{t(`reminderChannel.${mail.channel}`)}</Tag>
    </li>
  );
}

/** What goes out about a call, to whom and when, if nobody answers. */
export function CallMails({ id }: { id: number }) {
  const { t } = useLanguage();
  const mails = useCallMails(id);
  const [shown, setShown] = useState(step);
  const items = mails.data?.items ?? [];
  return (
    <section className={css.section} aria-labelledby="mails">
      <h2 id="mails" className={css.heading}>{t('web.calls.mails')}</h2>
      {mails.isError && <ProblemNotice error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.isPending && <Skeleton height={160} radius="lg" />}
      {mails.data && <p className={css.quiet}>{t('web.calls.mails.count', { count: mails.data.total, days: daysAhead })}</p>}
      <ol className={css.mails}>{items.slice(0, shown).map((mail) => <Mail key={`${mail.person.id} ${mail.at}`} mail={mail} />)}</ol>
      {items.length > shown && <Button size="xs" variant="default" onClick={() => setShown(shown + step)}>{t('web.action.more')}</Button>}
    </section>
  );
}

import { Button, Skeleton } from '@mantine/core';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { IconInbox, IconMailForward } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Tag } from '../../ui/tag.js';
import css from './reminders.module.css';
import type { ForeseenMail } from './reminders.js';
import { useWording, type RulesInForce } from './wording.js';

const step = 25;

const byDay = (mails: readonly ForeseenMail[]): [string, ForeseenMail[]][] => {
  const days = new Map<string, ForeseenMail[]>();
  for (const mail of mails) days.set(mail.localDay, [...(days.get(mail.localDay) ?? []), mail]);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
};

function Mail({ mail, policy, withReference }: { mail: ForeseenMail; policy: RulesInForce; withReference: boolean }) {
  const { t } = useLanguage();
  const { cause } = useWording();
  return (
    <li className={css.mail}>
      <div className={css.mailHead}>
        <bdi className={css.name}>{mail.person.name}</bdi>
        <Tag tone={mail.channel === 'single' ? 'warn' : 'neutral'} icon={mail.channel === 'single' ? IconMailForward : IconInbox} plain>{t(`reminderChannel.${mail.channel}`)}</Tag>
      </div>
      <ul className={css.whys}>
        {mail.why.map((why) => (
          <li key={`${why.commitment?.id} ${why.call?.id} ${why.organization.id} ${why.rule} ${why.dueOn}`}>
            {why.call && <Link to="/meetings/$meetingId/call" params={{ meetingId: why.call.meetingId }}>{t('web.calls.title')}</Link>}
            {withReference && why.commitment && <Link to="/commitments/$commitmentId" params={{ commitmentId: why.commitment.id }} title={why.commitment.title}><bdi>{why.commitment.reference}</bdi></Link>}
            <bdi className={css.quiet}>{why.organization.acronym}</bdi>
            <span>{cause(why.rule, policy, why.call !== null)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}

/** Mails to come, by the day and the person. */
export function MailsByDay({ mails, policy, withReference = true }: { mails: readonly ForeseenMail[]; policy: RulesInForce; withReference?: boolean }) {
  const { language } = useLanguage();
  return (
    <ol className={css.days}>
      {byDay(mails).map(([day, ofDay]) => (
        <li key={day} className={css.dayOf}>
          <h3 className={css.dayName}><time dateTime={day}>{formatDay(day, 'day', language)}</time></h3>
          <ul className={css.mails}>{ofDay.map((mail) => <Mail key={`${mail.person.id} ${mail.at}`} mail={mail} policy={policy} withReference={withReference} />)}</ul>
        </li>
      ))}
    </ol>
  );
}

interface Props {
  preview: { total: number; items: ForeseenMail[] } | undefined;
  policy: RulesInForce;
  isStale: boolean;
  days: number;
}

/** What would go out in the next days if nobody did anything. */
export function Foreseen({ preview, policy, isStale, days }: Props) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(step);
  const mails = preview?.items ?? [];
  return (
    <section className={css.part} aria-busy={isStale}>
      <h2 className={css.heading}>{t('web.reminders.foreseen', { days })}</h2>
      <p className={css.quiet} aria-live="polite" data-total={preview?.total}>{preview ? t('web.reminders.foreseen.count', { count: preview.total }) : t('web.loading')}</p>
      {!preview && <Skeleton height={220} radius="lg" />}
      <MailsByDay mails={mails.slice(0, shown)} policy={policy} />
      {preview && preview.total > shown && (
        <div className={css.foot}>
          <p>{t('web.reminders.foreseen.partly', { shown: Math.min(shown, mails.length), total: preview.total })}</p>
          {mails.length > shown && <Button size="xs" variant="default" onClick={() => setShown(shown + step)}>{t('web.action.more')}</Button>}
        </div>
      )}
    </section>
  );
}

import { Button, Skeleton } from '@mantine/core';
import { emails } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconArrowLeft } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { MailStateTag } from '../../ui/states.js';
import { Instant } from '../../ui/when.js';
import { useMail, useRetry, type MailInFull } from './ledger.js';
import css from './mailbox.module.css';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section className={css.part}><h3>{title}</h3>{children}</section>;
}

/** What made the mail due: the reminders that it gathers. */
function Why({ why }: { why: MailInFull['why'] }) {
  const { t, language } = useLanguage();
  if (why.length === 0) return <p className={css.quiet}>{t('web.ledger.why.none')}</p>;
  return (
    <ul>
      {why.map((reason) => (
        <li key={`${reason.commitmentId} ${reason.call?.id} ${reason.rule} ${reason.dueOn}`}>
          {reason.commitmentId !== null && <Link to="/commitments/$commitmentId" params={{ commitmentId: reason.commitmentId }}><bdi>{reason.reference}</bdi></Link>}{reason.call && <Link to="/meetings/$meetingId/call" params={{ meetingId: reason.call.meetingId }}>{t('web.calls.title')}</Link>} <span className={css.quiet}>{formatDay(reason.dueOn, 'day', language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Tries({ tries }: { tries: MailInFull['tries'] }) {
  const { t } = useLanguage();
  if (tries.length === 0) return <p className={css.quiet}>{t('web.ledger.tries.none')}</p>;
  return <ol>{tries.map((one, at) => <li key={at}><Instant at={one.at} hour /> · {t(`web.ledger.outcome.${one.outcome}`)}<br /><bdi className={css.words}>{one.serverReply}</bdi></li>)}</ol>;
}

function CameBack({ cameBack }: { cameBack: MailInFull['cameBack'] }) {
  const { t } = useLanguage();
  return <ol>{cameBack.map((one, at) => <li key={at}><Instant at={one.at} hour /> · {t(`incomingVerdict.${one.verdict}`)} {one.status && <bdi>({one.status})</bdi>}<br /><bdi className={css.words}>{one.diagnostic}</bdi></li>)}</ol>;
}

function Retry({ mail }: { mail: MailInFull }) {
  const { t } = useLanguage();
  const retry = useRetry();
  if (mail.state !== 'failed' && mail.state !== 'bounced') return null;
  return (
    <div className={css.part}>
      <Button loading={retry.isPending} onClick={() => retry.mutate({ params: { id: mail.id }, ifMatch: mail.version })} aria-describedby="retry-hint">{t('web.ledger.retry')}</Button>
      <p id="retry-hint" className={css.quiet}>{t('web.ledger.retry.hint')}</p>
      {retry.isError && <ProblemNotice error={retry.error} onRetry={() => void refresh(emails.readMail, emails.listMails).then(() => retry.reset())} />}
    </div>
  );
}

/** One mail: why and when it was due, to whom it went, each attempt with the server's words, what came back, and another try if it failed. */
export function LedgerMail({ id }: { id: number }) {
  const { t } = useLanguage();
  const mail = useMail(id);
  return (
    <section className={css.message} aria-label={t('web.ledger.mail')}>
      <Link to="/mails/{-$mailId}" params={{ mailId: undefined }} search={(search) => search} className={css.back}><IconArrowLeft size={16} className="flips" aria-hidden />{t('web.ledger.back')}</Link>
      {mail.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={24} width="60%" mb={16} /><Skeleton height={220} radius="md" /></div>}
      {mail.isError && <ProblemNotice error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.data && (
        <>
          <h2 className={css.messageSubject} dir="auto">{mail.data.subject ?? t('web.ledger.no-subject')}</h2>
          <p><MailStateTag state={mail.data.state} /></p>
          <dl className={css.envelope}>
            <Fact name={t('web.ledger.to')}><bdi>{mail.data.person?.name ?? t('web.ledger.operator')}</bdi> <bdi className={css.quiet}>{mail.data.to}</bdi></Fact>
            <Fact name={t('web.ledger.due')}><Instant at={mail.data.dueAt} hour /></Fact>
            {mail.data.sentAt && <Fact name={t('web.ledger.sent')}><Instant at={mail.data.sentAt} hour /></Fact>}
            {mail.data.fate && <Fact name={t('web.ledger.fate')}><bdi>{mail.data.fate}</bdi></Fact>}
            <Fact name={t('web.ledger.message-id')}><bdi className={css.quiet}>{mail.data.messageId}</bdi></Fact>
          </dl>
          <Retry mail={mail.data} />
          <Part title={t('web.ledger.why')}><Why why={mail.data.why} /></Part>
          <Part title={t('web.ledger.tries')}><Tries tries={mail.data.tries} /></Part>
          {mail.data.cameBack.length > 0 && <Part title={t('web.ledger.came-back')}><CameBack cameBack={mail.data.cameBack} /></Part>}
        </>
      )}
    </section>
  );
}

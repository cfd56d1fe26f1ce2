import { Button, Skeleton } from '@mantine/core';
import { emails, updates } from '@suivi/contract';
import { formatDay } from '@suivi/i18n';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCaller } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { reading } from '../../ui/reading.js';
import { MailStateTag } from '../../ui/states.js';
import { Instant } from '../../ui/when.js';
import type { MailLine } from './ledger.js';
import css from './mails-about.module.css';

/** So many are shown at first. */
const shownAtOnce = 5;

const useMailsAbout = (commitmentId: number) => useQuery({ ...reading(emails.listMails, { query: { commitmentId, limit: 100 } }), placeholderData: undefined });
const useAnswers = (commitmentId: number) => useQuery({ ...reading(updates.listUpdates, { query: { commitmentId, limit: 100 } }), placeholderData: undefined }).data?.items ?? [];

/** When the reader of a mail next reported on the commitment. */
const answeredAt = (mail: MailLine, answers: ReturnType<typeof useAnswers>): string | undefined =>
  answers.filter(({ person, submittedAt }) => person !== null && person.id === mail.person?.id && mail.sentAt !== null && submittedAt >= mail.sentAt).map(({ submittedAt }) => submittedAt).sort()[0];

function Line({ mail, answered }: { mail: MailLine; answered: string | undefined }) {
  const { t, language } = useLanguage();
  return (
    <li className={css.line}>
      <span className={css.when}><Instant at={mail.sentAt ?? mail.dueAt} /></span>
      <span className={css.what}>
        <Link to="/mails/{-$mailId}" params={{ mailId: mail.id }} search={{}} dir="auto">{mail.subject ?? t(`mailKind.${mail.kind}`)}</Link>
        <span className={css.quiet}>{mail.person && <bdi>{mail.person.name}</bdi>} {answered && <span>{t('desk.mails.answered', { date: formatDay(answered.slice(0, 10), 'day', language) })}</span>}</span>
      </span>
      <MailStateTag state={mail.state} />
    </li>
  );
}

function Lines({ mails, commitmentId }: { mails: readonly MailLine[]; commitmentId: number }) {
  const { t } = useLanguage();
  const answers = useAnswers(commitmentId);
  const [all, setAll] = useState(false);
  const shown = all ? mails : mails.slice(0, shownAtOnce);
  return (
    <>
      <p className={css.lead}>{t(mails.length === 0 ? 'desk.mails.none' : 'desk.mails.lead')}</p>
      {shown.length > 0 && <ul className={css.lines}>{shown.map((mail) => <Line key={mail.id} mail={mail} answered={answeredAt(mail, answers)} />)}</ul>}
      {shown.length < mails.length && <Button mt="sm" size="xs" variant="default" onClick={() => setAll(true)}>{t('desk.mails.all', { count: mails.length - shown.length })}</Button>}
    </>
  );
}

/** The mails that spoke of a commitment, the latest first, each with its fate and when its reader answered. Nothing for who has no part in that. */
export function MailsAbout({ commitmentId }: { commitmentId: number }) {
  const { t } = useLanguage();
  const mails = useMailsAbout(commitmentId);
  const rights = useCaller().data?.rights;
  const isAtDesk = rights !== undefined && (rights.everything || rights.partnerships.length > 0);
  if (mails.data?.items.length === 0 && !isAtDesk) return null;
  return (
    <section>
      <h2 className={css.heading}>{t('desk.mails.title')}</h2>
      {mails.isPending && <Skeleton height={80} radius="lg" />}
      {mails.isError && <ProblemNotice error={mails.error} onRetry={() => void mails.refetch()} />}
      {mails.data && <Lines mails={mails.data.items} commitmentId={commitmentId} />}
    </section>
  );
}

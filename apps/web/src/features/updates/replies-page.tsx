import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Empty } from '../../ui/empty.js';
import { IconHourglass, IconMessageReply } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Refusal, refusalNamed } from '../../ui/refusal.js';
import { Tag } from '../../ui/tag.js';
import { Instant } from '../../ui/when.js';
import { DismissReply, TakeReply } from './decide-reply.js';
import { messageAddress, parkedReplies, type MailedReply } from './replies.js';
import css from './updates.module.css';

function Questions({ reply }: { reply: MailedReply }) {
  const { t } = useLanguage();
  return (
    <div className={css.evidence}>
      <span className={css.quiet}>{t('web.replies.about')}</span>
      {reply.questions.length === 0 && <span>{t('web.replies.about.none')}</span>}
      {reply.questions.map(({ commitment, organization }) => (
        <Link key={`${commitment.id}-${organization.id}`} to="/commitments/$commitmentId" params={{ commitmentId: commitment.id }} title={commitment.title}><bdi>{commitment.reference}</bdi> · <bdi>{organization.acronym}</bdi></Link>
      ))}
    </div>
  );
}

/** What the mail says, and what kept it from being taken. */
function Said({ reply }: { reply: MailedReply }) {
  const { t } = useLanguage();
  const refusal = refusalNamed(reply.refusal);
  if (reply.text === null) return <p className={css.quiet}>{t('web.replies.shared')}</p>;
  return (
    <>
      {reply.text === '' ? <p className={css.quiet}>{t('web.replies.no-text')}</p> : <p className={css.narrative} dir="auto">{reply.text}</p>}
      {reply.refusal && <div className={css.note}><p dir="auto">{refusal ? <Refusal code={refusal} detail={refusal} /> : reply.refusal}</p></div>}
    </>
  );
}

function Choice({ reply }: { reply: MailedReply }) {
  const { t } = useLanguage();
  const [doing, setDoing] = useState<'take' | 'dismiss' | null>(null);
  if (doing === 'take') return <TakeReply reply={reply} onClose={() => setDoing(null)} />;
  if (doing === 'dismiss') return <DismissReply reply={reply} onClose={() => setDoing(null)} />;
  return (
    <div className={css.buttons}>
      <Button size="sm" disabled={reply.questions.length === 0} onClick={() => setDoing('take')}>{t('web.replies.take')}</Button>
      <Button size="sm" variant="default" onClick={() => setDoing('dismiss')}>{t('web.replies.dismiss')}</Button>
    </div>
  );
}

function Reply({ reply }: { reply: MailedReply }) {
  const { t } = useLanguage();
  const name = reply.person?.name ?? t('web.replies.nobody');
  return (
    <li className={css.update} data-state="submitted">
      <div className={css.head}>
        <h2 className={css.entity} dir="auto">{name}</h2>
        {reply.why && <span className={css.state}><Tag tone="warn" icon={IconHourglass}>{t(`doubtfulReply.${reply.why}`)}</Tag></span>}
      </div>
      <Said reply={reply} />
      <Questions reply={reply} />
      <p className={css.who}>
        <Instant at={reply.receivedAt} hour />
        {reply.text !== null && <a href={messageAddress(reply.id)} download aria-label={`${t('web.replies.message')}: ${name}`}>{t('web.replies.message')}</a>}
      </p>
      {reply.text !== null && <div className={css.decide}><Choice reply={reply} /></div>}
    </li>
  );
}

function Parked() {
  const { t } = useLanguage();
  const pages = useInfiniteQuery(parkedReplies);
  const replies = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={240} radius="lg" /></div>;
  if (pages.isError && replies.length === 0) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (replies.length === 0) return <div className={css.none}><Empty icon={IconMessageReply} title={t('web.replies.empty.title')}>{t('web.replies.empty.text')}</Empty></div>;
  return (
    <>
      <ul className={css.list}>{replies.map((reply) => <Reply key={reply.id} reply={reply} />)}</ul>
      {pages.hasNextPage && <Button mt="md" size="sm" variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('web.action.more')}</Button>}
    </>
  );
}

/** Answers that came as mails and wait for a coordinator to read them. */
export function RepliesPage() {
  const { t } = useLanguage();
  return <Page title={t('web.replies.title')} lead={t('web.replies.lead')}><Parked /></Page>;
}

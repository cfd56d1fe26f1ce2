import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.js';
import { IconInbox, IconMailForward, IconShieldLock } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useInstallation } from './installation.js';
import { mailboxPages } from './mailbox.js';
import css from './mailbox.module.css';
import { MessageList } from './message-list.js';
import { MessageView } from './message-view.js';

const route = getRouteApi('/mailbox/{-$messageId}');

/** Where mail goes, so that nobody wonders whether a test reached a minister. */
function Destination() {
  const { t } = useLanguage();
  const installation = useInstallation().data;
  if (!installation) return null;
  const leaves = installation.mailGoesTo === 'smtp';
  const Glyph = leaves ? IconMailForward : IconShieldLock;
  return (
    <p className={css.destination}>
      <Glyph size={17} stroke={1.7} aria-hidden />
      <span>{t(leaves ? 'web.mailbox.leaves' : 'web.mailbox.stays')}</span>
    </p>
  );
}

/** The product's own mailbox: every mail that was kept here instead of leaving. */
export function MailboxPage() {
  const { t } = useLanguage();
  const { messageId } = route.useParams();
  return (
    <Page title={t('web.mailbox.title')}>
      <Destination />
      <Box chosen={messageId} />
    </Page>
  );
}

function Box({ chosen }: { chosen: number | undefined }) {
  const { t } = useLanguage();
  const pages = useInfiniteQuery(mailboxPages);
  const messages = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={420} radius="lg" /></div>;
  if (pages.isError && messages.length === 0) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (messages.length === 0) return <div className={css.frameless}><Empty icon={IconInbox} title={t('web.mailbox.empty.title')}>{t('web.mailbox.empty.text')}</Empty></div>;
  return (
    <div className={css.box} data-reading={chosen !== undefined}>
      <MessageList messages={messages} chosen={chosen} hasMore={pages.hasNextPage} isLoadingMore={pages.isFetchingNextPage} onMore={() => void pages.fetchNextPage()} />
      {chosen === undefined ? <div className={css.message}><Empty icon={IconInbox} title={t('web.mailbox.choose.title')}>{t('web.mailbox.choose.text')}</Empty></div> : <MessageView id={chosen} />}
    </div>
  );
}

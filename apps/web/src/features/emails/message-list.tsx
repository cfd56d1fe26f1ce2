import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../ui/language.js';
import { Ago } from '../../ui/when.js';
import { mailboxOf, type MessageLine } from './mailbox.js';
import css from './mailbox.module.css';

interface Props {
  messages: MessageLine[];
  chosen: number | undefined;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
}

/** The messages, the latest first. */
export function MessageList({ messages, chosen, hasMore, isLoadingMore, onMore }: Props) {
  const { t } = useLanguage();
  return (
    <nav className={css.list} aria-label={t('web.mailbox.list')}>
      <ul>
        {messages.map((message) => (
          <li key={message.id}>
            <Link to="/mailbox/{-$messageId}" params={{ messageId: message.id }} className={css.line} aria-current={message.id === chosen ? 'true' : undefined} data-row-link>
              <span className={css.lineHead}>
                <span className={css.to} dir="auto">{mailboxOf(message.to).name}</span>
                <span className={css.ago}><Ago at={message.receivedAt} /></span>
              </span>
              <span className={css.subject} dir="auto">{message.subject}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={css.listFoot}>
        <p aria-live="polite">{t(hasMore ? 'web.register.showing-more' : 'web.register.showing-all', { count: messages.length })}</p>
        {hasMore && <Button size="xs" variant="default" loading={isLoadingMore} onClick={onMore}>{t('web.action.more')}</Button>}
      </div>
    </nav>
  );
}

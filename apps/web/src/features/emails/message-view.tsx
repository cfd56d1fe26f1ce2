import { Skeleton } from '@mantine/core';
import { emails } from '@suivi/contract';
import { Link } from '@tanstack/react-router';
import { addressOf } from '../../ui/call.js';
import { IconArrowLeft, IconDownload } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tabs } from '../../ui/tabs.js';
import { Instant } from '../../ui/when.js';
import { mailboxOf, useMessage, type MessageInFull } from './mailbox.js';
import css from './mailbox.module.css';

function Address({ name, header }: { name: string; header: string }) {
  const mailbox = mailboxOf(header);
  return (
    <div>
      <dt>{name}</dt>
      <dd><bdi>{mailbox.name}</bdi> {mailbox.name !== mailbox.address && <bdi className={css.quiet}>{mailbox.address}</bdi>}</dd>
    </div>
  );
}

/** The HTML body in a frame that runs no script; what it links to opens in a tab of its own. */
function HtmlBody({ html }: { html: string }) {
  const { t } = useLanguage();
  return <iframe className={css.frame} title={t('web.mailbox.frame')} sandbox="allow-popups allow-popups-to-escape-sandbox" srcDoc={`<base target="_blank">${html}`} referrerPolicy="no-referrer" />;
}

function Headers({ headers }: { headers: MessageInFull['headers'] }) {
  return (
    <dl className={css.headers} dir="ltr">
      {headers.map((header, at) => (
        <div key={at}>
          <dt>{header.name}</dt>
          <dd dir="auto">{header.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Bodies({ message }: { message: MessageInFull }) {
  const { t } = useLanguage();
  return (
    <Tabs defaultValue={message.html ? 'html' : 'text'} keepMounted={false} className={css.tabs}>
      <div className={css.tabRow}>
        <Tabs.List>
          {message.html && <Tabs.Tab value="html">{t('web.mailbox.tab.html')}</Tabs.Tab>}
          <Tabs.Tab value="text">{t('web.mailbox.tab.text')}</Tabs.Tab>
          <Tabs.Tab value="headers">{t('web.mailbox.tab.headers')}</Tabs.Tab>
        </Tabs.List>
        <a className={css.raw} href={addressOf(emails.readRawMessage, { id: message.id })} download={`${message.id}.eml`}>
          <IconDownload size={15} aria-hidden />
          <span>{t('web.mailbox.raw')}</span>
        </a>
      </div>
      {message.attachments.length > 0 && (
        <ul className={css.files} aria-label={t('web.mailbox.files')}>
          {message.attachments.map((file) => (
            <li key={file.number}>
              <a className={css.raw} href={addressOf(emails.readAttachment, { id: message.id, number: file.number })} download={file.fileName}>
                <IconDownload size={15} aria-hidden />
                <span dir="ltr">{file.fileName}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {message.html && <Tabs.Panel value="html" className={css.panel}><HtmlBody html={message.html} /></Tabs.Panel>}
      <Tabs.Panel value="text" className={css.panel}><pre className={css.text} dir="auto" tabIndex={0}>{message.text}</pre></Tabs.Panel>
      <Tabs.Panel value="headers" className={css.panel}><Headers headers={message.headers} /></Tabs.Panel>
    </Tabs>
  );
}

/** One message: who, when, and its body as HTML, as plain text, or the bare headers. */
export function MessageView({ id }: { id: number }) {
  const { t } = useLanguage();
  const message = useMessage(id);
  return (
    <section className={css.message} aria-label={t('web.mailbox.message')}>
      <Link to="/mailbox/{-$messageId}" params={{ messageId: undefined }} className={css.back}>
        <IconArrowLeft size={16} className="flips" aria-hidden />
        {t('web.mailbox.back')}
      </Link>
      {message.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={24} width="60%" mb={16} /><Skeleton height={320} radius="md" /></div>}
      {message.isError && <ProblemNotice error={message.error} onRetry={() => void message.refetch()} />}
      {message.data && (
        <>
          <h2 className={css.messageSubject} dir="auto">{message.data.subject}</h2>
          <dl className={css.envelope}>
            <Address name={t('web.mailbox.from')} header={message.data.from} />
            <Address name={t('web.mailbox.to')} header={message.data.to} />
            <div><dt>{t('web.mailbox.at')}</dt><dd><Instant at={message.data.receivedAt} hour /></dd></div>
          </dl>
          <Bodies key={message.data.id} message={message.data} />
        </>
      )}
    </section>
  );
}

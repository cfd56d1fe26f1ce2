import { Button, Select, Skeleton } from '@mantine/core';
import { vocabulary, type MailState } from '@suivi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Empty } from '../../ui/empty.js';
import { IconMailForward } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { MailStateTag } from '../../ui/states.js';
import { Ago } from '../../ui/when.js';
import { DeliveryLight } from './delivery-light.js';
import { ledgerPages, type MailLine } from './ledger.js';
import { LedgerMail } from './ledger-mail.js';
import css from './mailbox.module.css';

const route = getRouteApi('/mails/{-$mailId}');

function StateFilter({ state }: { state: MailState | undefined }) {
  const { t } = useLanguage();
  const navigate = route.useNavigate();
  const choices = [{ value: '', label: t('web.ledger.all') }, ...vocabulary.mailStates.map((value) => ({ value, label: t(`mailState.${value}`) }))];
  return (
    <Select aria-label={t('web.ledger.filter')} data={choices} value={state ?? ''} allowDeselect={false} w={190}
      onChange={(value) => void navigate({ to: '/mails/{-$mailId}', params: { mailId: undefined }, search: { state: vocabulary.mailStates.find((one) => one === value) } })} />
  );
}

/** The delivery ledger: every mail with its fate. */
export function LedgerPage() {
  const { t } = useLanguage();
  const { state } = route.useSearch();
  return (
    <Page title={t('web.ledger.title')} end={<StateFilter state={state} />}>
      <DeliveryLight />
      <Box state={state} />
    </Page>
  );
}

function Box({ state }: { state: MailState | undefined }) {
  const { t } = useLanguage();
  const { mailId } = route.useParams();
  const pages = useInfiniteQuery(ledgerPages(state));
  const mails = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={420} radius="lg" /></div>;
  if (pages.isError && mails.length === 0) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  if (mails.length === 0 && mailId === undefined) return <div className={css.frameless}><Empty icon={IconMailForward} title={t('web.ledger.empty.title')}>{t('web.ledger.empty.text')}</Empty></div>;
  return (
    <div className={css.box} data-reading={mailId !== undefined}>
      <Lines mails={mails} chosen={mailId} state={state} more={pages} />
      {mailId === undefined ? <div className={css.message}><Empty icon={IconMailForward} title={t('web.ledger.choose.title')}>{t('web.ledger.choose.text')}</Empty></div> : <LedgerMail key={mailId} id={mailId} />}
    </div>
  );
}

interface LinesProps {
  mails: MailLine[];
  chosen: number | undefined;
  state: MailState | undefined;
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
}

/** The mails, the latest first. */
function Lines({ mails, chosen, state, more }: LinesProps) {
  const { t } = useLanguage();
  return (
    <nav className={css.list} aria-label={t('web.ledger.list')}>
      <ul>{mails.map((mail) => <Line key={mail.id} mail={mail} isChosen={mail.id === chosen} state={state} />)}</ul>
      <div className={css.listFoot}>
        <p aria-live="polite">{t(more.hasNextPage ? 'web.register.showing-more' : 'web.register.showing-all', { count: mails.length })}</p>
        {more.hasNextPage && <Button size="xs" variant="default" loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>{t('web.action.more')}</Button>}
      </div>
    </nav>
  );
}

function Line({ mail, isChosen, state }: { mail: MailLine; isChosen: boolean; state: MailState | undefined }) {
  const { t } = useLanguage();
  return (
    <li>
      <Link to="/mails/{-$mailId}" params={{ mailId: mail.id }} search={{ state }} className={css.line} aria-current={isChosen ? 'true' : undefined} data-row-link>
        <span className={css.lineHead}>
          <span className={css.to} dir="auto">{mail.person?.name ?? t('web.ledger.operator')}</span>
          <span className={css.ago}><Ago at={mail.sentAt ?? mail.dueAt} /></span>
        </span>
        <span className={css.subject} dir="auto">{mail.subject ?? t(`mailKind.${mail.kind}`)}</span>
        <span><MailStateTag state={mail.state} /></span>
      </Link>
    </li>
  );
}

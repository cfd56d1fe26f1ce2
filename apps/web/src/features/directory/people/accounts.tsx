import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconUsers } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { Listing, Under } from '../../../ui/listing.js';
import { Tag } from '../../../ui/tag.js';
import { Ago } from '../../../ui/when.js';
import { usePartnerships } from '../directory.js';
import { accountPages, type Account, type Grant } from './people.js';
import css from './people.module.css';

/** A right in words: what, and where. */
export function useRightName(): (grant: Pick<Grant, 'role' | 'partnershipId'>) => string {
  const { t, named } = useLanguage();
  const partnerships = usePartnerships().data?.items ?? [];
  return ({ role, partnershipId }) => `${t(`people.grant.${role}`)} · ${partnershipId === null ? t('people.rights.everywhere') : named(partnerships.find(({ id }) => id === partnershipId)?.name ?? {})}`;
}

function Rights({ account }: { account: Account }) {
  const { t } = useLanguage();
  const nameOf = useRightName();
  const lines = [...account.grants.map(nameOf), ...account.appointments.map(({ role, organization }) => `${t(`role.${role}`)} · ${organization}`)];
  return <ul className={css.plain}>{[...new Set(lines)].map((line) => <li key={line} dir="auto">{line}</li>)}</ul>;
}

/** Whether an account lets its person in, and whether they are. */
export function AccountState({ account }: { account: Account }) {
  const { t } = useLanguage();
  return (
    <>
      {account.disabledAt === null ? <Tag tone="good">{t('people.account.open')}</Tag> : <Tag tone="bad">{t('people.account.closed')}</Tag>}
      <Under>{t('people.account.sessions', { count: account.sessions })}</Under>
    </>
  );
}

/** Everybody who may sign in or once did. */
export function Accounts() {
  const { t } = useLanguage();
  const pages = useInfiniteQuery(accountPages);
  return (
    <Listing label={t('people.view.accounts')} asked={pages} items={pages.data?.pages.flatMap((page) => page.items)} keyOf={({ person }) => person.id} more={pages}
      empty={{ icon: IconUsers, title: t('people.none.title'), text: t('people.empty.text') }}
      columns={[
        { head: t('people.person'), cell: ({ person }) => <><Link to="/people/$personId" params={{ personId: person.id }} className={css.name} dir="auto">{person.name}</Link><Under><bdi>{person.email}</bdi></Under></> },
        { head: t('people.rights'), cell: (account) => <Rights account={account} /> },
        { head: t('people.account'), cell: (account) => <AccountState account={account} /> },
        { head: t('people.sessions.seen'), cell: ({ lastSeenAt }) => <Under>{lastSeenAt ? <Ago at={lastSeenAt} /> : '–'}</Under> },
      ]} />
  );
}

import { Menu } from '@mantine/core';
import type { MessageKey } from '@suivi/i18n';
import { Link, useRouterState, type LinkProps } from '@tanstack/react-router';
import { lastSearch } from '../features/commitments/register-search.js';
import { useRights } from '../ui/caller.js';
import { IconChevronDown } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import css from './shell.module.css';

interface Place {
  name: MessageKey;
  link: LinkProps;
  /** With what its addresses begin. */
  at: string;
  /** Whom it is offered to; everybody if absent. */
  offered?: (rights: ReturnType<typeof useRights>) => boolean;
}

/** Where the daily work is: always in sight. */
const daily: readonly Place[] = [
  { name: 'web.week.title', at: '/desk', link: { to: '/desk', search: {} }, offered: (rights) => rights.keepsAny() },
  { name: 'web.mine.title', at: '/mine', link: { to: '/mine' }, offered: (rights) => rights.reportsForAny },
  { name: 'web.register.title', at: '/commitments', link: { to: '/register', search: () => ({ partnershipId: lastSearch().partnershipId }), activeOptions: { includeSearch: false } } },
  { name: 'web.meetings.title', at: '/meetings', link: { to: '/meetings' } },
  { name: 'web.review.nav', at: '/documents', link: { to: '/documents', search: {} } },
  { name: 'drafting.nav', at: '/reports', link: { to: '/reports' } },
];
/** What is looked after now and then. */
const further: readonly Place[] = [
  { name: 'web.partnerships.title', at: '/partnerships', link: { to: '/partnerships' } },
  { name: 'web.reminders.title', at: '/reminders', link: { to: '/reminders', search: {} } },
  { name: 'web.replies.title', at: '/replies', link: { to: '/replies' }, offered: (rights) => rights.keepsAny() },
  { name: 'people.title', at: '/people', link: { to: '/people', search: {} }, offered: (rights) => rights.keepsAny() },
  { name: 'web.mailbox.title', at: '/mailbox', link: { to: '/mailbox/{-$messageId}', params: { messageId: undefined } }, offered: (rights) => rights.everything },
  { name: 'web.ledger.title', at: '/mails', link: { to: '/mails/{-$mailId}', params: { mailId: undefined }, search: {} } },
  { name: 'people.hooks', at: '/webhooks', link: { to: '/webhooks' }, offered: (rights) => rights.administersAny },
  { name: 'admin.title', at: '/administration', link: { to: '/administration' }, offered: (rights) => rights.keepsAny() },
];

function Further({ places }: { places: readonly Place[] }) {
  const { t } = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const here = places.find(({ at }) => path.startsWith(at));
  return (
    <Menu position="bottom-start" width={210} shadow="md">
      <Menu.Target>
        <button type="button" className={css.further} data-status={here ? 'active' : undefined}>{t(here ? here.name : 'web.nav.more')}<IconChevronDown size={15} aria-hidden /></button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ name, link }) => <Menu.Item key={name} renderRoot={(props) => <Link {...link} {...props} />}>{t(name)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The screens that are offered to the reader, the daily ones first. */
export function usePlaces(): Pick<Place, 'name' | 'link'>[] {
  const rights = useRights();
  return [...daily, ...further].filter(({ offered }) => offered?.(rights) ?? true);
}

/** The ways to the screens: on a desk the daily ones and a menu, on a phone all in one row that scrolls. */
export function Navigation() {
  const { t } = useLanguage();
  const rights = useRights();
  const isOffered = ({ offered }: Place): boolean => offered?.(rights) ?? true;
  const places = further.filter(isOffered);
  return (
    <nav className={css.nav} aria-label={t('web.nav')}>
      {daily.filter(isOffered).map(({ name, link }) => <Link key={name} {...link}>{t(name)}</Link>)}
      {places.map(({ name, link }) => <Link key={name} {...link} className={css.narrowOnly}>{t(name)}</Link>)}
      <Further places={places} />
    </nav>
  );
}

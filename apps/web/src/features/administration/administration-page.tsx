import type { MessageKey } from '@suivi/i18n';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useRights } from '../../ui/caller.js';
import { useLanguage } from '../../ui/language.js';
import { Page } from '../../ui/page.js';
import css from './administration.module.css';

interface Way {
  name: MessageKey;
  text: MessageKey;
  /** A screen, or a page of the server's own. */
  to: LinkProps | string;
  offered?: (rights: ReturnType<typeof useRights>) => boolean;
}

const ways: readonly Way[] = [
  { name: 'people.title', text: 'admin.people.text', to: { to: '/people', search: {} } },
  { name: 'web.reminders.title', text: 'admin.reminders.text', to: { to: '/reminders', search: {} } },
  { name: 'web.ledger.title', text: 'admin.mails.text', to: { to: '/mails/{-$mailId}', params: { mailId: undefined }, search: {} } },
  { name: 'people.hooks', text: 'admin.hooks.text', to: { to: '/webhooks' }, offered: ({ administersAny }) => administersAny },
  { name: 'admin.queues', text: 'admin.queues.text', to: '/admin/queues', offered: ({ everything }) => everything },
  { name: 'admin.calendars', text: 'admin.calendars.text', to: { to: '/administration/calendars' } },
  { name: 'admin.audit', text: 'admin.audit.text', to: { to: '/administration/audit', search: {} }, offered: ({ administersAny }) => administersAny },
  { name: 'admin.settings', text: 'admin.settings.text', to: { to: '/administration/settings' }, offered: ({ everything }) => everything },
];

function WayIn({ name, text, to }: Way) {
  const { t } = useLanguage();
  const words = <><strong>{t(name)}</strong><span>{t(text)}</span></>;
  return <li>{typeof to === 'string' ? <a href={to} className={css.way}>{words}</a> : <Link {...to} className={css.way}>{words}</Link>}</li>;
}

/** The ways to what administrators look after. */
export function AdministrationPage() {
  const { t } = useLanguage();
  const rights = useRights();
  return (
    <Page title={t('admin.title')} lead={t('admin.lead')}>
      <ul className={css.ways}>{ways.filter(({ offered }) => offered?.(rights) ?? true).map((way) => <WayIn key={way.name} {...way} />)}</ul>
    </Page>
  );
}

import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClaimHint } from '../ui/claim-hint.js';
import { useCaller, useRights } from '../ui/caller.js';
import { IconDeviceDesktop, IconLogout, IconUser, IconWebhook } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import css from './shell.module.css';

/** Who is signed in, and the way out; or that nobody has claimed the installation, and how to. */
export function AccountMenu() {
  const { t } = useLanguage();
  const caller = useCaller().data;
  if (!caller) return null;
  const { person } = caller;
  const Glyph = person ? IconUser : IconDeviceDesktop;
  const name = person?.name ?? t('people.menu.local');
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <button type="button" className={css.switch} aria-label={t('people.menu', { name })}>
          <Glyph size={18} stroke={1.7} aria-hidden />
          <span className={`${css.wideOnly} ${css.who}`} dir="auto">{name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {person ? <Person name={person.name} email={person.email} /> : <div className={css.menuText}><ClaimHint /></div>}
      </Menu.Dropdown>
    </Menu>
  );
}

function Person({ name, email }: { name: string; email: string }) {
  const { t } = useLanguage();
  const { administersAny } = useRights();
  return (
    <>
      <div className={css.menuText}>
        <p dir="auto"><strong>{name}</strong></p>
        <p><bdi>{email}</bdi></p>
      </div>
      <Menu.Divider />
      <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} aria-hidden />}>{t('people.menu.account')}</Menu.Item>
      {administersAny && <Menu.Item component={Link} to="/webhooks" leftSection={<IconWebhook size={16} aria-hidden />}>{t('people.hooks')}</Menu.Item>}
      <form method="post" action="/sign-out">
        <Menu.Item type="submit" closeMenuOnClick={false} leftSection={<IconLogout size={16} aria-hidden />}>{t('people.menu.out')}</Menu.Item>
      </form>
    </>
  );
}

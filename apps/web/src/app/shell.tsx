import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useInstallation } from '../features/emails/installation.js';
import { useHeld } from '../ui/held.js';
import { IconKeyboard, IconSearch } from '../ui/icons.js';
import { usePaletteKey, useKeys } from '../ui/keys.js';
import { useLanguage } from '../ui/language.js';
import { noteTyping, useSignInAsked } from '../ui/sign-in-again.js';
import { AccountMenu } from './account-menu.js';
import { Brand } from './brand.js';
import { DeliveryBanner } from './delivery-banner.js';
import { Navigation } from './navigation.js';
import css from './shell.module.css';
import { LanguageSwitch, PartnershipSwitch, SchemeSwitch } from './switches.js';

const KeysDialog = lazy(() => import('./keys-dialog.js').then((module) => ({ default: module.KeysDialog })));
const Palette = lazy(() => import('./palette/palette.js').then((module) => ({ default: module.Palette })));
const HeldActs = lazy(() => import('./held-acts.js').then((module) => ({ default: module.HeldActs })));
const SignInDialog = lazy(() => import('./sign-in-dialog.js').then((module) => ({ default: module.SignInDialog })));

function Header() {
  return (
    <header className={css.header}>
      <div className={css.headerIn}>
        <Brand />
        <div className={css.partnership}><PartnershipSwitch /></div>
        <Navigation />
        <div className={css.switches}>
          <LanguageSwitch />
          <SchemeSwitch />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}

function Footer({ onKeys, onPalette }: { onKeys: () => void; onPalette: () => void }) {
  const { t } = useLanguage();
  const installation = useInstallation().data;
  return (
    <footer className={css.footer}>
      <div className={css.footerIn}>
        {installation && (
          <>
            <bdi>Suivi {installation.version}</bdi>
            <span>{installation.listening.loopbackOnly ? t('web.footer.loopback') : t('web.footer.listening', { host: installation.listening.host })}</span>
          </>
        )}
        <button type="button" className={css.keysButton} onClick={onPalette}>
          <IconSearch size={16} stroke={1.6} aria-hidden />
          {t('web.palette.title')}
        </button>
        <button type="button" className={css.keysButton} onClick={onKeys}>
          <IconKeyboard size={16} stroke={1.6} aria-hidden />
          {t('web.keys.title')}
        </button>
      </div>
    </footer>
  );
}

/** What stands around every screen. */
export function Shell() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'keys' | 'palette' | null>(null);
  const onKeys = () => setOpen('keys');
  const onPalette = useCallback(() => setOpen('palette'), []);
  const onClose = useCallback(() => setOpen(null), []);
  usePaletteKey(onPalette);
  const signIn = useSignInAsked();
  const held = useHeld().length > 0;
  useEffect(() => {
    document.addEventListener('input', noteTyping);
    return () => document.removeEventListener('input', noteTyping);
  }, []);
  useKeys({ '?': onKeys, '0': () => void navigate({ to: '/' }), '1': () => void navigate({ to: '/register' }), '2': () => void navigate({ to: '/documents' }), '3': () => void navigate({ to: '/mailbox/{-$messageId}', params: { messageId: undefined } }) });
  return (
    <div className={css.shell}>
      <a href="#content" className={css.skip}>{t('web.skip')}</a>
      <Header />
      <DeliveryBanner />
      <main id="content" tabIndex={-1} className={css.main}><Outlet /></main>
      <div role="status" aria-live="polite"><Suspense>{held && <HeldActs />}</Suspense></div>
      <Footer onKeys={onKeys} onPalette={onPalette} />
      <Suspense>{signIn && <SignInDialog cause={signIn} />}</Suspense>
      <Suspense>{open === 'keys' && <KeysDialog onClose={onClose} />}</Suspense>
      <Suspense>{open === 'palette' && <Palette onClose={onClose} onKeys={onKeys} />}</Suspense>
    </div>
  );
}

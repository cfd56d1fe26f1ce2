import { Button, Modal, Stack } from '@mantine/core';
import { access } from '@suivi/contract';
import { useEffect } from 'react';
import { call } from '../ui/call.js';
import { useLanguage } from '../ui/language.js';
import { answers } from '../ui/reading.js';
import { hasTyped, signInAddress, signInSettled, type SignInCause } from '../ui/sign-in-again.js';

/** Looks, each time somebody comes back to this tab, whether they have signed in elsewhere; then all goes on with what stands here. */
function useReturn(cause: SignInCause): void {
  useEffect(() => {
    const look = async (): Promise<void> => {
      const caller = await call(access.readSession, { quietly: true }).catch(() => null);
      if (!caller || (cause === 'fresh' && !caller.isFresh)) return;
      signInSettled();
      await answers.invalidateQueries();
    };
    const seen = (): void => void (document.visibilityState === 'visible' && look());
    window.addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('focus', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [cause]);
}

/** Says why one has to sign in, and leads there and back; what was typed here is not lost in silence. */
export function SignInDialog({ cause }: { cause: SignInCause }) {
  const { t } = useLanguage();
  useReturn(cause);
  const typed = hasTyped();
  return (
    <Modal opened onClose={signInSettled} title={t(`people.${cause}.title`)} zIndex={400} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <Stack gap="md">
        <p>{t(`people.${cause}.text`)}</p>
        {typed && <p>{t('people.typed')}</p>}
        {typed ? (
          <>
            <Button component="a" href={signInAddress()} target="_blank" rel="opener" data-autofocus>{t('people.sign-in.tab')}</Button>
            <Button component="a" href={signInAddress()} variant="default">{t('people.sign-in.here')}</Button>
          </>
        ) : (
          <Button component="a" href={signInAddress()} data-autofocus>{t('people.sign-in')}</Button>
        )}
      </Stack>
    </Modal>
  );
}

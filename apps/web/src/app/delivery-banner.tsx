import { Button } from '@mantine/core';
import { useConfirmDelivery, useInstallation } from '../features/emails/installation.js';
import { IconMailPause } from '../ui/icons.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Instant } from '../ui/when.js';
import css from './shell.module.css';

/** Says that mail is held back, as after a restore, until a person lets it go. */
export function DeliveryBanner() {
  const { t } = useLanguage();
  const delivery = useInstallation().data?.delivery;
  const confirm = useConfirmDelivery();
  if (!delivery?.onHold) return null;
  return (
    <section className={css.banner} aria-label={t('web.hold.title')}>
      <IconMailPause size={20} stroke={1.7} aria-hidden />
      <div className={css.bannerText}>
        <p><strong>{t('web.hold.title')}</strong> {delivery.since && <Instant at={delivery.since} hour />}</p>
        <p>{t('web.hold.text')} {delivery.reason && <span dir="auto">({delivery.reason})</span>}</p>
      </div>
      <Button size="sm" loading={confirm.isPending} onClick={() => confirm.mutate({})}>{t('web.hold.confirm')}</Button>
      {confirm.isError && <ProblemNotice error={confirm.error} onRetry={() => confirm.mutate({})} />}
    </section>
  );
}

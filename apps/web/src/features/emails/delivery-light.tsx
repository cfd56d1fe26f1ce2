import { emails } from '@suivi/contract';
import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../ui/language.js';
import { reading } from '../../ui/reading.js';
import css from './delivery-light.module.css';

/** Whether mail that is due reaches people, in a word; where it does not, what is in the way. */
export function DeliveryLight() {
  const { t } = useLanguage();
  const { data: health } = useQuery({ ...reading(emails.readDeliveryHealth), refetchInterval: 30_000 });
  if (!health) return null;
  const { light, troubles, alarmWaitsSince } = health;
  return (
    <section className={css.light} data-light={light} role="status">
      <p><span className={css.lamp} aria-hidden /><strong>{t(`delivery.light.${light}`)}</strong> {t(`delivery.words.${light}`)}</p>
      {troubles.length > 0 && <ul>{troubles.map(({ code, count, detail }) => <li key={code} dir="auto">{t(`delivery.trouble.${code}`, { count, detail: detail ?? '' })}</li>)}</ul>}
      {alarmWaitsSince && <p>{t('delivery.words.alarm-waits')}</p>}
    </section>
  );
}

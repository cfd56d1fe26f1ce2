import { formatDay, localeOf } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { useLanguage } from './language.js';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];

/** How long ago in the largest unit that fits. */
export function relative(instant: string, now: number, language: Language): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** The hour on a person's own clock. */
export const hourOf = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));

/** The calendar day of an instant where the reader sits. */
function dayHere(instant: string): string {
  const at = new Date(instant);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
}

/** The calendar day on which the reader looks. */
export const today = (): string => dayHere(new Date(Date.now()).toISOString());

/** An instant as its day, with the hour on demand. */
export function Instant({ at, hour = false }: { at: string; hour?: boolean }) {
  const { language, t } = useLanguage();
  const day = formatDay(dayHere(at), 'day', language);
  const text = hour ? t('web.when.dayAndHour', { day, hour: hourOf(at, language) }) : day;
  return <time dateTime={at} title={t('web.when.dayAndHour', { day, hour: hourOf(at, language) })}>{text}</time>;
}

/** How long ago, with the exact day on demand. */
export function Ago({ at }: { at: string }) {
  const { language } = useLanguage();
  return <time className="sentence" dateTime={at} title={formatDay(dayHere(at), 'day', language)}>{relative(at, Date.now(), language)}</time>;
}

import { formatDay } from '@suivi/i18n';
import { useLanguage } from '../../ui/language.js';
import type { CommitmentRow } from './commitments.js';

/** The deadline in the language's form and with its precision; where there is none, the next meeting as horizon. */
export function DeadlineText({ commitment }: { commitment: Pick<CommitmentRow, 'deadline' | 'horizonOn'> }) {
  const { t, language } = useLanguage();
  const { deadline, horizonOn } = commitment;
  if (deadline) return <time dateTime={deadline.on}>{formatDay(deadline.on, deadline.precision, language)}</time>;
  if (horizonOn) return <span>{t('web.deadline.horizon', { date: formatDay(horizonOn, 'month', language) })}</span>;
  return <span>{t('web.deadline.none')}</span>;
}

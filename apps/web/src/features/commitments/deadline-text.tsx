import { formatDay } from '@suivi/i18n';
import { useLanguage } from '../../ui/language.js';
import type { CommitmentRow } from './commitments.js';

/** The deadline in the language's form and with its precision; where an open record has none, the next meeting as horizon. */
export function DeadlineText({ commitment }: { commitment: Pick<CommitmentRow, 'deadline' | 'horizonOn' | 'recordState'> }) {
  const { t, language } = useLanguage();
  const { deadline, horizonOn, recordState } = commitment;
  if (deadline) return <time dateTime={deadline.on} className="sentence">{formatDay(deadline.on, deadline.precision, language)}</time>;
  if (horizonOn && recordState === 'open') return <span className="sentence">{t('web.deadline.horizon', { date: formatDay(horizonOn, 'month', language) })}</span>;
  return <span className="sentence">{t('web.deadline.none')}</span>;
}

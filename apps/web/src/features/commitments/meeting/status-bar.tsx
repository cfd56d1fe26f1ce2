import { vocabulary, type ImplementationStatus } from '@suivi/contract';
import { useLanguage } from '../../../ui/language.js';
import css from './meeting.module.css';
import type { Counts } from './meeting-standing.js';

const statuses = vocabulary.implementationStatuses;

/** What the colours of the bars mean. */
export function StatusKey() {
  const { t } = useLanguage();
  return (
    <ul className={css.key} aria-hidden>
      {statuses.map((status) => <li key={status}><span className={css.swatch} data-status={status} />{t(`implementationStatus.${status}`)}</li>)}
    </ul>
  );
}

const share = (counts: Counts, status: ImplementationStatus): number => counts.byStatus[status] ?? 0;

/** How many of the commitments have which status, as a bar as long as their number; its figures are read out. */
export function StatusBar({ counts, most }: { counts: Counts; most: number }) {
  const { t } = useLanguage();
  const present = statuses.filter((status) => share(counts, status) > 0);
  const words = present.map((status) => `${t(`implementationStatus.${status}`)}: ${share(counts, status)}`).join(', ');
  return (
    <div className={css.bar} style={{ inlineSize: `${most > 0 ? (counts.total / most) * 100 : 0}%` }} role="img" aria-label={words}>
      {present.map((status) => <span key={status} data-status={status} style={{ flexGrow: share(counts, status) }} title={`${t(`implementationStatus.${status}`)}: ${share(counts, status)}`}>{share(counts, status)}</span>)}
    </div>
  );
}

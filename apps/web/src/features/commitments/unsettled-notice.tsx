import { Link } from '@tanstack/react-router';
import { IconAlertTriangle } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import css from './unsettled-notice.module.css';
import { useUnsettled } from './unsettled.js';

/** Leads to the commitments whose words a corrected version of their document changed or dropped; nothing where none waits. */
export function UnsettledNotice(of: { partnershipId?: number; documentId?: number }) {
  const { t } = useLanguage();
  const count = useUnsettled(of);
  if (count === 0) return null;
  return (
    <Link to="/register" search={{ ...of, correction: 'unsettled' }} className={css.notice}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t('web.correction.waiting', { count })}</span>
    </Link>
  );
}

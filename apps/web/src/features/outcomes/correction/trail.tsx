import { Link } from '@tanstack/react-router';
import { IconChevronRight } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import css from './correction.module.css';

/** The way back: the documents, this document. */
export function Trail({ id, title, language }: { id: number; title: string; language: string }) {
  const { t } = useLanguage();
  return (
    <nav className={css.trail} aria-label={t('web.trail')}>
      <Link to="/documents">{t('web.review.nav')}</Link>
      <IconChevronRight size={14} className="flips" aria-hidden />
      <Link to="/documents/$documentId/review" params={{ documentId: id }} className={css.trailTitle} lang={language} dir="auto">{title}</Link>
    </nav>
  );
}

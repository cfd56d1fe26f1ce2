import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../../ui/language.js';
import { Trail } from '../../../ui/trail.js';
import css from './correction.module.css';

/** The way back: the documents, this document. */
export function DocumentTrail({ id, title, language }: { id: number; title: string; language: string }) {
  const { t } = useLanguage();
  return (
    <Trail steps={[<Link to="/documents">{t('web.review.nav')}</Link>, <Link to="/documents/$documentId/review" params={{ documentId: id }} className={css.trailTitle} lang={language} dir="auto">{title}</Link>]} />
  );
}

import { Link } from '@tanstack/react-router';
import { useLanguage } from '../ui/language.js';
import css from './shell.module.css';

/** The mark: an S that is followed up to its point. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" className={css.markGround} />
      <path d="M22.5 9.5c-1.6-1.7-4-2.5-6.6-2.5-3.7 0-6.4 1.7-6.4 4.4 0 6.2 13 2.9 13 9.2 0 2.8-2.9 4.4-6.5 4.4-2.8 0-5.3-.9-7-2.8" fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="24.3" cy="9" r="2.7" fill="#f0c75e" />
    </svg>
  );
}

/** The product's name, leading to the page on which one begins. */
export function Brand() {
  const { t } = useLanguage();
  return (
    <Link to="/" className={css.brand} aria-label={t('web.brand.home')}>
      <Mark />
      <span>Suivi</span>
    </Link>
  );
}

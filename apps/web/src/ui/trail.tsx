import { Fragment, type ReactNode } from 'react';
import { IconChevronRight } from './icons.js';
import { useLanguage } from './language.js';
import css from './trail.module.css';

/** The way back, from the outermost screen to what is shown; `here` is its end, where it has a name of its own. */
export function Trail({ steps, here }: { steps: readonly ReactNode[]; here?: ReactNode }) {
  const { t } = useLanguage();
  const glyph = <IconChevronRight size={14} className="flips" aria-hidden />;
  return (
    <nav className={css.trail} aria-label={t('web.trail')}>
      {steps.map((step, at) => <Fragment key={at}>{at > 0 && glyph}{step}</Fragment>)}
      {here !== undefined && <>{glyph}<span aria-current="page">{here}</span></>}
    </nav>
  );
}

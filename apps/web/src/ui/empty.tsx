import type { ReactNode } from 'react';
import css from './empty.module.css';
import type { Icon } from './icons.js';

/** A place with nothing in it yet, which says how something gets there. */
export function Empty({ icon: Glyph, title, children, action }: { icon: Icon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <Glyph size={36} stroke={1.25} aria-hidden />
      <p className={css.title}>{title}</p>
      {children && <div className={css.text}>{children}</div>}
      {action}
    </div>
  );
}

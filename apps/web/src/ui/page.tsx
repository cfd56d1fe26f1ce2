import { useEffect, type ReactNode } from 'react';
import css from './page.module.css';

/** A screen: its name in the heading and in the window's title; above it the way back, where it stands below another. */
export function Page({ title, lead, end, trail, children }: { title: string; lead?: ReactNode; end?: ReactNode; trail?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={css.page}>
      {trail}
      <header className={css.head}>
        <h1 className={css.title}>{title}</h1>
        {end && <div className={css.end}>{end}</div>}
        {lead && <p className={css.lead}>{lead}</p>}
      </header>
      {children}
    </div>
  );
}

/** Names the window after the screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Suivi`;
  }, [title]);
}

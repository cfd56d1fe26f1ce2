import { useId, type ReactNode } from 'react';
import css from './section.module.css';

/** A part of a screen under a heading of its own, with what can be done for the whole of it. */
export function Section({ title, lead, end, children }: { title: string; lead?: ReactNode; end?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <div className={css.words}>
          <h2 id={id} className={css.title}>{title}</h2>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {end && <div className={css.end}>{end}</div>}
      </div>
      {children}
    </section>
  );
}

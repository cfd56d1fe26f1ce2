import type { ReactNode } from 'react';
import type { Icon } from './icons.js';
import css from './tag.module.css';

/** How a state feels; the icon and the word say it too, so that nothing hangs on colour alone. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

/** A state as a pill, or plain where a pill would shout. */
export function Tag({ tone = 'neutral', icon: Glyph, plain = false, children }: { tone?: Tone; icon?: Icon; plain?: boolean; children: ReactNode }) {
  return (
    <span className={`${css.tag} ${css[tone]} ${plain ? css.plain : ''}`}>
      {Glyph && <Glyph size={14} stroke={2} aria-hidden />}
      <span>{children}</span>
    </span>
  );
}

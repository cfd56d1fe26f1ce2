import { direction } from '@suivi/i18n';
import type { Language } from '@suivi/kernel';
import { Fragment } from 'react';
import css from './word-changes.module.css';

/** Words of an old and a new text in one order. */
export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const marks = { same: Fragment, added: 'ins', removed: 'del' } as const;

/** How a text became another: what was put in is underlined, what was taken out is struck through, in the direction of the text. */
export function WordChanges({ changes, language }: { changes: readonly Change[]; language: Language }) {
  return (
    <p className={css.changes} lang={language} dir={direction(language)}>
      {changes.map(({ kind, text }, at) => {
        const Mark = marks[kind];
        // the blank behind a mark stays outside: a line through it would run into the next word
        const [, words = '', blank = ''] = /^([\s\S]*?)(\s*)$/.exec(text) ?? [];
        return <Fragment key={at}><Mark>{words}</Mark>{blank || (kind === 'removed' && changes[at + 1]?.kind === 'added' ? ' ' : '')}</Fragment>;
      })}
    </p>
  );
}

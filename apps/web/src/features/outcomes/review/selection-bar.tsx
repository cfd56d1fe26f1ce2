import { Button } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { useLanguage } from '../../../ui/language.js';
import type { Span } from './marking.js';
import css from './review.module.css';
import { selectedSpan } from './selected-span.js';

interface Props {
  root: RefObject<HTMLElement | null>;
  onAdd: (span: Span) => void;
  onUse: ((span: Span) => void) | undefined;
}

/** Offers what can be done with the words that a person has selected in the document. */
export function SelectionBar({ root, onAdd, onUse }: Props) {
  const { t } = useLanguage();
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const changed = (): void => setSpan(selectedSpan(root.current));
    document.addEventListener('selectionchange', changed);
    return () => document.removeEventListener('selectionchange', changed);
  }, [root]);
  if (!span) return null;
  const take = (use: (span: Span) => void) => () => {
    use(span);
    window.getSelection()?.removeAllRanges();
  };
  return (
    <div className={css.selection}>
      {/* a press must not take the selection away before it is used */}
      <Button size="compact-sm" onMouseDown={(event) => event.preventDefault()} onClick={take(onUse ?? onAdd)}>{t(onUse ? 'web.review.edit.use' : 'web.review.add')}</Button>
    </div>
  );
}

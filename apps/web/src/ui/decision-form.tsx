import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import css from './decision-form.module.css';
import { useLanguage } from './language.js';
import { isStale, ProblemNotice } from './problem-notice.js';

/** A change on its way, as far as a form shows it. */
export interface Sending {
  isPending: boolean;
  error: unknown;
  reset: () => void;
}

interface Props {
  /** What is asked for in words. */
  label: string;
  description?: string;
  required?: boolean;
  maxLength?: number;
  submit: string;
  sending: Sending;
  onSend: (words: string) => void;
  onClose: () => void;
  /** Somebody else decided first: what they decided stands beside the form. */
  overtaken?: boolean;
  /** What is chosen besides the words. */
  children?: ReactNode;
}

/** A decision with its words: the one form in which something is returned, declined, granted or put aside. What was typed stays, whatever becomes of it. */
export function DecisionForm({ label, description, required = true, maxLength = 2000, submit, sending, onSend, onClose, overtaken = false, children }: Props) {
  const { t } = useLanguage();
  const [words, setWords] = useState('');
  const isLate = overtaken || isStale(sending.error);
  return (
    <form className={css.form} onSubmit={(event) => { event.preventDefault(); onSend(words.trim()); }}>
      {children}
      <Textarea label={label} description={description} value={words} onChange={(event) => setWords(event.currentTarget.value)} required={required} maxLength={maxLength} autosize minRows={2} dir="auto" autoFocus={!children} />
      {isLate && <div className={css.late} role="alert"><p className={css.title}>{t('web.problem.stale.title')}</p><p>{t('desk.conflict.decided')}</p></div>}
      {!isLate && sending.error != null && <ProblemNotice error={sending.error} onRetry={sending.reset} />}
      <div className={css.buttons}>
        {!isLate && <Button type="submit" size="sm" loading={sending.isPending}>{submit}</Button>}
        <Button size="sm" variant="default" onClick={() => { sending.reset(); onClose(); }}>{t(isLate ? 'web.action.close' : 'web.action.cancel')}</Button>
      </div>
    </form>
  );
}

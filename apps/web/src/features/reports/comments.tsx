import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { Tag } from '../../ui/tag.js';
import { Ago } from '../../ui/when.js';
import css from './reports.module.css';
import { useAddComment, useResolve, type ReportComment } from './reports.js';

function Comment({ comment, canSettle }: { comment: ReportComment; canSettle: boolean }) {
  const { t } = useLanguage();
  const resolve = useResolve();
  const isSettled = comment.resolved !== null;
  return (
    <li className={css.comment} data-settled={isSettled || undefined}>
      <p className={css.about}><strong>{comment.by?.name ?? t('drafting.machine')}</strong><Ago at={comment.at} />{isSettled && <Tag tone="good" plain>{t('drafting.comments.settled')}</Tag>}</p>
      <p className={css.words} dir="auto">{comment.text}</p>
      {canSettle && <Button size="compact-sm" variant="default" loading={resolve.isPending} onClick={() => resolve.mutate({ params: { id: comment.id }, ifMatch: comment.version, body: { resolved: !isSettled } })}>{t(isSettled ? 'drafting.comments.reopen' : 'drafting.comments.settle')}</Button>}
      {resolve.isError && <ProblemNotice error={resolve.error} onRetry={resolve.reset} />}
    </li>
  );
}

/** The comments on a section, and the way to add one. */
export function Comments({ reportId, sectionKey, comments, canSettle, canComment }: { reportId: number; sectionKey: string; comments: readonly ReportComment[]; canSettle: boolean; canComment: boolean }) {
  const { t } = useLanguage();
  const add = useAddComment();
  const [text, setText] = useState('');
  const own = comments.filter(({ key }) => key === sectionKey);
  const send = () => add.mutate({ params: { id: reportId }, body: { key: sectionKey, text: text.trim() } }, { onSuccess: () => setText('') });
  return (
    <section className={css.card} aria-label={t('drafting.comments')}>
      <h2 className={css.paneTitle}>{t('drafting.comments')}</h2>
      {own.length === 0 ? <p className={css.quiet}>{t('drafting.comments.none')}</p> : <ul className={css.comments}>{own.map((comment) => <Comment key={comment.id} comment={comment} canSettle={canSettle} />)}</ul>}
      {canComment && (
        <form onSubmit={(event) => { event.preventDefault(); send(); }} className={css.stack}>
          <Textarea label={t('drafting.comments.new')} value={text} onChange={(event) => setText(event.currentTarget.value)} maxLength={5000} autosize minRows={2} dir="auto" required />
          {add.isError && <ProblemNotice error={add.error} onRetry={add.reset} />}
          <div className={css.buttons}><Button type="submit" size="sm" variant="default" loading={add.isPending} disabled={text.trim() === ''}>{t('drafting.comments.add')}</Button></div>
        </form>
      )}
    </section>
  );
}

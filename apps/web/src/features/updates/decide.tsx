import { Button, Textarea } from '@mantine/core';
import { commitments, updates } from '@suivi/contract';
import { useState } from 'react';
import { IconCheck, IconMessageReply } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { useAccept, useReturn, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

/** The coordinator's choice on an update that waits: accept it, or return it with a question. */
export function Decide({ update }: { update: StatusUpdate }) {
  const { t } = useLanguage();
  const accept = useAccept();
  const giveBack = useReturn();
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const at = { params: { id: update.id }, ifMatch: update.version };
  const error = accept.error ?? giveBack.error;
  const reload = () => void refresh(updates.listUpdates, commitments.readCommitment).then(() => { accept.reset(); giveBack.reset(); });
  return (
    <div className={css.decide}>
      {asking ? (
        <form onSubmit={(event) => { event.preventDefault(); giveBack.mutate({ ...at, body: { note: note.trim() } }); }}>
          <Textarea label={t('web.updates.question')} description={t('web.updates.question.text')} value={note} onChange={(event) => setNote(event.currentTarget.value)} required maxLength={2000} autosize minRows={2} dir="auto" autoFocus />
          <div className={css.buttons}>
            <Button type="submit" size="sm" loading={giveBack.isPending}>{t('web.updates.send-back')}</Button>
            <Button size="sm" variant="default" onClick={() => setAsking(false)}>{t('web.action.cancel')}</Button>
          </div>
        </form>
      ) : (
        <div className={css.buttons}>
          <Button size="sm" leftSection={<IconCheck size={15} />} loading={accept.isPending} onClick={() => accept.mutate({ ...at, body: {} })}>{t('web.updates.accept')}</Button>
          <Button size="sm" variant="default" leftSection={<IconMessageReply size={15} />} onClick={() => setAsking(true)}>{t('web.updates.return')}</Button>
        </div>
      )}
      {error != null && <ProblemNotice error={error} onRetry={reload} />}
    </div>
  );
}

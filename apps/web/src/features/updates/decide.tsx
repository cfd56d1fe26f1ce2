import { Button } from '@mantine/core';
import { commitments, updates } from '@suivi/contract';
import { useState } from 'react';
import { DecisionForm } from '../../ui/decision-form.js';
import { IconCheck, IconMessageReply } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { useAccept, useReturn, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

/** Asks a question on an update, which goes back with it. */
export function ReturnForm({ update, onClose }: { update: Pick<StatusUpdate, 'id' | 'version' | 'person'>; onClose: () => void }) {
  const { t } = useLanguage();
  const giveBack = useReturn();
  const send = (note: string) => giveBack.mutate({ params: { id: update.id }, ifMatch: update.version, body: { note } }, { onSuccess: onClose });
  return (
    <DecisionForm label={t('web.updates.question')} description={update.person ? t('desk.told', { name: update.person.name }) : t('desk.told.nobody')} submit={t('web.updates.send-back')} sending={giveBack} onSend={send} onClose={onClose} />
  );
}

/** The coordinator's choice on an update that waits: accept it, or return it with a question. */
export function Decide({ update }: { update: StatusUpdate }) {
  const { t } = useLanguage();
  const accept = useAccept();
  const [asking, setAsking] = useState(false);
  const reload = () => void refresh(updates.listUpdates, commitments.readCommitment).then(() => accept.reset());
  if (asking) return <ReturnForm update={update} onClose={() => setAsking(false)} />;
  if (update.state !== 'submitted') return null;
  return (
    <>
      <div className={css.buttons}>
        <Button size="sm" leftSection={<IconCheck size={15} />} loading={accept.isPending} onClick={() => accept.mutate({ params: { id: update.id }, ifMatch: update.version, body: {} })}>{t('web.updates.accept')}</Button>
        <Button size="sm" variant="default" leftSection={<IconMessageReply size={15} />} onClick={() => setAsking(true)}>{t('web.updates.return')}</Button>
      </div>
      {accept.isError && <ProblemNotice error={accept.error} onRetry={reload} />}
    </>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { DecisionForm } from '../../ui/decision-form.js';
import { IconArrowBackUp, IconCheck } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useClear, useSendBack, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

function SendBackForm({ update, onClose }: { update: StatusUpdate; onClose: () => void }) {
  const { t } = useLanguage();
  const sendBack = useSendBack();
  const send = (note: string) => sendBack.mutate({ params: { id: update.id }, ifMatch: update.version, body: { note } }, { onSuccess: onClose });
  return <DecisionForm label={t('desk.clear.why')} description={update.person ? t('desk.told', { name: update.person.name }) : undefined} submit={t('desk.clear.back')} sending={sendBack} onSend={send} onClose={onClose} />;
}

/** The choice of the head of the entity on an answer that waits for it: let it go out, or send it back with words. */
export function Clear({ update }: { update: StatusUpdate }) {
  const { t } = useLanguage();
  const clear = useClear();
  const [asking, setAsking] = useState(false);
  if (asking) return <SendBackForm update={update} onClose={() => setAsking(false)} />;
  if (update.state !== 'awaiting-clearance') return null;
  return (
    <>
      <div className={css.buttons}>
        <Button size="sm" leftSection={<IconCheck size={15} />} loading={clear.isPending} onClick={() => clear.mutate({ params: { id: update.id }, ifMatch: update.version })}>{t('desk.clear')}</Button>
        <Button size="sm" variant="default" leftSection={<IconArrowBackUp size={15} className="flips" />} onClick={() => setAsking(true)}>{t('desk.clear.back')}</Button>
      </div>
      {clear.isError && <ProblemNotice error={clear.error} onRetry={clear.reset} />}
    </>
  );
}

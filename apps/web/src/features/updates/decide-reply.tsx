import { Button, Select, Stack, Textarea } from '@mantine/core';
import { replies, vocabulary, type ImplementationStatus } from '@suivi/contract';
import { useState, type FormEvent } from 'react';
import { DecisionForm } from '../../ui/decision-form.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { useDismiss, useTake, type MailedReply } from './replies.js';
import css from './updates.module.css';

interface Props {
  reply: MailedReply;
  onClose: () => void;
}

const reload = (reset: () => void): void => void refresh(replies.listReplies).then(reset);

/** A coordinator enters what an answer says. */
export function TakeReply({ reply, onClose }: Props) {
  const { t } = useLanguage();
  const take = useTake();
  const [question, setQuestion] = useState(reply.questions.length === 1 ? '0' : null);
  const [status, setStatus] = useState<string | null>(null);
  const [narrative, setNarrative] = useState(reply.text ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    const chosen = reply.questions[Number(question)];
    if (question === null || !chosen || status === null) return;
    const body = { commitmentId: chosen.commitment.id, organizationId: chosen.organization.id, status: status as ImplementationStatus, narrative: narrative.trim() };
    take.mutate({ params: { id: reply.id }, ifMatch: reply.version, body });
  };
  return (
    <form className={css.takeForm} onSubmit={send}>
      <Stack gap="sm">
        <Select label={t('web.replies.commitment')} required searchable={false} value={question} onChange={setQuestion} comboboxProps={{ withinPortal: false }}
          data={reply.questions.map(({ commitment, organization }, index) => ({ value: String(index), label: `${commitment.reference} · ${organization.acronym} · ${commitment.title}` }))} />
        <Select label={t('desk.replies.status')} required value={status} onChange={setStatus} comboboxProps={{ withinPortal: false }}
          data={vocabulary.implementationStatuses.map((value) => ({ value, label: t(`implementationStatus.${value}`) }))} />
        <Textarea label={t('web.replies.narrative')} required value={narrative} onChange={(event) => setNarrative(event.currentTarget.value)} maxLength={10_000} autosize minRows={3} dir="auto" />
      </Stack>
      <div className={css.buttons}>
        <Button type="submit" size="sm" disabled={question === null || status === null} loading={take.isPending}>{t('web.replies.take')}</Button>
        <Button size="sm" variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
      </div>
      {take.isError && <ProblemNotice error={take.error} onRetry={() => reload(take.reset)} />}
    </form>
  );
}

/** A coordinator puts an answer aside. */
export function DismissReply({ reply, onClose }: Props) {
  const { t } = useLanguage();
  const dismiss = useDismiss();
  const send = (note: string) => dismiss.mutate({ params: { id: reply.id }, ifMatch: reply.version, body: { note } });
  return <DecisionForm label={t('web.replies.dismiss.why')} submit={t('web.replies.dismiss')} sending={dismiss} onSend={send} onClose={onClose} />;
}

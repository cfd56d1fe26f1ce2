import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../ui/act-dialog.js';
import { useLanguage } from '../../ui/language.js';
import type { Speakable } from './ask-extension-dialog.js';
import { useNameColleague } from './requests.js';

/** "Not mine": who answers now names a colleague, whom the coordinator confirms. */
export function NameColleagueDialog({ commitmentId, entity, onClose }: { commitmentId: number; entity: Speakable; onClose: () => void }) {
  const { t } = useLanguage();
  const naming = useNameColleague();
  const [typed, setTyped] = useState({ name: '', email: '', reason: '' });
  const send = () => {
    const { name, email, reason } = typed;
    naming.mutate({ params: { id: commitmentId }, body: { organizationId: entity.organizationId, name: name.trim(), email: email.trim(), ...(reason.trim() ? { reason: reason.trim() } : {}) } }, { onSuccess: onClose });
  };
  return (
    <ActDialog title={t('mine.not-mine.title')} submit={t('mine.not-mine.submit')} sending={naming} onSend={send} onClose={onClose}>
      <Text size="md">{t('mine.not-mine.text', { entity: entity.acronym })}</Text>
      <TextInput required label={t('desk.handover.name')} maxLength={200} value={typed.name} onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })} dir="auto" data-autofocus />
      <TextInput required type="email" label={t('desk.handover.email')} maxLength={254} value={typed.email} onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })} dir="ltr" />
      <Textarea label={t('desk.handover.note')} maxLength={2000} autosize minRows={2} value={typed.reason} onChange={(event) => setTyped({ ...typed, reason: event.currentTarget.value })} dir="auto" />
    </ActDialog>
  );
}

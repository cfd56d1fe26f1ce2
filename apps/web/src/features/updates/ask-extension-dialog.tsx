import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { DayField, type DayWish } from '../../ui/day-field.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useAskExtension } from './requests.js';

/** An entity that a person may speak for. */
export interface Speakable {
  organizationId: number;
  acronym: string;
}

/** Takes down that an entity asks for more time: as it says itself, or as its desk heard it. */
export function AskExtensionDialog({ commitmentId, entities, onClose }: { commitmentId: number; entities: readonly Speakable[]; onClose: () => void }) {
  const { t } = useLanguage();
  const ask = useAskExtension();
  const [entity, setEntity] = useState<string | null>(entities.length === 1 ? String(entities[0]?.organizationId) : null);
  const [day, setDay] = useState<DayWish>({ on: '', precision: 'day' });
  const [reason, setReason] = useState('');
  const send = () => entity && ask.mutate({ params: { id: commitmentId }, body: { ...day, organizationId: Number(entity), reason: reason.trim() } }, { onSuccess: onClose });
  return (
    <Modal opened onClose={onClose} title={t('desk.extension.record')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <Stack gap="md">
          <Select required label={t('desk.entity')} data={entities.map((e) => ({ value: String(e.organizationId), label: e.acronym }))} value={entity} onChange={setEntity} allowDeselect={false} />
          <DayField label={t('desk.extension.until')} wish={day} onChange={setDay} />
          <Textarea label={t('desk.extension.reason')} description={t('desk.extension.rest')} required maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} dir="auto" />
          {ask.isError && <ProblemNotice error={ask.error} onRetry={ask.reset} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" disabled={!entity} loading={ask.isPending}>{t('desk.extension.record.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

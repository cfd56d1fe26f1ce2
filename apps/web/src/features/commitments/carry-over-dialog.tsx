import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { useCarryOver, type CommitmentInFull } from './commitments.js';
import { SavingProblem } from './saving-problem.js';

/** Lets a commitment go on under the next meeting, and shows the new record. */
export function CarryOverDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const carryOver = useCarryOver();
  const [began] = useState(commitment.version);
  const [reason, setReason] = useState('');
  const send = (ifMatch: number) =>
    carryOver.mutate(
      { params: { id: commitment.id }, ifMatch, body: { reason: reason.trim() || undefined } },
      { onSuccess: (heir) => { onClose(); void navigate({ to: '/commitments/$commitmentId', params: { commitmentId: heir.id } }); } },
    );
  const differences = [{ name: t('web.history.field.recordState'), mine: t('recordState.carried-over'), theirs: t(`recordState.${commitment.recordState}`) }];
  return (
    <Modal opened onClose={onClose} title={t('web.carry-over.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(began); }}>
        <Stack gap="md">
          <Text size="md">{t('web.carry-over.text', { reference: commitment.reference })}</Text>
          <Textarea label={t('web.carry-over.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={500} autosize minRows={2} dir="auto" />
          <SavingProblem saving={carryOver} commitment={commitment} differences={differences} onSave={send} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={carryOver.isPending}>{t('web.carry-over.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { vocabulary, type Acceptance } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { Radio } from '../../ui/radio.js';
import { useRecordAcceptance, type CommitmentInFull } from './commitments.js';
import { SavingProblem } from './saving-problem.js';

/** Takes down whether who owes a commitment accepts it: whole, in part or not, with the reason where it is not whole. */
export function AcceptanceDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const record = useRecordAcceptance();
  const [began] = useState(commitment.version);
  const [acceptance, setAcceptance] = useState<Acceptance>(commitment.acceptance ?? 'accepted');
  const [reason, setReason] = useState(commitment.acceptanceReason ?? '');
  const required = acceptance !== 'accepted';
  const send = (ifMatch: number) => record.mutate({ params: { id: commitment.id }, ifMatch, body: { acceptance, reason: reason.trim() || undefined } }, { onSuccess: onClose });
  const said = (value: Acceptance | null): string => (value ? t(`acceptance.${value}`) : t('desk.acceptance.none'));
  const differences = [
    { name: t('web.facts.acceptance'), mine: said(acceptance), theirs: said(commitment.acceptance) },
    { name: t('web.verify.reason'), mine: reason, theirs: commitment.acceptanceReason },
  ];
  return (
    <Modal opened onClose={onClose} title={t('web.facts.acceptance')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(began); }}>
        <Stack gap="md">
          <Text size="md">{t('desk.acceptance.text')}</Text>
          <Radio.Group value={acceptance} onChange={(value) => setAcceptance(value as Acceptance)} label={t('web.facts.acceptance')}>
            <Stack gap={8} mt={8}>{vocabulary.acceptances.map((value) => <Radio key={value} value={value} label={t(`acceptance.${value}`)} />)}</Stack>
          </Radio.Group>
          <Textarea label={t('web.verify.reason')} description={t(required ? 'web.verify.reason.required' : 'web.verify.reason.optional')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required={required} maxLength={2000} autosize minRows={2} dir="auto" />
          <SavingProblem saving={record} commitment={commitment} differences={differences} onSave={send} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={record.isPending}>{t('desk.acceptance.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

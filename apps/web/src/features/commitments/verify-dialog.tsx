import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { vocabulary, type ImplementationStatus } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { Radio } from '../../ui/radio.js';
import { useVerify, type CommitmentInFull } from './commitments.js';
import { asksReason, isFinal } from './final-statuses.js';
import { SavingProblem } from './saving-problem.js';

const asksWhy = (status: ImplementationStatus, isClosed: boolean): boolean => asksReason(status) || (isClosed && !isFinal(status));
const wayOf = (status: ImplementationStatus, isClosed: boolean): 'closes' | 'reopens' | 'stays' => (isFinal(status) ? 'closes' : isClosed ? 'reopens' : 'stays');

/** The coordinator's finding on how far the work is. */
export function VerifyDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const verify = useVerify();
  const [began] = useState(commitment.version);
  const isClosed = commitment.recordState === 'closed';
  const choices = vocabulary.implementationStatuses.filter((status) => !isClosed || !isFinal(status));
  const [status, setStatus] = useState<ImplementationStatus>(choices.find((s) => s === commitment.declaredStatus) ?? choices[0] ?? 'in-progress');
  const [reason, setReason] = useState('');
  const required = asksWhy(status, isClosed);
  const send = (ifMatch: number) => verify.mutate({ params: { id: commitment.id }, ifMatch, body: { status, reason: reason.trim() || undefined } }, { onSuccess: onClose });
  const differences = [
    { name: t('web.verify.title'), mine: t(`implementationStatus.${status}`), theirs: t(`implementationStatus.${commitment.verifiedStatus}`) },
    { name: t('web.verify.reason'), mine: reason, theirs: commitment.closedReason },
  ];
  return (
    <Modal opened onClose={onClose} title={t('web.verify.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(began); }}>
        <Stack gap="md">
          <Radio.Group value={status} onChange={(value) => setStatus(value as ImplementationStatus)} label={t('web.verify.status')}>
            <Stack gap={8} mt={8}>
              {choices.map((value) => <Radio key={value} value={value} label={t(`implementationStatus.${value}`)} description={value === status ? t(`web.verify.${wayOf(value, isClosed)}`) : undefined} />)}
            </Stack>
          </Radio.Group>
          <Textarea label={t('web.verify.reason')} description={t(required ? 'web.verify.reason.required' : 'web.verify.reason.optional')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required={required} maxLength={1000} autosize minRows={2} dir="auto" />
          <SavingProblem saving={verify} commitment={commitment} differences={differences} onSave={send} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={verify.isPending}>{t('web.verify.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

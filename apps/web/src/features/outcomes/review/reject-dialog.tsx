import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import css from './review.module.css';

const reasons = ['web.review.because.welcomes', 'web.review.because.past', 'web.review.because.twice'] as const;

/** Asks why a proposal is turned down; the usual answers are one press away. */
export function RejectDialog({ quote, onReject, onClose }: { quote: string; onReject: (reason: string) => void; onClose: () => void }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('web.review.reject.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onReject(reason.trim()); }}>
        <Stack gap="md">
          <blockquote className={css.dialogQuote} dir="auto">{quote}</blockquote>
          <TextInput label={t('web.verify.reason')} description={t('web.verify.reason.required')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} required maxLength={500} dir="auto" data-autofocus />
          <Group gap={6}>
            {reasons.map((key) => <Button key={key} size="compact-sm" variant="default" onClick={() => setReason(t(key))}>{t(key)}</Button>)}
          </Group>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" disabled={reason.trim() === ''}>{t('web.review.reject')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

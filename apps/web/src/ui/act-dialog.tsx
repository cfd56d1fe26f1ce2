import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sending } from './decision-form.js';
import { useLanguage } from './language.js';
import { ProblemNotice } from './problem-notice.js';

interface Props {
  title: string;
  /** What the button says that does it. */
  submit: string;
  sending: Sending;
  onSend: () => void;
  onClose: () => void;
  /** It takes something away. */
  danger?: boolean;
  disabled?: boolean;
  children?: ReactNode;
}

/** An act in a dialog: what comes of it, what it needs to know, the button, and what went wrong. What was typed stays. */
export function ActDialog({ title, submit, sending, onSend, onClose, danger = false, disabled = false, children }: Props) {
  const { t } = useLanguage();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); onSend(); }}>
        <Stack gap="md">
          {children}
          {sending.error != null && <ProblemNotice error={sending.error} onRetry={sending.reset} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" color={danger ? 'brick' : undefined} disabled={disabled} loading={sending.isPending}>{submit}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

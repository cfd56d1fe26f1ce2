import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useLanguage } from './language.js';

/** Shows a secret that is shown this once. */
export function SecretOnce({ title, text, secret, onClose }: { title: string; text: string; secret: string; onClose: () => void }) {
  const { t } = useLanguage();
  const clipboard = useClipboard();
  return (
    <Modal opened onClose={onClose} closeOnClickOutside={false} closeOnEscape={false} title={title} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <Stack gap="md">
        <TextInput label={text} readOnly dir="ltr" value={secret} ff="monospace" onFocus={(event) => event.currentTarget.select()} data-autofocus />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => clipboard.copy(secret)}>{t(clipboard.copied ? 'people.tokens.copied' : 'people.tokens.copy')}</Button>
          <Button onClick={onClose}>{t('web.action.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

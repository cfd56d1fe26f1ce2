import { Button, Text } from '@mantine/core';
import { directory } from '@suivi/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { call } from '../../../ui/call.js';
import { useRights } from '../../../ui/caller.js';
import { IconTrash } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { answers } from '../../../ui/reading.js';

function Removal({ partnershipId, onClose }: { partnershipId: number; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => call(directory.removeSample, { params: { id: partnershipId } }),
    // nothing that any screen holds is sure to be there still
    onSuccess: () => navigate({ to: '/partnerships' }).then(() => answers.resetQueries()),
  });
  return (
    <ActDialog title={t('partnerships.sample.remove')} submit={t('partnerships.sample.sure')} sending={remove} onSend={() => remove.mutate()} onClose={onClose} danger>
      <Text size="md">{t('partnerships.sample.text')}</Text>
    </ActDialog>
  );
}

/** Takes away what the product brought to be looked at; for administrators. */
export function RemoveSample({ partnershipId }: { partnershipId: number }) {
  const { t } = useLanguage();
  const rights = useRights();
  const [isAsked, setAsked] = useState(false);
  if (!rights.everything) return null;
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconTrash size={15} />} onClick={() => setAsked(true)}>{t('partnerships.sample.remove')}</Button>
      {isAsked && <Removal partnershipId={partnershipId} onClose={() => setAsked(false)} />}
    </>
  );
}

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useLanguage } from '../../../ui/language.js';
import { useErase } from './people.js';

/** Erases a person, for good: the name is typed, so that no slip of a hand does it. */
export function EraseDialog({ person, onDone, onClose }: { person: { id: number; name: string; version: number }; onDone: () => void; onClose: () => void }) {
  const { t } = useLanguage();
  const erase = useErase();
  const [typed, setTyped] = useState('');
  const isSame = typed.trim().normalize() === person.name.trim().normalize();
  return (
    <ActDialog danger title={t('people.erase')} submit={t('people.erase.send')} sending={erase} disabled={!isSame} onSend={() => erase.mutate({ params: { id: person.id }, ifMatch: person.version }, { onSuccess: onDone })} onClose={onClose}>
      <p>{t('people.erase.text')}</p>
      <TextInput label={t('people.erase.confirm', { name: person.name })} required autoComplete="off" dir="auto" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} data-autofocus />
    </ActDialog>
  );
}

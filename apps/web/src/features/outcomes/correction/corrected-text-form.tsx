import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { DropZone } from '../import-dialog.js';
import type { Corrected } from './correcting.js';

/** Takes the corrected text: a file, or the words themselves. */
export function CorrectedTextForm({ onCompare, isPending, error }: { onCompare: (corrected: Corrected) => void; isPending: boolean; error: unknown }) {
  const { t } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const ready = file !== null || text.trim() !== '';
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (ready) onCompare({ file, text }); }}>
      <Stack gap="md" maw={720}>
        <DropZone file={file} onFile={setFile} />
        {!file && <Textarea label={t('web.review.import.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} rows={8} resize="vertical" dir="auto" />}
        {error != null && <ProblemNotice error={error} />}
        <Group justify="flex-start"><Button type="submit" disabled={!ready} loading={isPending}>{t('web.correct.compare')}</Button></Group>
      </Stack>
    </form>
  );
}

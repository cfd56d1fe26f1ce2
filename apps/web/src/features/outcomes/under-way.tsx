import { Button, Group, Stack } from '@mantine/core';
import { outcomes } from '@suivi/contract';
import { useEffect } from 'react';
import { IconFileText } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { refresh } from '../../ui/reading.js';
import { ReadingProgress } from './reading-progress.js';
import css from './readings.module.css';
import { problemOfReading, useFileReading } from './readings.js';

interface Props {
  /** The reading; absent while the file is still being sent. */
  id: number | undefined;
  fileName: string;
  onClose: () => void;
  onAnother: () => void;
  onDone: (documentId: number) => void;
}

/** A file that was handed in, until it is a document or was refused; it goes on being read when this is closed. */
export function UnderWay({ id, fileName, onClose, onAnother, onDone }: Props) {
  const { t } = useLanguage();
  const { data: reading, error } = useFileReading(id);
  const documentId = reading?.documentId;
  useEffect(() => {
    if (!documentId) return;
    void refresh(outcomes.listDocuments, outcomes.listReadings);
    onDone(documentId);
  }, [documentId]);
  const problem = error ?? (reading ? problemOfReading(reading) : null);
  return (
    <Stack gap="md">
      <div className={css.underWay}>
        <p><bdi><IconFileText size={15} aria-hidden /> {fileName}</bdi></p>
        {problem ? <ProblemNotice error={problem} /> : <ReadingProgress reading={reading} />}
      </div>
      {problem ? (
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onAnother}>{t('web.review.import.remove')}</Button>
          <Button onClick={onClose}>{t('web.action.close')}</Button>
        </Group>
      ) : (
        <Group justify="space-between" gap="sm">
          <p className={css.quiet}>{t('web.reading.leave')}</p>
          <Button variant="default" ml="auto" onClick={onClose}>{t('web.reading.background')}</Button>
        </Group>
      )}
    </Stack>
  );
}

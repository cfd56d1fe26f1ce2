import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { languages, type Language } from '@suivi/kernel';
import { useNavigate } from '@tanstack/react-router';
import { useState, type DragEvent } from 'react';
import { IconFileText, IconUpload } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import css from './documents.module.css';
import { useHandIn, useImport } from './importing.js';
import { useMeetingChoices } from './meetings.js';
import { UnderWay } from './under-way.js';

/** Where a file is dropped or chosen. */
export function DropZone({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const { t } = useLanguage();
  const [isOver, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0] ?? null);
  };
  if (file) {
    return (
      <div className={css.chosen}>
        <bdi><IconFileText size={15} aria-hidden /> {file.name}</bdi>
        <Button size="compact-sm" variant="default" onClick={() => onFile(null)}>{t('web.review.import.remove')}</Button>
      </div>
    );
  }
  return (
    <label className={css.drop} data-over={isOver || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <IconUpload size={22} stroke={1.5} aria-hidden />
      <strong>{t('web.review.import.drop')}</strong>
      <span>{t('web.review.import.forms')}</span>
      <input type="file" accept=".txt,.pdf,.docx,.html,.htm,text/plain" onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)} />
    </label>
  );
}

function Content({ file, onFile, text, onText }: { file: File | null; onFile: (file: File | null) => void; text: string; onText: (text: string) => void }) {
  const { t } = useLanguage();
  return (
    <>
      <DropZone file={file} onFile={onFile} />
      {!file && <Textarea label={t('web.review.import.text')} value={text} onChange={(event) => onText(event.currentTarget.value)} autosize minRows={3} maxRows={8} dir="auto" />}
    </>
  );
}

const chosenAs = (id: number | undefined): string | null => (id === undefined ? null : String(id));

/** Brings an outcome document in: its meeting, the file or the text, its language. */
export function ImportDialog({ partnershipId, meetingId: given, onClose }: { partnershipId: number | undefined; meetingId?: number; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [bringIn, handIn] = [useImport(), useHandIn()];
  const meetings = useMeetingChoices(partnershipId);
  const [meetingId, setMeeting] = useState(chosenAs(given));
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<Language | 'auto'>('auto');
  const review = (documentId: number) => {
    onClose();
    void navigate({ to: '/documents/$documentId/review', params: { documentId } });
  };
  const hasContent = file !== null || text.trim() !== '';
  const send = () => {
    const about = { meetingId: Number(meetingId), language };
    if (file) handIn.mutate({ ...about, file });
    else bringIn.mutate({ ...about, text }, { onSuccess: (document) => review(document.id) });
  };
  const takeAnother = () => {
    handIn.reset();
    setFile(null);
  };
  const spoken = [{ value: 'auto' as const, label: t('web.review.import.auto') }, ...languages.map((value) => ({ value, label: t(`language.${value}`) }))];
  const problem = bringIn.error ?? handIn.error;
  const sent = handIn.isPending || handIn.isSuccess ? file : null;
  return (
    <Modal opened onClose={onClose} size="lg" title={t('web.review.import')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      {sent && <UnderWay id={handIn.data?.id} fileName={sent.name} onClose={onClose} onAnother={takeAnother} onDone={review} />}
      {!sent && (
        <form onSubmit={(event) => { event.preventDefault(); send(); }}>
          <Stack gap="md">
            <Select required searchable openOnFocus={false} label={t('web.filter.meeting')} placeholder={t('web.review.import.meeting')} data={meetings} value={meetingId} onChange={setMeeting} nothingFoundMessage={t('web.filter.nothing')} data-autofocus />
            <Content file={file} onFile={setFile} text={text} onText={setText} />
            <Select label={t('web.review.import.language')} allowDeselect={false} data={spoken} value={language} onChange={(value) => value && setLanguage(value)} />
            {problem && <ProblemNotice error={problem} />}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
              <Button type="submit" disabled={meetingId === null || !hasContent} loading={bringIn.isPending}>{t('web.review.import.submit')}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

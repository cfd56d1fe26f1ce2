import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { vocabulary, type ImplementationStatus } from '@suivi/contract';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import type { Speakable } from './ask-extension-dialog.js';
import { takenFiles, useHandIn } from './evidence.js';
import { useSubmit, type StatusUpdate } from './updates.js';
import css from './updates.module.css';

interface Props {
  commitmentId: number;
  entities: readonly Speakable[];
  /** What the form begins with, where it is not empty. */
  began?: { organizationId: number; narrative: string; hint: string };
  onClose: () => void;
}

function useReport({ commitmentId, entities, began, onClose }: Props) {
  const submit = useSubmit();
  const add = useHandIn();
  const only = entities.length === 1 ? entities[0]?.organizationId : undefined;
  const first = began?.organizationId ?? only;
  const [entity, setEntity] = useState<string | null>(first === undefined ? null : String(first));
  const [status, setStatus] = useState<string | null>(null);
  const [narrative, setNarrative] = useState(began?.narrative ?? '');
  const [evidence, setEvidence] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [recorded, setRecorded] = useState<StatusUpdate | null>(null);
  // once the update is recorded, only its files are tried again
  const hand = (update: StatusUpdate) => (files.length === 0 ? onClose() : add.mutate({ update, files }, { onSuccess: onClose }));
  const send = () => {
    if (recorded) return hand(recorded);
    if (!entity || !status) return;
    const body = { organizationId: Number(entity), status: status as ImplementationStatus, narrative: narrative.trim(), ...(evidence.trim() ? { evidence: evidence.trim() } : {}) };
    submit.mutate({ params: { id: commitmentId }, body }, { onSuccess: (update) => { setRecorded(update); hand(update); } });
  };
  return { submit, add, entity, setEntity, status, setStatus, narrative, setNarrative, evidence, setEvidence, files, setFiles, recorded, send };
}

function Problems({ form: { submit, add, recorded, files } }: { form: ReturnType<typeof useReport> }) {
  const { t } = useLanguage();
  return (
    <>
      {submit.isError && <ProblemNotice error={submit.error} onRetry={submit.reset} />}
      {recorded && add.isError && <Text size="md">{t('desk.files.left')} {files.map((file) => file.name).join(' · ')}</Text>}
      {add.isError && <ProblemNotice error={add.error} />}
    </>
  );
}

function Fields({ form, entities, hint }: { form: ReturnType<typeof useReport>; entities: readonly Speakable[]; hint: string | undefined }) {
  const { t } = useLanguage();
  const isRecorded = form.recorded !== null;
  return (
    <>
      <Select required label={t('desk.entity')} allowDeselect={false} disabled={isRecorded} data={entities.map((e) => ({ value: String(e.organizationId), label: e.acronym }))} value={form.entity} onChange={form.setEntity} />
      <Select required label={t('desk.report.status')} allowDeselect={false} disabled={isRecorded} data={vocabulary.implementationStatuses.map((value) => ({ value, label: t(`implementationStatus.${value}`) }))} value={form.status} onChange={form.setStatus} />
      <Textarea required label={t('desk.report.narrative')} description={hint} disabled={isRecorded} maxLength={10_000} autosize minRows={3} maxRows={14} value={form.narrative} onChange={(event) => form.setNarrative(event.currentTarget.value)} dir="auto" />
      <TextInput label={t('desk.report.evidence')} disabled={isRecorded} maxLength={2000} value={form.evidence} onChange={(event) => form.setEvidence(event.currentTarget.value)} dir="auto" />
      <label className={css.fileField}>
        <span>{t('desk.report.files')}</span>
        <span className={css.quiet}>{t('desk.files.limits')}</span>
        <input type="file" multiple accept={takenFiles} onChange={(event) => form.setFiles([...(event.currentTarget.files ?? [])].slice(0, 5))} />
      </label>
    </>
  );
}

/** An update of an entity: as its own people say it, or as the desk heard it otherwise; with the files that show it. */
export function ReportDialog(props: Props) {
  const { t } = useLanguage();
  const form = useReport(props);
  return (
    <Modal opened onClose={props.onClose} size="lg" title={t('desk.report.open')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); form.send(); }}>
        <Stack gap="md">
          <Fields form={form} entities={props.entities} hint={props.began?.hint} />
          <Problems form={form} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={props.onClose}>{t(form.recorded ? 'web.action.close' : 'web.action.cancel')}</Button>
            <Button type="submit" disabled={!form.entity || !form.status} loading={form.submit.isPending || form.add.isPending}>{t(form.recorded ? 'web.action.retry' : 'desk.report.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

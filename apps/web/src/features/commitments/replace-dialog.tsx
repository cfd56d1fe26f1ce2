import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { Radio } from '../../ui/radio.js';
import { useMerge, useOpenCommitments, useSupersede, type CommitmentInFull } from './commitments.js';
import { SavingProblem } from './saving-problem.js';

const ways = ['superseded', 'framework', 'merged'] as const;
type Way = (typeof ways)[number];

interface Target {
  id: number;
  label: string;
}

/** An open commitment of the same partnership, found by its reference or its words. */
function TargetChoice({ commitment, target, onChange }: { commitment: CommitmentInFull; target: Target | null; onChange: (target: Target | null) => void }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim() && typed !== target?.label ? typed.trim() : undefined, 250);
  const found = (useOpenCommitments({ partnershipId: commitment.partnershipId, q }).data?.items ?? []).filter(({ id }) => id !== commitment.id).map(({ id, reference, title }) => ({ id, label: `${reference} · ${title.slice(0, 80)}` }));
  const offered = target && !found.some(({ id }) => id === target.id) ? [target, ...found] : found;
  // what was found was found by the server, in any of its texts: nothing of it is filtered out again
  return (
    <Select label={t('desk.replace.target')} placeholder={t('web.meeting.close.choose')} required searchable clearable nothingFoundMessage={t('desk.replace.nothing')} filter={({ options }) => options} data={offered.map(({ id, label }) => ({ value: String(id), label }))}
      value={target ? String(target.id) : null} searchValue={typed} onSearchChange={setTyped} onChange={(value) => onChange(offered.find(({ id }) => String(id) === value) ?? null)} />
  );
}

/** Sends the way that was chosen, through the use case that it is. */
function useReplacing(commitment: CommitmentInFull, onDone: (heirId: number | null) => void) {
  const [supersede, merge] = [useSupersede(), useMerge()];
  const send = (ifMatch: number, way: Way, targetId: number | null, reason: string) => {
    const of = { params: { id: commitment.id }, ifMatch };
    const done = { onSuccess: () => onDone(targetId) };
    if (way === 'merged') merge.mutate({ ...of, body: { intoCommitmentId: targetId ?? 0, ...(reason ? { reason } : {}) } }, done);
    else supersede.mutate({ ...of, body: { byCommitmentId: targetId, reason } }, done);
  };
  const failed = [supersede, merge].find(({ isError }) => isError);
  return { send, isPending: supersede.isPending || merge.isPending, error: failed?.error ?? null, reset: () => { supersede.reset(); merge.reset(); } };
}

/** Ends a commitment in favour of another one, which is shown then, or because its framework ends. */
export function ReplaceDialog({ commitment, onClose }: { commitment: CommitmentInFull; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>('superseded');
  const [target, setTarget] = useState<Target | null>(null);
  const [began] = useState(commitment.version);
  const [reason, setReason] = useState('');
  const saving = useReplacing(commitment, (heirId) => {
    onClose();
    if (heirId !== null) void navigate({ to: '/commitments/$commitmentId', params: { commitmentId: heirId } });
  });
  const isAlone = way === 'framework';
  const isComplete = isAlone || target !== null;
  const send = (ifMatch: number) => { if (isComplete) saving.send(ifMatch, way, isAlone ? null : (target?.id ?? null), reason.trim()); };
  const differences = [{ name: t('web.history.field.recordState'), mine: t(way === 'merged' ? 'recordState.merged' : 'recordState.superseded'), theirs: t(`recordState.${commitment.recordState}`) }];
  return (
    <Modal opened onClose={onClose} title={t('desk.replace.title')} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send(began); }}>
        <Stack gap="md">
          <Radio.Group value={way} label={t('desk.replace.way', { reference: commitment.reference })} onChange={(value) => setWay(value as Way)}>
            <Stack gap={8} mt={8}>{ways.map((value) => <Radio key={value} value={value} label={t(`desk.replace.${value}`)} description={t(`desk.replace.${value}.text`)} />)}</Stack>
          </Radio.Group>
          {!isAlone && <TargetChoice commitment={commitment} target={target} onChange={setTarget} />}
          <Textarea label={t('web.verify.reason')} description={t(way === 'merged' ? 'web.verify.reason.optional' : 'web.verify.reason.required')} required={way !== 'merged'} value={reason} onChange={(event) => setReason(event.currentTarget.value)} maxLength={1000} autosize minRows={2} dir="auto" />
          <SavingProblem saving={saving} commitment={commitment} differences={differences} onSave={send} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" disabled={!isComplete} loading={saving.isPending}>{t('desk.replace.submit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

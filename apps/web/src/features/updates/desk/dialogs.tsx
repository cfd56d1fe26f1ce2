import { Modal, Select, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '../../../ui/act-dialog.js';
import { useLanguage } from '../../../ui/language.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useCommitment } from '../../commitments/commitments.js';
import { HistoryStory } from '../../commitments/history-story.js';
import { useOrganizations } from '../../directory/directory.js';
import { ReturnForm } from '../decide.js';
import { DeclineForm } from '../extension-card.js';
import { LeaveForm } from '../handover-card.js';
import { useReassign, type Taken } from './acts.js';
import type { Commitment } from './desk.js';
import type { Waiting } from './desk-rows.js';

/** Says no to what waits, with the words that are mailed. */
export function NoDialog({ row, onClose }: { row: Waiting; onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Modal opened onClose={onClose} title={<bdi>{row.commitment.reference}</bdi>} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      {row.kind === 'update' && row.of && <ReturnForm update={row.of} onClose={onClose} />}
      {row.kind === 'extension' && row.of && <DeclineForm request={row.of} onClose={onClose} />}
      {row.kind === 'handover' && row.of && <LeaveForm handover={row.of} onClose={onClose} />}
    </Modal>
  );
}

/** Calls up what happened to a commitment, without leaving the page. */
export function HistoryDialog({ of, onClose }: { of: Commitment; onClose: () => void }) {
  const { t } = useLanguage();
  const commitment = useCommitment(of.id);
  return (
    <Modal opened onClose={onClose} size="lg" title={<bdi>{of.reference}</bdi>} closeButtonProps={{ 'aria-label': t('web.action.close') }}>
      {commitment.isError && <ProblemNotice error={commitment.error} onRetry={() => void commitment.refetch()} />}
      {commitment.data && <HistoryStory commitment={commitment.data} />}
    </Modal>
  );
}

/** Gives parts in commitments to another entity. */
export function ReassignDialog({ partnershipId, taken, onClose }: { partnershipId: number; taken: readonly Taken[]; onClose: () => void }) {
  const { t, named } = useLanguage();
  const reassign = useReassign();
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState<{ isPending: boolean; error: unknown }>({ isPending: false, error: null });
  const from = new Set(taken.map(({ organizationId }) => organizationId));
  const entities = (useOrganizations(partnershipId).data?.items ?? []).filter(({ id }) => from.size > 1 || !from.has(id)).map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  const send = () => {
    if (!to) return;
    setSending({ isPending: true, error: null });
    reassign(taken, { organizationId: Number(to), reason: reason.trim() }).then(onClose, (error: unknown) => setSending({ isPending: false, error }));
  };
  return (
    <ActDialog title={t('monday.reassign.title')} submit={t('monday.reassign')} sending={{ ...sending, reset: () => setSending({ isPending: false, error: null }) }} disabled={!to} onSend={send} onClose={onClose}>
      <Text size="md">{t('monday.reassign.text')}</Text>
      <Select searchable required openOnFocus={false} allowDeselect={false} label={t('monday.reassign.to')} data={entities} value={to} onChange={setTo} nothingFoundMessage={t('web.filter.nothing')} data-autofocus />
      <Textarea label={t('monday.reassign.why')} maxLength={500} autosize minRows={1} value={reason} onChange={(event) => setReason(event.currentTarget.value)} dir="auto" />
    </ActDialog>
  );
}

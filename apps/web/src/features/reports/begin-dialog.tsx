import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type ReportBreakdown, type ReportDocumentKind, type ReportOrder, vocabulary } from '@suivi/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useBegin } from './reports.js';

/** Meetings that a report may be of, by their partnership. */
type Choices = readonly { group: string; items: { value: string; label: string }[] }[];

/** What is chosen besides the kind: of a meeting, or of a period. */
const unchosen = { meeting: null as string | null, breakdown: 'area' as ReportBreakdown, from: '', to: '', nextReportOn: '', order: 'english' as ReportOrder };
type Chosen = typeof unchosen;
interface Part {
  chosen: Chosen;
  onChoose: (change: Partial<Chosen>) => void;
}

function OfMeeting({ chosen: { meeting, breakdown }, onChoose, choices }: Part & { choices: Choices }) {
  const { t } = useLanguage();
  return (
    <>
      <Select label={t('drafting.begin.meeting')} data={[...choices]} value={meeting} onChange={(value) => onChoose({ meeting: value })} required searchable data-autofocus />
      <Select label={t('drafting.begin.breakdown')} data={vocabulary.reportBreakdowns.map((value) => ({ value, label: t(`drafting.breakdown.${value}`) }))} value={breakdown} onChange={(value) => value && onChoose({ breakdown: value as ReportBreakdown })} allowDeselect={false} />
    </>
  );
}

function OfPeriod({ chosen: { from, to, nextReportOn, order }, onChoose }: Part) {
  const { t } = useLanguage();
  return (
    <>
      <TextInput label={t('drafting.begin.from')} type="date" required max={to || undefined} value={from} onChange={(event) => onChoose({ from: event.currentTarget.value })} />
      <TextInput label={t('drafting.begin.to')} type="date" required min={from || undefined} value={to} onChange={(event) => onChoose({ to: event.currentTarget.value })} />
      <TextInput label={t('drafting.begin.next')} description={t('drafting.begin.next-hint')} type="date" min={to || undefined} value={nextReportOn} onChange={(event) => onChoose({ nextReportOn: event.currentTarget.value })} />
      <Select label={t('drafting.begin.order')} data={vocabulary.reportOrders.map((value) => ({ value, label: t(`drafting.begin.order.${value}`) }))} value={order} onChange={(value) => value && onChoose({ order: value as ReportOrder })} allowDeselect={false} />
    </>
  );
}

/** Begins a report of a meeting, or one over all partnerships where that is the reader's to do. */
export function BeginDialog({ choices, overAll, onClose }: { choices: Choices; overAll: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const begin = useBegin();
  const [kind, setKind] = useState<ReportDocumentKind>('final');
  const [chosen, setChosen] = useState<Chosen>({ ...unchosen, meeting: choices[0]?.items[0]?.value ?? null });
  const [symbol, setSymbol] = useState('');
  const part: Part = { chosen, onChoose: (change) => setChosen((before) => ({ ...before, ...change })) };
  const kinds = vocabulary.reportDocumentKinds.filter((one) => one !== 'consolidated' || overAll);
  const { meeting, breakdown, from, to, nextReportOn, order } = chosen;
  const send = () => {
    const masthead = { symbol: symbol.trim() || null };
    const body = kind === 'consolidated' ? { kind, period: { from, to, ...(nextReportOn ? { nextReportOn } : {}) }, order, masthead } : { kind, breakdown, meetingId: Number(meeting), masthead };
    begin.mutate({ body }, { onSuccess: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }) });
  };
  const isComplete = kind === 'consolidated' ? from !== '' && to !== '' : meeting !== null;
  return (
    <Modal opened onClose={onClose} title={t('drafting.begin')} closeButtonProps={{ 'aria-label': t('web.action.close') }} size="md">
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <Select label={t('drafting.begin.kind')} data={kinds.map((value) => ({ value, label: t(`drafting.kind.${value}`) }))} value={kind} onChange={(value) => value && setKind(value as ReportDocumentKind)} allowDeselect={false} />
          {kind === 'consolidated' ? <OfPeriod {...part} /> : <OfMeeting {...part} choices={choices} />}
          <TextInput label={t('drafting.masthead.symbol')} value={symbol} onChange={(event) => setSymbol(event.currentTarget.value)} maxLength={80} dir="auto" />
          {begin.isError && <ProblemNotice error={begin.error} onRetry={begin.reset} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={begin.isPending} disabled={!isComplete}>{t('drafting.begin.go')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type ReportBreakdown, vocabulary } from '@suivi/contract';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../ui/language.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useBegin } from './reports.js';

/** Begins a report of a meeting. */
export function BeginDialog({ choices, onClose }: { choices: readonly { group: string; items: { value: string; label: string }[] }[]; onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const begin = useBegin();
  const [meeting, setMeeting] = useState<string | null>(choices[0]?.items[0]?.value ?? null);
  const [kind, setKind] = useState<'interim' | 'final'>('final');
  const [breakdown, setBreakdown] = useState<ReportBreakdown>('area');
  const [symbol, setSymbol] = useState('');
  const send = () => begin.mutate({ body: { kind, breakdown, meetingId: Number(meeting), masthead: { symbol: symbol.trim() || null } } }, { onSuccess: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }) });
  return (
    <Modal opened onClose={onClose} title={t('drafting.begin')} closeButtonProps={{ 'aria-label': t('web.action.close') }} size="md">
      <form onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Stack gap="md">
          <Select label={t('drafting.begin.meeting')} data={[...choices]} value={meeting} onChange={setMeeting} required searchable data-autofocus />
          <Select label={t('drafting.begin.kind')} data={(['interim', 'final'] as const).map((value) => ({ value, label: t(`drafting.kind.${value}`) }))} value={kind} onChange={(value) => value && setKind(value as 'final')} allowDeselect={false} />
          <Select label={t('drafting.begin.breakdown')} data={vocabulary.reportBreakdowns.map((value) => ({ value, label: t(`drafting.breakdown.${value}`) }))} value={breakdown} onChange={(value) => value && setBreakdown(value as ReportBreakdown)} allowDeselect={false} />
          <TextInput label={t('drafting.masthead.symbol')} value={symbol} onChange={(event) => setSymbol(event.currentTarget.value)} maxLength={80} dir="auto" />
          {begin.isError && <ProblemNotice error={begin.error} onRetry={begin.reset} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('web.action.cancel')}</Button>
            <Button type="submit" loading={begin.isPending} disabled={meeting === null}>{t('drafting.begin.go')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

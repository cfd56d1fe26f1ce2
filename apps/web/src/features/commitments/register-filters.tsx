import { Button, Select } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import type { ScheduleStatus } from '@suivi/contract';
import type { RefObject } from 'react';
import { IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { useOrganizations } from '../directory/directory.js';
import { useMeetingChoices } from '../outcomes/meetings.js';
import css from './register.module.css';
import { isNarrowed, type RegisterSearch } from './register-search.js';

interface Props {
  search: RegisterSearch;
  onChange: (change: Partial<RegisterSearch>) => void;
  firstFilter: RefObject<HTMLInputElement | null>;
}
const cleared: Partial<RegisterSearch> = { meetingId: undefined, organizationId: undefined, status: undefined, recordState: undefined, schedule: undefined };
const shown = (id: number | undefined): string | null => (id === undefined ? null : String(id));
const idOf = (value: string | null): number | undefined => (value === null ? undefined : Number(value));
const common = { size: 'sm', clearable: true, comboboxProps: { shadow: 'md' }, className: css.filter } as const;

function ScheduleViews({ chosen, onChoose }: { chosen: ScheduleStatus | undefined; onChoose: (schedule: ScheduleStatus | undefined) => void }) {
  const { t } = useLanguage();
  const views = ['overdue', 'due-soon', 'on-track', 'no-deadline'] satisfies ScheduleStatus[];
  return (
    <div className={css.views} role="group" aria-label={t('web.filter.schedule')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => onChoose(undefined)}>{t('web.filter.all')}</button>
      {views.map((view) => (
        <button key={view} type="button" aria-pressed={chosen === view} onClick={() => onChoose(view)}>{t(`scheduleStatus.${view}`)}</button>
      ))}
    </div>
  );
}

/** What narrows the register; every choice stands in the address. */
export function RegisterFilters({ search, onChange, firstFilter }: Props) {
  const { t, named } = useLanguage();
  const meetings = useMeetingChoices(search.partnershipId);
  const entities = (useOrganizations(search.partnershipId).data?.items ?? []).map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  const statuses = vocabulary.implementationStatuses.map((value) => ({ value, label: t(`implementationStatus.${value}`) }));
  const states = vocabulary.recordStates.map((value) => ({ value, label: t(`recordState.${value}`) }));
  return (
    <search className={css.filters} aria-label={t('web.filter.label')}>
      <ScheduleViews chosen={search.schedule} onChoose={(schedule) => onChange({ schedule })} />
      <div className={css.selects}>
        <Select {...common} ref={firstFilter} searchable aria-label={t('web.filter.meeting')} placeholder={t('web.filter.meeting.any')} nothingFoundMessage={t('web.filter.nothing')} data={meetings} value={shown(search.meetingId)} onChange={(value) => onChange({ meetingId: idOf(value) })} comboboxProps={{ shadow: 'md', width: 300, position: 'bottom-start' }} />
        <Select {...common} searchable aria-label={t('web.filter.entity')} placeholder={t('web.filter.entity.any')} nothingFoundMessage={t('web.filter.nothing')} data={entities} value={shown(search.organizationId)} onChange={(value) => onChange({ organizationId: idOf(value) })} comboboxProps={{ shadow: 'md', width: 320, position: 'bottom-start' }} />
        <Select {...common} aria-label={t('web.filter.status')} placeholder={t('web.filter.status.any')} data={statuses} value={search.status ?? null} onChange={(status) => onChange({ status: status ?? undefined })} />
        <Select {...common} aria-label={t('web.filter.record')} placeholder={t('web.filter.record.any')} data={states} value={search.recordState ?? null} onChange={(recordState) => onChange({ recordState: recordState ?? undefined })} />
        {isNarrowed(search) && (
          <Button size="sm" variant="subtle" leftSection={<IconX size={14} />} onClick={() => onChange(cleared)}>{t('web.filter.clear')}</Button>
        )}
      </div>
    </search>
  );
}

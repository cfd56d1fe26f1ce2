import { Button } from '@mantine/core';
import { vocabulary } from '@suivi/contract';
import type { MessageKey } from '@suivi/i18n';
import type { ReactNode } from 'react';
import { Choice } from '../../ui/choice.js';
import { IconX } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { useChosenPartnership, useOrganizations } from '../directory/directory.js';
import { useMeetingChoices } from '../outcomes/meetings.js';
import css from './register.module.css';
import { useCounts, useThematicAreas } from './commitments.js';
import { askedFor, cleared, countedFor, isNarrowed, type RegisterSearch } from './register-search.js';

interface Props {
  search: RegisterSearch;
  onChange: (change: Partial<RegisterSearch>) => void;
  narrow: boolean;
}
const shown = (id: number | undefined): string | null => (id === undefined ? null : String(id));
const idOf = (value: string | null): number | undefined => (value === null ? undefined : Number(value));

const views = [
  { key: 'recordState.open', choice: {} },
  { key: 'scheduleStatus.overdue', choice: { schedule: 'overdue' } },
  { key: 'scheduleStatus.due-soon', choice: { schedule: 'due-soon' } },
  { key: 'scheduleStatus.on-track', choice: { schedule: 'on-track' } },
  { key: 'scheduleStatus.no-deadline', choice: { schedule: 'no-deadline' } },
  { key: 'web.filter.all', choice: { recordState: 'all' } },
  { key: 'web.filter.unsettled', choice: { correction: 'unsettled' } },
] as const satisfies { key: MessageKey; choice: RegisterSearch }[];

type Counts = NonNullable<ReturnType<typeof useCounts>['data']>;
const countOf = (counts: Counts, choice: RegisterSearch): number =>
  choice.schedule ? counts.schedule[choice.schedule] : choice.correction ? counts.unsettled : choice.recordState === 'all' ? counts.total : counts.recordState.open;

/** The questions asked most, one press each, with how much each would show; a schedule status implies an open record. */
export function Views({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { t } = useLanguage();
  const counts = useCounts(countedFor(search)).data;
  const isShown = (choice: RegisterSearch) => search.schedule === choice.schedule && search.recordState === choice.recordState && search.correction === choice.correction;
  // Rare work has a place only while there is some.
  const offered = views.filter(({ choice }) => !('correction' in choice) || (counts?.unsettled ?? 0) > 0 || isShown(choice));
  return (
    <div className={css.views} role="group" aria-label={t('web.filter.views')}>
      {offered.map(({ key, choice }) => (
        <button key={key} type="button" aria-pressed={isShown(choice)} onClick={() => onChange({ schedule: undefined, recordState: undefined, correction: undefined, documentId: undefined, ...choice })}>
          {t(key)}
          {counts && <span className={css.viewCount}>{countOf(counts, choice)}</span>}
        </button>
      ))}
    </div>
  );
}

/** The choices behind one word where four of them would push the register off the screen. */
function Folded({ narrow, open, children }: { narrow: boolean; open: boolean; children: ReactNode }) {
  const { t } = useLanguage();
  if (!narrow) return <div className={css.selects}>{children}</div>;
  return (
    <details className={css.disclosure} open={open}>
      <summary>{t('web.filter.label')}</summary>
      <div className={css.selects}>{children}</div>
    </details>
  );
}

function Finer({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { t, named } = useLanguage();
  const chosen = useChosenPartnership(search.partnershipId);
  const areas = (useThematicAreas(chosen?.id).data?.items ?? []).map((area) => ({ value: String(area.id), label: named(area.name) }));
  const levels = vocabulary.levels.map((value) => ({ value, label: t(`level.${value}`) }));
  const acceptances = vocabulary.acceptances.map((value) => ({ value, label: t(`acceptance.${value}`) }));
  return (
    <>
      {areas.length > 0 && <Choice className={css.filter} name={t('register.column.area')} any={t('register.filter.area.any')} data={areas} value={shown(search.thematicAreaId)} onChange={(value) => onChange({ thematicAreaId: idOf(value) })} />}
      <Choice className={css.filter} name={t('register.column.level')} any={t('register.filter.level.any')} data={levels} value={search.level ?? null} onChange={(level) => onChange({ level: level ?? undefined })} />
      <Choice className={css.filter} name={t('register.column.acceptance')} any={t('register.filter.acceptance.any')} data={acceptances} value={search.acceptance ?? null} onChange={(acceptance) => onChange({ acceptance: acceptance ?? undefined })} />
    </>
  );
}

/** What narrows the register; every choice stands in the address. */
export function RegisterFilters({ search, onChange, narrow }: Props) {
  const { t, named } = useLanguage();
  const meetings = useMeetingChoices(search.partnershipId);
  const entities = (useOrganizations(search.partnershipId).data?.items ?? []).map((o) => ({ value: String(o.id), label: `${o.acronym} · ${named(o.name)}` }));
  const statuses = vocabulary.implementationStatuses.map((value) => ({ value, label: t(`implementationStatus.${value}`) }));
  const states = vocabulary.recordStates.map((value) => ({ value, label: t(`recordState.${value}`) }));
  return (
      <Folded narrow={narrow} open={isNarrowed({ ...search, schedule: undefined, correction: undefined, q: undefined })}>
        <Choice className={css.filter} name={t('web.filter.meeting')} any={t('web.filter.meeting.any')} data={meetings} value={shown(search.meetingId)} onChange={(value) => onChange({ meetingId: idOf(value) })} />
        <Choice className={css.filter} name={t('web.filter.entity')} any={t('web.filter.entity.any')} data={entities} value={shown(search.organizationId)} onChange={(value) => onChange({ organizationId: idOf(value) })} />
        <Choice className={css.filter} name={t('web.filter.status')} any={t('web.filter.status.any')} data={statuses} value={search.status ?? null} onChange={(status) => onChange({ status: status ?? undefined })} />
        <Choice className={css.filter} name={t('web.filter.record')} any={t('web.filter.record.any')} data={states} value={askedFor(search).recordState ?? null} onChange={(state) => onChange({ recordState: state === 'open' && search.correction === undefined ? undefined : (state ?? 'all'), schedule: undefined })} />
        <Finer search={search} onChange={onChange} />
        {isNarrowed(search) && (
          <Button size="sm" variant="subtle" leftSection={<IconX size={14} />} onClick={() => onChange(cleared)}>{t('web.filter.clear')}</Button>
        )}
      </Folded>
  );
}

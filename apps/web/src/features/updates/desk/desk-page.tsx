import { Button, Skeleton } from '@mantine/core';
import { formatDay, type MessageKey } from '@suivi/i18n';
import { useMemo, useRef, useState } from 'react';
import { useRights } from '../../../ui/caller.js';
import { pressInRow, stepRows, useKeys } from '../../../ui/keys.js';
import { useLanguage } from '../../../ui/language.js';
import { Page } from '../../../ui/page.js';
import { ProblemNotice } from '../../../ui/problem-notice.js';
import { useYes } from './acts.js';
import { DecideSection } from './decide-section.js';
import { DeskFilters } from './desk-filters.js';
import type { DeskSearch } from './desk-search.js';
import { type Commitment, type EntityStanding, type Overdue, type Standing, useDesk } from './desk.js';
import { dutyKey, fits, inOrder, type Waiting, waitingIn } from './desk-rows.js';
import css from './desk.module.css';
import { HistoryDialog, NoDialog, ReassignDialog } from './dialogs.js';
import { ClearanceSection, CycleSection, SilentSection, UnreachedSection, WeekSection } from './further-sections.js';
import { type Asked, NudgeDialog, useNudge } from './nudge.js';
import { OverdueSection } from './overdue-section.js';
import { useSelection } from './selection.js';

interface Props {
  partnership: { id: number; name: string };
  search: DeskSearch;
  onSearch: (changed: Partial<DeskSearch>) => void;
}

/** The figures, each the way to its part of the page. */
function Glance({ standing }: { standing: Standing }) {
  const { t } = useLanguage();
  const { counts, toVerify, extensions, handovers, lost, failed, entities } = standing;
  const tiles: readonly [string, MessageKey, number, 'bad' | 'warn'][] = [
    ['decide', 'monday.decide', toVerify.length + extensions.length + handovers.length, 'warn'],
    ['overdue', 'monday.overdue.flat', counts.overdue, 'bad'],
    ['unreached', 'monday.unreached', lost.length + failed.length, 'bad'],
    ['silent', 'monday.silent', entities.filter(({ silentDays }) => silentDays !== null).length, 'warn'],
  ];
  return (
    <nav className={css.glance} aria-label={t('monday.glance')}>
      {tiles.map(([id, label, count, tone]) => <a key={id} href={`#${id}`} className={css.tile} data-tone={count > 0 ? tone : undefined} data-tile={id}><strong>{count}</strong>{t(label)}</a>)}
    </nav>
  );
}

/** The dialog that is open. */
type Asking = { what: 'no'; row: Waiting } | { what: 'history'; of: Commitment } | { what: 'reassign'; rows: readonly Overdue[] } | { what: 'nudge'; parts?: readonly Asked[]; entity?: EntityStanding['entity'] };

const partsOf = (rows: readonly Overdue[]): Asked[] => rows.map(({ commitment, entity }) => ({ commitmentId: commitment.id, organizationId: entity.id, reference: commitment.reference }));

function Dialogs({ asking, partnershipId, onClose }: { asking: Asking | null; partnershipId: number; onClose: () => void }) {
  if (asking?.what === 'no') return <NoDialog row={asking.row} onClose={onClose} />;
  if (asking?.what === 'history') return <HistoryDialog of={asking.of} onClose={onClose} />;
  if (asking?.what === 'nudge') return <NudgeDialog partnershipId={partnershipId} parts={asking.parts} entity={asking.entity} onClose={onClose} />;
  if (asking?.what !== 'reassign') return null;
  const taken = asking.rows.map((row) => ({ commitmentId: row.commitment.id, organizationId: row.entity.id, row: dutyKey(row) }));
  return <ReassignDialog partnershipId={partnershipId} taken={taken} onClose={onClose} />;
}

/** What fits the address, in its order. */
function useShown(standing: Standing, search: DeskSearch) {
  const { language } = useLanguage();
  const rights = useRights();
  const desks = rights.desksIn(standing.partnershipId).join(' ');
  return useMemo(() => {
    const reader = { language, desks: (['un', 'partner'] as const).filter((side) => desks.includes(side)) };
    const shown = (row: { entity: Overdue['entity']; commitment?: Commitment }): boolean => fits(search, reader, { entity: row.entity, words: row.commitment ? `${row.commitment.reference} ${row.commitment.title}` : '' });
    return {
      waiting: waitingIn(standing).filter(shown), overdue: inOrder(standing.overdue.filter(shown), search, reader), silent: standing.entities.filter((one) => one.silentDays !== null).filter(shown),
      isNarrowed: search.q !== undefined || search.side !== undefined || search.organizationId !== undefined,
    };
  }, [standing, search, language, desks]);
}

/** Presses what stands for a key: on what is chosen, else in the row that one is in. */
function press(act: string): void {
  const bulk = document.querySelector<HTMLElement>(`[data-bulk='${act}']`);
  if (bulk) bulk.click();
  else pressInRow(act);
}

function Rows({ standing, search }: { standing: Standing; search: DeskSearch }) {
  const { t } = useLanguage();
  const shown = useShown(standing, search);
  const known = useMemo(() => [...shown.waiting.map(({ key }) => key), ...shown.overdue.map(dutyKey)], [shown]);
  const selection = useSelection(known);
  const yes = useYes();
  const nudge = useNudge();
  const rights = useRights();
  const mine = (side: Overdue['entity']['side']): boolean => rights.keeps({ partnershipId: standing.partnershipId, side });
  const [asking, setAsking] = useState<Asking | null>(null);
  const waiting = shown.waiting.filter(({ key }) => selection.has(key));
  const overdue = shown.overdue.filter((row) => selection.has(dutyKey(row)));
  const [askable, movable] = [overdue.filter((row) => mine(row.entity.side)), overdue.filter((row) => mine(row.keptBy))];
  const onYes = (rows: readonly Waiting[]) => { yes(rows); selection.set(rows.map(({ key }) => key), false); };
  const rowHere = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  const choose = (upTo: boolean) => () => { const row = rowHere(); if (row && document.activeElement?.closest('li')?.querySelector('[data-select]')) selection.toggle(row, upTo); };
  useKeys({ x: choose(false), X: choose(true), a: () => press('yes'), d: () => press('no'), n: () => press('nudge'), r: () => press('reassign'), h: () => press('history'), Escape: selection.clear });
  const onHistory = (of: Commitment) => setAsking({ what: 'history', of });
  const onNudge = (rows: readonly Overdue[]) => void nudge(partsOf(rows), {});
  const onReassign = (rows: readonly Overdue[]) => setAsking({ what: 'reassign', rows });
  return (
    <>
      <DecideSection rows={shown.waiting} isNarrowed={shown.isNarrowed} standing={standing} selection={selection} onYes={onYes} onNo={(row) => setAsking({ what: 'no', row })} onHistory={onHistory} />
      <OverdueSection rows={shown.overdue} isNarrowed={shown.isNarrowed} grouped={search.group !== 'none'} standing={standing} selection={selection} onNudge={onNudge} onReassign={onReassign} onHistory={onHistory} />
      <ClearanceSection standing={standing} />
      <div className={css.columns}>
        <UnreachedSection standing={standing} />
        <SilentSection entities={shown.silent} partnershipId={standing.partnershipId} onNudge={(of) => setAsking({ what: 'nudge', entity: of.entity })} />
      </div>
      <div className={css.columns}>
        <WeekSection partnershipId={standing.partnershipId} />
        <CycleSection standing={standing} />
      </div>
      {selection.rows.size > 0 && (
        <div className={css.bar} role="toolbar" aria-label={t('monday.selected', { count: selection.rows.size })}>
          <span aria-live="polite">{t('monday.selected', { count: selection.rows.size })}</span>
          {waiting.length > 0 && <Button size="xs" data-bulk="yes" onClick={() => onYes(waiting)}>{t('monday.act.accept', { count: waiting.length })}</Button>}
          {askable.length > 0 && <Button size="xs" data-bulk="nudge" onClick={() => setAsking({ what: 'nudge', parts: partsOf(askable) })}>{t('nudge.act.several', { count: askable.length })}</Button>}
          {movable.length > 0 && <Button size="xs" variant="default" data-bulk="reassign" onClick={() => onReassign(movable)}>{t('monday.act.reassign', { count: movable.length })}</Button>}
          <Button size="xs" variant="subtle" onClick={selection.clear}>{t('monday.select.clear')}</Button>
        </div>
      )}
      <Dialogs asking={asking} partnershipId={standing.partnershipId} onClose={() => setAsking(null)} />
    </>
  );
}

/** Where a coordinator begins the week: what waits, what is late, who is not reached, what goes out, and how the cycle stands. */
export function DeskPage({ partnership, search, onSearch }: Props) {
  const { t, language } = useLanguage();
  const desk = useDesk(partnership.id);
  const box = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => box.current?.focus(), ...stepRows });
  return (
    <Page title={t('web.week.title')} lead={desk.data && t('monday.lead', { partnership: partnership.name, date: formatDay(desk.data.today, 'day', language) })}>
      {desk.isPending && <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={420} radius="lg" /></div>}
      {desk.isError && !desk.data && <ProblemNotice error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && (
        <>
          <Glance standing={desk.data} />
          <DeskFilters search={search} box={box} onSearch={onSearch} />
          <Rows key={partnership.id} standing={desk.data} search={search} />
        </>
      )}
    </Page>
  );
}

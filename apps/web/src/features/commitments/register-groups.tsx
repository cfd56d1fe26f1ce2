import type { RegisterGroup } from '@suivi/contract';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import { useCounts, type CommitmentRow } from './commitments.js';
import css from './register.module.css';
import { askedFor, type RegisterSearch } from './register-search.js';

/** A line of the register: a row, or the head of a group, which knows the first row below it. */
export interface Line {
  key: string;
  group: string;
  of: RegisterGroup | undefined;
  first: CommitmentRow;
  row: CommitmentRow | undefined;
}

const leadOf = (row: CommitmentRow) => row.owners.find(({ part }) => part === 'lead');
const keys: Record<RegisterGroup, (row: CommitmentRow) => string> = {
  entity: (row) => String(leadOf(row)?.organizationId ?? ''),
  area: (row) => String(row.thematicArea?.id ?? ''),
  meeting: (row) => String(row.meeting.id),
  status: (row) => row.verifiedStatus,
};

/** Rows with the heads of their groups, as they come. */
export function linesOf(rows: readonly CommitmentRow[], of: RegisterGroup | undefined): Line[] {
  let open: string | undefined;
  return rows.flatMap((row) => {
    const group = of ? keys[of](row) : '';
    const line: Line = { key: String(row.id), group, of, first: row, row };
    const begins = of !== undefined && group !== open;
    open = group;
    return begins ? [{ ...line, key: `group ${group}`, row: undefined }, line] : [line];
  });
}

/** How many commitments each group holds, shown or not. */
export function useGroupCounts(search: RegisterSearch): Map<string, number> {
  const { sort: _, ...asked } = askedFor(search);
  const counts = useCounts(asked).data;
  return new Map(counts?.groups.map(({ key, count }) => [key, count]) ?? []);
}

/** What a group is called, and how many it holds. */
export function GroupName({ line: { of, first }, count }: { line: Line; count: number | undefined }) {
  const { t, named, language } = useLanguage();
  const lead = leadOf(first);
  const name = {
    entity: () => (lead ? `${lead.acronym} · ${named(lead.name)}` : t('register.group.no-lead')),
    area: () => (first.thematicArea ? named(first.thematicArea.name) : t('register.group.no-area')),
    meeting: () => `${named(first.meeting.seriesName)}: ${aboutMeeting(language, 'web.meeting.name', first.meeting.ordinal)}`,
    status: () => t(`implementationStatus.${first.verifiedStatus}`),
  }[of ?? 'status']();
  return <span className={css.groupName}><bdi>{name}</bdi>{count !== undefined && <span className={css.count}>{count}</span>}</span>;
}

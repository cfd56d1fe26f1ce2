import type { RegisterSort } from '@suivi/contract';
import type { MessageKey } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import { AcceptanceTag, ImplementationTag, ScheduleTag } from '../../ui/states.js';
import { Ago } from '../../ui/when.js';
import type { CommitmentRow } from './commitments.js';
import { DeadlineText } from './deadline-text.js';
import { LeadEntity } from './lead-entity.js';
import css from './register.module.css';

/** A column of the register: its name, what it can be sorted by, the headers under which it is exported, and its cell. */
export interface RegisterColumn {
  id: string;
  name: MessageKey;
  sort?: RegisterSort;
  exports: readonly string[];
  always?: true;
  Cell: (props: { row: CommitmentRow }) => ReactNode;
}

function TitleCell({ row }: { row: CommitmentRow }) {
  const { language } = useLanguage();
  return (
    <>
      <Link to="/commitments/$commitmentId" params={{ commitmentId: row.id }} className={css.title} data-row-link>
        <span className={css.clamp} dir="auto">{row.title}</span>
      </Link>
      <span className={css.under}>{aboutMeeting(language, 'web.register.from', row.meeting.ordinal, { paragraph: row.paragraphLabel })}</span>
    </>
  );
}

function StatusCell({ row }: { row: CommitmentRow }) {
  const { t } = useLanguage();
  return (
    <span className={css.stack}>
      <ImplementationTag status={row.verifiedStatus} />
      {row.declaredStatus !== row.verifiedStatus && <span className={css.under}>{t('web.register.declared', { status: t(`implementationStatus.${row.declaredStatus}`) })}</span>}
    </span>
  );
}

const DeadlineCell = ({ row }: { row: CommitmentRow }) => (
  <span className={css.stack}>
    <span className="numbers"><DeadlineText commitment={row} /></span>
    <ScheduleTag status={row.scheduleStatus} recordState={row.recordState} />
  </span>
);

function UpdateCell({ row }: { row: CommitmentRow }) {
  const { t } = useLanguage();
  return <span className={css.under}>{row.lastUpdateAt ? <Ago at={row.lastUpdateAt} /> : t('web.register.no-update')}</span>;
}

function AreaCell({ row }: { row: CommitmentRow }) {
  const { named } = useLanguage();
  return <span className={css.clamp} dir="auto">{row.thematicArea ? named(row.thematicArea.name) : '–'}</span>;
}

function LevelCell({ row }: { row: CommitmentRow }) {
  const { t } = useLanguage();
  return row.level ? t(`level.${row.level}`) : '–';
}

function MeetingCell({ row }: { row: CommitmentRow }) {
  const { named, language } = useLanguage();
  return <span className={css.clamp}>{named(row.meeting.seriesName)}: {aboutMeeting(language, 'web.meeting.name', row.meeting.ordinal)}</span>;
}

/** The columns that there are, in their order. */
export const registerColumns: readonly RegisterColumn[] = [
  { id: 'reference', name: 'web.register.column.reference', sort: 'reference', exports: ['reference'], Cell: ({ row }) => <bdi className={css.reference}>{row.reference}</bdi> },
  { id: 'title', name: 'web.register.column.commitment', exports: ['title', 'paragraph'], always: true, Cell: TitleCell },
  { id: 'entity', name: 'web.register.column.entity', sort: 'entity', exports: ['lead', 'contributing'], Cell: ({ row }) => <LeadEntity owners={row.owners} /> },
  { id: 'area', name: 'register.column.area', exports: ['thematic_area'], Cell: AreaCell },
  { id: 'level', name: 'register.column.level', exports: ['level'], Cell: LevelCell },
  { id: 'meeting', name: 'register.column.meeting', exports: ['series', 'meeting'], Cell: MeetingCell },
  { id: 'deadline', name: 'web.register.column.deadline', sort: 'deadline', exports: ['deadline', 'deadline_precision', 'record_state'], Cell: DeadlineCell },
  { id: 'status', name: 'web.register.column.status', sort: 'status', exports: ['verified_status', 'declared_status'], Cell: StatusCell },
  { id: 'acceptance', name: 'register.column.acceptance', exports: ['acceptance'], Cell: ({ row }) => (row.acceptance ? <AcceptanceTag acceptance={row.acceptance} /> : '–') },
  { id: 'update', name: 'web.register.column.update', sort: 'updated', exports: ['last_update'], Cell: UpdateCell },
];

const usual = 'reference,title,entity,deadline,status,update';
const STORED = 'suivi.register.columns';

function chosenLast(): string {
  try {
    return localStorage.getItem(STORED) ?? usual;
  } catch {
    return usual;
  }
}

/** Keeps a choice of columns for the next visit; answers how the address says it. */
export function rememberColumns(ids: readonly string[]): string | undefined {
  const text = registerColumns.filter(({ id }) => ids.includes(id)).map(({ id }) => id).join(',');
  try {
    localStorage.setItem(STORED, text);
  } catch {
    // not kept for the next visit, that is all
  }
  return text === usual ? undefined : text;
}

/** The columns that an address asks for; what it does not know is left out. */
export function columnsShown(text: string | undefined): RegisterColumn[] {
  const ids = (text ?? chosenLast()).split(',');
  return registerColumns.filter(({ id, always }) => always || ids.includes(id));
}

/** The headers of an export that says what is seen. */
export const exportedColumns = (columns: readonly RegisterColumn[]): string => ['reference', ...columns.flatMap((column) => column.exports)].filter((name, at, all) => all.indexOf(name) === at).join(',');

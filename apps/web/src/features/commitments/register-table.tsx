import { UnstyledButton } from '@mantine/core';
import type { MessageKey } from '@suivi/i18n';
import { Link } from '@tanstack/react-router';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { IconArrowDown, IconArrowUp } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import { aboutMeeting } from '../../ui/meeting-name.js';
import { ImplementationTag, ScheduleTag } from '../../ui/states.js';
import { Ago } from '../../ui/when.js';
import type { CommitmentRow } from './commitments.js';
import { DeadlineText } from './deadline-text.js';
import { LeadEntity } from './lead-entity.js';
import css from './register.module.css';

const features = tableFeatures({});
const column = createColumnHelper<typeof features, CommitmentRow>();

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
      {row.declaredStatus !== row.verifiedStatus && (
        <span className={css.under}>{t('web.register.declared', { status: t(`implementationStatus.${row.declaredStatus}`) })}</span>
      )}
    </span>
  );
}

const columns = column.columns([
  column.accessor('reference', { header: 'web.register.column.reference', cell: ({ row }) => <bdi className={css.reference}>{row.original.reference}</bdi> }),
  column.accessor('title', { header: 'web.register.column.commitment', cell: ({ row }) => <TitleCell row={row.original} /> }),
  column.display({ id: 'entity', header: 'web.register.column.entity', cell: ({ row }) => <LeadEntity owners={row.original.owners} /> }),
  column.display({
    id: 'deadline',
    header: 'web.register.column.deadline',
    cell: ({ row }) => (
      <span className={css.stack}>
        <span className="numbers"><DeadlineText commitment={row.original} /></span>
        <ScheduleTag status={row.original.scheduleStatus} recordState={row.original.recordState} />
      </span>
    ),
  }),
  column.display({ id: 'status', header: 'web.register.column.status', cell: ({ row }) => <StatusCell row={row.original} /> }),
  column.accessor('lastUpdateAt', {
    header: 'web.register.column.update',
    cell: ({ row }) => <span className={css.under}>{row.original.lastUpdateAt ? <Ago at={row.original.lastUpdateAt} /> : <NoUpdate />}</span>,
  }),
]);

function NoUpdate() {
  const { t } = useLanguage();
  return t('web.register.no-update');
}

interface Sorting {
  descending: boolean;
  onToggle: () => void;
}

/** The order by deadline, as a button that turns it round. */
export function SortButton({ descending, onToggle, label }: Sorting & { label: string }) {
  const { t } = useLanguage();
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <UnstyledButton className={css.sort} onClick={onToggle} title={t(descending ? 'web.register.sort.latest' : 'web.register.sort.earliest')}>
      {label}
      <Arrow size={13} stroke={2.2} aria-hidden />
    </UnstyledButton>
  );
}

/** The register as a table; the link of each row covers the whole row. */
export function RegisterTable({ rows, ...sorting }: { rows: CommitmentRow[] } & Sorting) {
  const { t } = useLanguage();
  const table = useTable({ features, columns, data: rows, getRowId: (row: CommitmentRow) => String(row.id) });
  const order = sorting.descending ? 'descending' : 'ascending';
  return (
    <table className={css.table}>
      <caption className="for-ears">{t('web.register.caption')}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const label = t(header.column.columnDef.header as MessageKey);
              const sorts = header.id === 'deadline';
              return (
                <th key={header.id} scope="col" data-column={header.id} aria-sort={sorts ? order : undefined}>
                  {sorts ? <SortButton {...sorting} label={label} /> : label}
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={row.original.recordState === 'open' ? undefined : css.settled}>
            {row.getAllCells().map((cell) => (
              <td key={cell.id} data-column={cell.column.id}><table.FlexRender cell={cell} /></td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

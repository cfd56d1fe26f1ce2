import { UnstyledButton } from '@mantine/core';
import type { RegisterSort } from '@suivi/contract';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { IconArrowDown, IconArrowUp } from '../../ui/icons.js';
import { useLanguage } from '../../ui/language.js';
import type { CommitmentRow } from './commitments.js';
import type { RegisterColumn } from './register-columns.js';
import { GroupName, linesOf, type Line, useGroupCounts } from './register-groups.js';
import css from './register.module.css';
import type { RegisterSearch } from './register-search.js';

interface Props {
  rows: CommitmentRow[];
  columns: readonly RegisterColumn[];
  search: RegisterSearch;
  onChange: (changed: Partial<RegisterSearch>) => void;
}

const heightOf = (line: Line | undefined): number => (line?.row ? 74 : 40);

/** The header of a column: a press sorts by it, another turns the order round. */
function Header({ column, search, onChange }: { column: RegisterColumn } & Pick<Props, 'search' | 'onChange'>) {
  const { t } = useLanguage();
  const label = t(column.name);
  const { sort } = column;
  if (!sort) return <th scope="col" data-column={column.id}>{label}</th>;
  const [ascending, descending] = [(search.sort ?? 'deadline') === sort, search.sort === `-${sort}`];
  const turned = (ascending ? `-${sort}` : sort) as RegisterSort | `-${RegisterSort}`;
  const Arrow = descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" data-column={column.id} aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}>
      <UnstyledButton className={css.sort} data-active={ascending || descending} onClick={() => onChange({ sort: turned === 'deadline' ? undefined : turned })} title={t(ascending ? 'register.order.down' : 'register.order.up', { column: label })}>
        {label}
        <Arrow size={13} stroke={2.2} aria-hidden />
      </UnstyledButton>
    </th>
  );
}

interface LineProps {
  line: Line;
  index: number;
  columns: Props['columns'];
  count: number | undefined;
  measure: (row: HTMLTableRowElement | null) => void;
}

/** Drawn once and then left alone: while the page is scrolled only rows that come into sight cost anything. */
const TableLine = memo(function TableLine({ line, index, columns, count, measure }: LineProps) {
  const { row } = line;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className={row ? (row.recordState === 'open' ? undefined : css.settled) : css.group}>
      {row ? columns.map(({ id, Cell }) => <td key={id} data-column={id}><Cell row={row} /></td>) : <th scope="colgroup" colSpan={columns.length}><GroupName line={line} count={count} /></th>}
    </tr>
  );
});

/** Room for the rows that are out of sight. */
const Gap = ({ height, span }: { height: number; span: number }) => (height > 0 ? <tr aria-hidden className={css.gap}><td colSpan={span} style={{ height }} /></tr> : null);

/** The register as a table; the link of each row covers the whole row, and only rows in sight are in the document. */
export function RegisterTable({ rows, columns, search, onChange }: Props) {
  const { t } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const lines = useMemo(() => linesOf(rows, search.group), [rows, search.group]);
  const counts = useGroupCounts(search);
  const inSight = useWindowVirtualizer({ count: lines.length, estimateSize: (at) => heightOf(lines[at]), overscan: 15, scrollMargin: top, getItemKey: (at) => lines[at]?.key ?? at });
  const shown = inSight.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  return (
    <table className={css.table} ref={table} aria-rowcount={-1}>
      <caption className="for-ears">{t('register.caption')}</caption>
      <thead><tr>{columns.map((column) => <Header key={column.id} column={column} search={search} onChange={onChange} />)}</tr></thead>
      <tbody>
        <Gap height={first ? first.start - top : 0} span={columns.length} />
        {shown.map(({ index, key }) => {
          const line = lines[index];
          if (!line) return null;
          return <TableLine key={key} line={line} index={index} columns={columns} count={counts.get(line.group)} measure={inSight.measureElement} />;
        })}
        <Gap height={last ? inSight.getTotalSize() - (last.end - top) : 0} span={columns.length} />
      </tbody>
    </table>
  );
}

import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Empty } from './empty.js';
import type { Icon } from './icons.js';
import { useLanguage } from './language.js';
import css from './listing.module.css';
import { ProblemNotice } from './problem-notice.js';

/** What is told of each row: under a heading where there is room for columns, beside it where there is not. */
export interface Column<T> {
  head: string;
  cell: (item: T) => ReactNode;
}

/** What the rows were asked for with. */
export interface Asked {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
}

interface Props<T> {
  label: string;
  asked: Asked;
  items: readonly T[] | undefined;
  keyOf: (item: T) => string | number;
  columns: readonly Column<T>[];
  /** The buttons of a row. */
  acts?: (item: T) => ReactNode;
  /** What stands there where there are none; without a text where the section says already what it is for. */
  empty: { icon: Icon; title: string; text?: ReactNode };
  more?: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Rows of one kind: a table on a desk, cards on a phone; with what stands there while they come, when they do not, and when there are none. */
export function Listing<T>({ label, asked, items, empty, more, ...rows }: Props<T>) {
  const { t } = useLanguage();
  if (items === undefined && asked.isPending) return <div role="status"><span className="for-ears">{t('web.loading')}</span><Skeleton height={120} radius="lg" /></div>;
  if (items === undefined) return <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />;
  if (items.length === 0) return <div className={css.none}><Empty icon={empty.icon} title={empty.title}>{empty.text}</Empty></div>;
  return (
    <>
      <Rows label={label} items={items} {...rows} />
      {more?.hasNextPage && <Button mt="md" size="sm" variant="default" loading={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>{t('web.action.more')}</Button>}
    </>
  );
}

// The roles are said again: a row that is laid out as a card is no table row to a screen reader any more.
function Rows<T>({ label, items, keyOf, columns, acts }: Pick<Props<T>, 'label' | 'keyOf' | 'columns' | 'acts'> & { items: readonly T[] }) {
  const { t } = useLanguage();
  return (
    <table className={css.listing} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ head }) => <th key={head} role="columnheader" scope="col">{head}</th>)}
          {acts && <th role="columnheader" scope="col"><span className="for-ears">{t('people.acts')}</span></th>}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((item) => (
          <tr key={keyOf(item)} role="row">
            {columns.map(({ head, cell }) => <td key={head} role="cell" data-head={head}><div>{cell(item)}</div></td>)}
            {acts && <td role="cell" className={css.acts}><span className={css.buttons}>{acts(item)}</span></td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Words that stand smaller under the main ones of a cell. */
export function Under({ children }: { children: ReactNode }) {
  return <span className={css.under}>{children}</span>;
}

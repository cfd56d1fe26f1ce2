import { Select } from '@mantine/core';
import type { RefObject } from 'react';
import { Checkbox } from '../../../ui/checkbox.js';
import { useLanguage } from '../../../ui/language.js';
import { SearchBox } from '../../../ui/search-box.js';
import { deskSorts, type DeskSearch } from './desk-search.js';
import css from './desk.module.css';

interface Props {
  search: DeskSearch;
  box: RefObject<HTMLInputElement | null>;
  onSearch: (changed: Partial<DeskSearch>) => void;
}

/** Narrows and orders what is shown; all of it stands in the address. */
export function DeskFilters({ search, box, onSearch }: Props) {
  const { t } = useLanguage();
  return (
    <search className={css.filters} aria-label={t('monday.filter')}>
      <SearchBox q={search.q} onSearch={onSearch} label={t('monday.filter.q')} box={box} className={css.search} />
      <Select className={css.order} size="sm" aria-label={t('monday.sort')} allowDeselect={false} value={search.sort ?? 'age'} data={deskSorts.map((sort) => ({ value: sort, label: t(`monday.sort.${sort}`) }))}
        onChange={(value) => onSearch({ sort: value === 'entity' || value === 'contact' ? value : undefined })} />
      <Checkbox size="sm" label={t('monday.filter.group')} checked={search.group !== 'none'} onChange={(event) => onSearch({ group: event.currentTarget.checked ? undefined : 'none' })} />
      <Checkbox size="sm" label={t('monday.filter.own')} checked={search.side === 'own'} onChange={(event) => onSearch({ side: event.currentTarget.checked ? 'own' : undefined })} />
    </search>
  );
}

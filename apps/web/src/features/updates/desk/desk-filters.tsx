import { Select, TextInput } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { Checkbox } from '../../../ui/checkbox.js';
import { IconSearch } from '../../../ui/icons.js';
import { useLanguage } from '../../../ui/language.js';
import { deskSorts, type DeskSearch } from './desk-search.js';
import css from './desk.module.css';

const PAUSE_MS = 250;

interface Props {
  search: DeskSearch;
  box: RefObject<HTMLInputElement | null>;
  onSearch: (changed: Partial<DeskSearch>) => void;
}

/** Narrows and orders what is shown; all of it stands in the address. */
export function DeskFilters({ search, box, onSearch }: Props) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(search.q ?? '');
  useEffect(() => {
    const q = typed.trim() || undefined;
    if (q === search.q) return;
    const rest = setTimeout(() => onSearch({ q }), PAUSE_MS);
    return () => clearTimeout(rest);
  }, [typed, search.q, onSearch]);
  return (
    <search className={css.filters} aria-label={t('monday.filter')}>
      <TextInput ref={box} className={css.search} type="search" maxLength={200} dir="auto" size="sm" value={typed} aria-label={t('monday.filter.q')} placeholder={t('monday.filter.q')} leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={(event) => event.key === 'Escape' && (typed ? setTyped('') : event.currentTarget.blur())} />
      <Select className={css.order} size="sm" aria-label={t('monday.sort')} allowDeselect={false} value={search.sort ?? 'age'} data={deskSorts.map((sort) => ({ value: sort, label: t(`monday.sort.${sort}`) }))}
        onChange={(value) => onSearch({ sort: value === 'entity' || value === 'contact' ? value : undefined })} />
      <Checkbox size="sm" label={t('monday.filter.group')} checked={search.group !== 'none'} onChange={(event) => onSearch({ group: event.currentTarget.checked ? undefined : 'none' })} />
      <Checkbox size="sm" label={t('monday.filter.own')} checked={search.side === 'own'} onChange={(event) => onSearch({ side: event.currentTarget.checked ? 'own' : undefined })} />
    </search>
  );
}
